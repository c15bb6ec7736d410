import { expect, test } from 'vitest'
import type { DayIntervals } from '../intervals/day-pieces.js'
import { estimateDay } from './estimate-day.js'

/** Six hours stand for a day; 3,600 seconds each, three decimals. */
const day = (amounts: (number | null)[], scale = 3): DayIntervals => ({
  day: '2026-03-04',
  startsAt: 1_772_600_400,
  seconds: 3600,
  scale,
  amounts,
  qualities: amounts.map((amount) => (amount === null ? 'N' : 'A')).join(''),
})

test.each<[string, (number | null)[], DayIntervals[], string | undefined]>([
  [
    'two hours on the line between their neighbours',
    [100, null, null, 400, 100, 100],
    [],
    'interpolation 100,200,300,400,100,100 AEEAAA',
  ],
  [
    'three in a row by the mean of the days that are alike',
    [100, null, null, null, 100, 100],
    [day([1, 10, 20, 30, 1, 1]), day([1, 11, 22, 33, 1, 1])],
    'interval_averaging 100,11,21,32,100,100 AEEEAA',
  ],
  [
    'nothing before the gap: by days that are alike',
    [null, 100, 100, 100, 100, 100],
    [day([7, 1, 1, 1, 1, 1], 2)],
    'interval_averaging 70,100,100,100,100,100 EAAAAA',
  ],
  ['a day of another number of intervals is not alike', [null, 100, 100, 100, 100, 100], [day([7, 1, 1, 1, 1])], undefined],
  ['an interval that is missing on every day that is alike', [null, 1, 1, 1, 1, 1], [day([null, 1, 1, 1, 1, 1])], undefined],
  ['nothing is missing', [1, 1, 1, 1, 1, 1], [], undefined],
])('%s', (_, amounts, alike, expected) => {
  const made = estimateDay(day(amounts), alike)
  expect(made === undefined ? undefined : `${made.rule} ${made.day.amounts.join()} ${made.day.qualities}`).toBe(expected)
})

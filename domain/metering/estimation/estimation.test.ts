import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Decimal, decimal, sum } from '../../kernel/decimal.js'
import type { KnownUse, ProxyDay } from './estimate.js'
import { adjustIntervalsFromScalar } from './adjust-intervals-from-scalar.js'
import { intervalAveraging } from './interval-averaging.js'
import { intervalProfile } from './interval-profile.js'
import { interpolation } from './interpolation.js'
import { proxyDay } from './proxy-day.js'
import { subtractiveAdjustment } from './subtractive-adjustment.js'
import { scalarEstimation } from './scalar-estimation.js'
import { scalarFromIntervals } from './scalar-from-intervals.js'
import { scalarOfLastYear } from './scalar-of-last-year.js'
import { scalarProfile } from './scalar-profile.js'
import { scalarProration } from './scalar-proration.js'

const TENTH = { digits: 1, mode: 'half_up' } as const
const use = (from: string, to: string, quantity: number): KnownUse => ({ from, to, use: decimal(quantity) })
const values = (...list: (number | null)[]): (Decimal | null)[] => list.map((value) => (value === null ? null : decimal(value)))
const numbers = (...list: number[]): Decimal[] => list.map((value) => decimal(value))
const shown = (list: readonly Decimal[] | undefined): string => list?.map((value) => value.toFixed()).join(' ') ?? 'none'
const text = (value: Decimal | undefined): string => value?.toDecimalPlaces(6).toFixed() ?? 'none'

const SEPTEMBER = { from: '2026-09-01', to: '2026-09-30' }
// 310 in July and 620 in August: 10 and 20 a day.
const SUMMER = [use('2026-07-01', '2026-07-31', 310), use('2026-08-01', '2026-08-31', 620)]

describe('the use of days without a read', () => {
  test.each<[string, string, string]>([
    ['the mean a day of the last two: 930 ÷ 62 × 30', text(scalarEstimation(SEPTEMBER, SUMMER, 2)), '450'],
    ['the mean of the last one', text(scalarEstimation(SEPTEMBER, SUMMER, 1)), '600'],
    ['nothing before', text(scalarEstimation(SEPTEMBER, [], 2)), 'none'],
    [
      'the same days a year ago',
      text(scalarOfLastYear(SEPTEMBER, [use('2025-09-01', '2025-09-15', 100), use('2025-09-16', '2025-09-30', 80)])),
      '180',
    ],
    ['a year ago is not known on every day', text(scalarOfLastYear(SEPTEMBER, [use('2025-09-02', '2025-09-30', 100)])), 'none'],
    [
      'part of a longer read: 10 of 40 days',
      text(scalarProration({ from: '2026-09-01', to: '2026-09-10' }, [use('2026-08-22', '2026-09-30', 400)])),
      '100',
    ],
    [
      'days that two reads cover',
      text(scalarProration(SEPTEMBER, [use('2026-09-01', '2026-09-30', 1), use('2026-09-30', '2026-09-30', 1)])),
      'none',
    ],
    // July and August weigh 2 a day, September 1: 930 × 30 ÷ 124.
    [
      'by a profile of the year',
      text(
        scalarProfile(
          SEPTEMBER,
          SUMMER,
          new Map([
            [7, decimal(2)],
            [8, decimal(2)],
            [9, decimal(1)],
          ]),
        ),
      ),
      '225',
    ],
    [
      'a profile without the month',
      text(
        scalarProfile(
          SEPTEMBER,
          SUMMER,
          new Map([
            [7, decimal(2)],
            [8, decimal(2)],
          ]),
        ),
      ),
      'none',
    ],
    ['the sum of the intervals', text(scalarFromIntervals(values(1, 2.5, 3))), '6.5'],
    ['one interval is missing', text(scalarFromIntervals(values(1, null))), 'none'],
  ])('%s', (_case, found, expected) => {
    expect(found).toBe(expected)
  })
})

const proxy = (day: string, temperature: number, kind: string, ...list: number[]): ProxyDay => ({
  day,
  temperature: decimal(temperature),
  kind,
  values: numbers(...list),
})
const DAYS = [
  proxy('2026-07-01', 20, 'workday', 1, 1),
  proxy('2026-07-02', 24, 'workday', 2, 2),
  proxy('2026-07-03', 20, 'workday', 3, 3),
  proxy('2026-07-04', 21, 'weekend', 9, 9),
]
const near = (temperature: number, most = 2): string => {
  const found = proxyDay(values(5, null), decimal(temperature), 'workday', DAYS, decimal(most))
  return found === undefined ? 'none' : `${found.day}: ${shown(found.values)}`
}

describe('intervals that are missing', () => {
  test.each<[string, string, string]>([
    ['on the line between neighbours', shown(interpolation(values(1, null, null, 4), 2, TENTH)), '1 2 3 4'],
    ['rounded', shown(interpolation(values(1, null, null, 2), 2, TENTH)), '1 1.3 1.7 2'],
    ['too many in a row', shown(interpolation(values(1, null, null, 4), 1, TENTH)), 'none'],
    ['two holes', shown(interpolation(values(1, null, 3, null, 5), 1, TENTH)), '1 2 3 4 5'],
    ['no neighbour before', shown(interpolation(values(null, 2), 1, TENTH)), 'none'],
    ['no neighbour after', shown(interpolation(values(2, null), 1, TENTH)), 'none'],
    [
      'the mean of days that are alike',
      shown(intervalAveraging(values(9, null), [values(1, 2), values(1, 3), values(1, null)], TENTH)),
      '9 2.5',
    ],
    ['no day that is alike', shown(intervalAveraging(values(9, null), [values(1, null)], TENTH)), 'none'],
    ['the later of two days as warm', near(20.4), '2026-07-03: 5 3'],
    ['the warmer day', near(23), '2026-07-02: 5 2'],
    ['no day near enough', near(30), 'none'],
    ['a use in the shape of a profile', shown(intervalProfile(decimal(10), numbers(1, 2, 1), TENTH)), '2.5 5 2.5'],
    ['the last takes what rounding leaves', shown(intervalProfile(decimal(10), numbers(1, 1, 1), TENTH)), '3.3 3.3 3.4'],
    ['a profile of nothing', shown(intervalProfile(decimal(10), numbers(0, 0), TENTH)), 'none'],
    [
      'estimates scaled to the register, the measured one stays',
      shown(adjustIntervalsFromScalar(numbers(4, 1, 3), new Set([1, 2]), decimal(12), TENTH)),
      '4 2 6',
    ],
    [
      'estimates of nothing share alike',
      shown(adjustIntervalsFromScalar(numbers(4, 0, 0), new Set([1, 2]), decimal(10), TENTH)),
      '4 3 3',
    ],
    [
      'the register has less than was measured',
      shown(adjustIntervalsFromScalar(numbers(4, 1), new Set([1]), decimal(3), TENTH)),
      'none',
    ],
    ['the whole less the others', shown(subtractiveAdjustment(values(10, 8), [values(2, 3), values(1, 1)])), '7 4'],
    ['less than nothing would be left', shown(subtractiveAdjustment(values(10), [values(11)])), 'none'],
    ['one of the others is missing', shown(subtractiveAdjustment(values(10), [values(null)])), 'none'],
  ])('%s', (_case, found, expected) => {
    expect(found).toBe(expected)
  })

  test('what is spread or adjusted sums to the use, to the last digit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 96 }),
        (whole, weights) => {
          const total = decimal(whole).div(1000)
          const spread = intervalProfile(total, numbers(...weights), { digits: 3, mode: 'half_up' })
          if (spread !== undefined) expect(sum(spread).eq(total)).toBe(true)
          const places = new Set(weights.map((_, index) => index))
          expect(sum(adjustIntervalsFromScalar(numbers(...weights), places, total, TENTH) ?? []).eq(total)).toBe(true)
        },
      ),
      { numRuns: 100 },
    )
  })
})

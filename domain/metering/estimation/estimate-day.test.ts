import { expect, test } from 'vitest'
import type { DayIntervals } from '../intervals/day-pieces.js'
import { addDays } from '../../kernel/local-date.js'
import { decimal } from '../../kernel/decimal.js'
import { estimateDay, scalarOfDay } from './estimate-day.js'
import {
  DEFAULT_ESTIMATION,
  type EstimationChoice,
  type EstimationRule,
  estimationRulesFor,
  isIntervalRule,
} from './estimation-rules.js'

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
  const before = alike.map((each, index) => ({ ...each, day: addDays('2026-03-04', -7 * (index + 1)) }))
  const ground = { before, temperatures: new Map(), holidays: new Set<string>() }
  const made = estimateDay(day(amounts), ground, DEFAULT_ESTIMATION.filter(isIntervalRule))
  expect(made === undefined ? undefined : `${made.rule} ${made.day.amounts.join()} ${made.day.qualities}`).toBe(expected)
})

// 4 March 2026 is a Wednesday; the Wednesday before was at 50 degrees, Monday at 41, Sunday at 40.
const week = [
  { ...day([10, 20, 30, 40, 50, 60]), day: '2026-02-25' },
  { ...day([1, 2, 3, 4, 5, 6]), day: '2026-03-01' },
  { ...day([7, 7, 7, 7, 7, 7]), day: '2026-03-02' },
]
const temperatures = new Map(
  [
    ['2026-03-04', '40'],
    ['2026-02-25', '50'],
    ['2026-03-01', '40'],
    ['2026-03-02', '41'],
  ].map(([on, degrees]) => [on as string, decimal(degrees as string)] as const),
)
const NOTHING = [null, null, null, null, null, null]
const proxy: EstimationChoice = { rule: 'proxy_day', most_degrees: '2', days: 30 }
test.each<[string, EstimationChoice, (number | null)[], string | undefined, string[], string | undefined]>([
  ['the workday that was as warm, not the Sunday', proxy, NOTHING, undefined, [], '7,7,7,7,7,7 on 2026-03-02'],
  ['no workday as warm', { ...proxy, most_degrees: '0.5' }, NOTHING, undefined, [], undefined],
  ['a holiday is like a Sunday', proxy, NOTHING, undefined, ['2026-03-04'], '1,2,3,4,5,6 on 2026-03-01'],
  ['the register in the shape of last week', { rule: 'interval_profile', weeks: 4 }, NOTHING, '0.420', [], '20,40,60,80,100,120'],
  ['a shape for whole days only', { rule: 'interval_profile', weeks: 4 }, [1, ...NOTHING.slice(1)], '0.420', [], undefined],
  [
    'scaled to what the register has left',
    { rule: 'adjust_from_scalar', weeks: 4 },
    [10, 20, 30, null, null, 60],
    '0.300',
    [],
    '10,20,30,80,100,60',
  ],
  [
    'more measured than the register has',
    { rule: 'adjust_from_scalar', weeks: 4 },
    [900, 20, 30, null, null, 60],
    '0.300',
    [],
    undefined,
  ],
  ['no register', { rule: 'adjust_from_scalar', weeks: 4 }, [10, 20, 30, null, null, 60], undefined, [], undefined],
])('%s', (_, rule, amounts, scalar, holidays, expected) => {
  const ground = {
    before: week,
    temperatures,
    holidays: new Set(holidays),
    ...(scalar === undefined ? {} : { scalar: decimal(scalar) }),
  }
  const made = estimateDay(day(amounts), ground, [rule])
  expect(made === undefined ? undefined : `${made.day.amounts.join()}${made.on === undefined ? '' : ` on ${made.on}`}`).toBe(
    expected,
  )
})

test('a rule is for its days, services and classes, and without being asked only where it is automatic', () => {
  const rule: EstimationRule = {
    rule: 'interval_averaging',
    weeks: 4,
    automatic: true,
    from: '2026-03-01',
    only: { customer_classes: ['residential'] },
  }
  const rules = [DEFAULT_ESTIMATION[0] as EstimationRule, rule]
  const at = (more: object) => ({ day: '2026-03-04', service: 'electric', customerClass: 'residential', isAsked: false, ...more })
  expect(estimationRulesFor(rules, at({}))).toEqual([rule])
  expect(estimationRulesFor(rules, at({ isAsked: true }))).toEqual(rules)
  expect(estimationRulesFor(rules, at({ day: '2026-02-28' }))).toEqual([])
  expect(estimationRulesFor(rules, at({ customerClass: null }))).toEqual([])
})

test('what a register counted on a day is what the other days of its reads leave', () => {
  const span = ['2026-03-03', '2026-03-04', '2026-03-05']
  const totals = new Map([
    ['2026-03-03', decimal('2')],
    ['2026-03-05', decimal('3')],
  ])
  expect(scalarOfDay(decimal('9'), span, '2026-03-04', totals)?.toFixed()).toBe('4')
  expect(scalarOfDay(decimal('4'), span, '2026-03-04', totals)).toBeUndefined()
  expect(scalarOfDay(decimal('9'), span, '2026-03-03', totals)).toBeUndefined()
})

test('what is missing is the whole less the channels beside it, where they have it', () => {
  const rule: EstimationChoice = { rule: 'subtractive_adjustment', whole: 'E', less: ['E2', 'E3'] }
  const beside = new Map([
    ['E', day([100, 100, 100, 100, 100, 100])],
    ['E2', day([30, 30, 30, 30, 30, 30])],
    ['E3', day([null, 20, 20, 20, 20, 20])],
  ])
  const made = (own: (number | null)[], more = beside) =>
    estimateDay(day(own), { before: [], temperatures: new Map(), holidays: new Set(), beside: more }, [rule])?.day.amounts.join()
  expect(made([7, null, 9, null, 1, 1])).toBe('7,50,9,50,1,1')
  expect(made([null, 1, 1, 1, 1, 1])).toBeUndefined()
  expect(made([7, null, 9, null, 1, 1], new Map([['E', day([1, 1, 1, 1, 1, 1])]]))).toBeUndefined()
})

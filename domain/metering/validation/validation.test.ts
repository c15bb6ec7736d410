import { describe, expect, test } from 'vitest'
import { decimal, sum } from '../../kernel/decimal.js'
import { addDays, addMonths, type LocalDate } from '../../kernel/local-date.js'
import type { Quality } from '../formats/meter-record.js'
import type { Measurement, MeasurementSurroundings } from './measurement.js'
import { type RuleChoice, validate, type ValidationRule } from './rule-set.js'

const HOUR = 3600

interface Short {
  readonly from?: LocalDate
  readonly to?: LocalDate
  readonly use?: number | null
  readonly values?: readonly (number | null)[]
  readonly startsAt?: number
  readonly seconds?: number
  readonly unit?: string
  readonly multiplier?: string
  readonly quality?: Quality
}

function measured(short: Short): Measurement {
  const values = short.values?.map((value) => (value === null ? null : decimal(value)))
  const total = values === undefined ? undefined : sum(values.filter((value) => value !== null))
  return {
    from: short.from ?? '2026-08-01',
    to: short.to ?? '2026-08-31',
    quantity: short.use === null ? null : decimal(short.use ?? total ?? 310),
    unit: short.unit ?? 'kWh',
    multiplier: short.multiplier ?? '1',
    quality: short.quality ?? 'A',
    ...(values === undefined ? {} : { intervals: { startsAt: short.startsAt ?? 0, seconds: short.seconds ?? HOUR, values } }),
  }
}

/** A measurement of one month, so many months before August 2026, of a use a day. */
function month(back: number, perDay: number): Measurement {
  const from = addMonths('2026-08-01', -back)
  const to = addDays(addMonths('2026-08-01', 1 - back), -1)
  const days = Number(to.slice(8))
  return measured({ from, to, use: perDay * days })
}

function around(more: Partial<MeasurementSurroundings> = {}): MeasurementSurroundings {
  return {
    register: { unit: 'kWh', multiplier: '1', seconds: HOUR, status: 'active', mayBeNegative: false },
    earlier: [],
    siblings: new Map(),
    outages: [],
    checks: [],
    estimatedInARow: 0,
    ...more,
  }
}

/** Three times without supply in the year before. */
const OUTAGES = ['2026-02-01', '2026-05-01', '2026-07-01'].map((day) => ({ from: day, to: day }))

function sentences(rule: RuleChoice, measurement: Measurement, surroundings = around()): string[] {
  const set: ValidationRule[] = [{ ...rule, severity: 'exception', roles: ['initial_load'] } as ValidationRule]
  return validate(measurement, surroundings, set, { role: 'initial_load', service: 'electric' }).findings.map(
    (finding) => finding.sentence,
  )
}

const register = (more: Partial<MeasurementSurroundings['register']>): MeasurementSurroundings =>
  around({ register: { ...around().register, ...more } })
const dynamic = (more: object = {}): RuleChoice =>
  ({
    rule: 'dynamic_comparison',
    statistic: 'average',
    measurements: 12,
    odd: 'above',
    times: '2',
    plus: '0',
    ...more,
  }) as RuleChoice
const replacement: RuleChoice = {
  rule: 'final_measurement_replacement',
  most_quantity: '10',
  most_percent: '5',
  ranking: ['M', 'A', 'E'],
}

describe('what is odd about a measurement', () => {
  test.each<[string, RuleChoice, Measurement, MeasurementSurroundings, string | undefined]>([
    [
      'intervals go on',
      { rule: 'consecutive_interval' },
      measured({ values: [1], startsAt: 7200 }),
      around({ earlier: [measured({ values: [1, 1] })] }),
      undefined,
    ],
    [
      'an hour is missing before them',
      { rule: 'consecutive_interval' },
      measured({ values: [1], startsAt: 10_800 }),
      around({ earlier: [measured({ values: [1, 1] })] }),
      '3600 seconds after',
    ],
    [
      'they overlap',
      { rule: 'consecutive_interval' },
      measured({ values: [1], startsAt: 3600 }),
      around({ earlier: [measured({ values: [1, 1] })] }),
      '3600 seconds before',
    ],
    ['hours where hours are counted', { rule: 'interval_size' }, measured({ values: [1] }), around(), undefined],
    [
      'quarters where hours are counted',
      { rule: 'interval_size' },
      measured({ values: [1], seconds: 900 }),
      around(),
      '900 seconds came',
    ],
    ['no spike', { rule: 'interval_spike', times: '10', at_least: '5' }, measured({ values: [1, 2, 9, 1] }), around(), undefined],
    [
      'a spike',
      { rule: 'interval_spike', times: '10', at_least: '5' },
      measured({ values: [1, 2, 40, 0] }),
      around(),
      'Interval 3 has 40',
    ],
    [
      'a spike of next to nothing',
      { rule: 'interval_spike', times: '10', at_least: '5' },
      measured({ values: [0, 0, 4, 0] }),
      around(),
      undefined,
    ],
    [
      'no more missing than may be',
      { rule: 'missing_quantity', most_missing: 1 },
      measured({ values: [1, null] }),
      around(),
      undefined,
    ],
    [
      'too many missing',
      { rule: 'missing_quantity', most_missing: 1 },
      measured({ values: [null, null, 1] }),
      around(),
      '2 of 3',
    ],
    ['a read that is missing', { rule: 'missing_quantity', most_missing: 1 }, measured({ use: null }), around(), '1 of 1'],
    [
      'intervals sum to the register',
      { rule: 'sum_check', siblings: ['total'], tolerance_percent: '1' },
      measured({ values: [50, 50.9] }),
      around({ siblings: new Map([['total', decimal(100)]]) }),
      undefined,
    ],
    [
      'they do not',
      { rule: 'sum_check', siblings: ['total'], tolerance_percent: '1' },
      measured({ values: [50, 51.1] }),
      around({ siblings: new Map([['total', decimal(100)]]) }),
      '101.1 kWh were counted',
    ],
    [
      'registers of the day sum to the total',
      { rule: 'sum_check', siblings: ['peak', 'off-peak'], tolerance_percent: '0' },
      measured({ use: 100 }),
      around({
        siblings: new Map([
          ['peak', decimal(30)],
          ['off-peak', decimal(69)],
        ]),
      }),
      'peak and off-peak have 99',
    ],
    [
      'one of them has not come',
      { rule: 'sum_check', siblings: ['peak', 'off-peak'], tolerance_percent: '0' },
      measured({ use: 100 }),
      around({
        siblings: new Map([
          ['peak', decimal(30)],
          ['off-peak', null],
        ]),
      }),
      undefined,
    ],
    ['the multiplier', { rule: 'multiplier' }, measured({ multiplier: '40' }), register({ multiplier: '80' }), 'multiplier 40'],
    ['the same multiplier, written otherwise', { rule: 'multiplier' }, measured({ multiplier: '1.0' }), around(), undefined],
    ['the unit', { rule: 'unit_of_measure' }, measured({ unit: 'Wh' }), around(), 'It is in Wh'],
    ['a meter that was removed', { rule: 'inactive_measurement' }, measured({}), register({ status: 'removed' }), 'was removed'],
    ['a meter in use', { rule: 'inactive_measurement' }, measured({}), around(), undefined],
    [
      'the other channel came',
      { rule: 'siblings_exist', siblings: ['received'] },
      measured({}),
      around({ siblings: new Map([['received', decimal(0)]]) }),
      undefined,
    ],
    [
      'the other channel did not',
      { rule: 'siblings_exist', siblings: ['received'] },
      measured({}),
      around(),
      'Nothing came for received',
    ],
    [
      'the same again',
      { rule: 'duplicate' },
      measured({ values: [1, 2] }),
      around({ accepted: measured({ values: [1, 2] }) }),
      'accepted for these days before',
    ],
    [
      'the same days, other figures',
      { rule: 'duplicate' },
      measured({ values: [2, 1] }),
      around({ accepted: measured({ values: [1, 2] }) }),
      undefined,
    ],
    ['below zero', { rule: 'negative_consumption' }, measured({ use: -3 }), around(), '-3 kWh is below zero'],
    ['one interval below zero', { rule: 'negative_consumption' }, measured({ values: [5, -1] }), around(), '-1 kWh'],
    [
      'below zero where it may be',
      { rule: 'negative_consumption' },
      measured({ use: -3 }),
      register({ mayBeNegative: true }),
      undefined,
    ],
    [
      'nothing used',
      { rule: 'zero_consumption' },
      measured({ use: 0 }),
      around({ outages: [{ from: '2026-08-03', to: '2026-08-04' }] }),
      'in 31 days, 2 of them',
    ],
    [
      'nothing used because there was no supply',
      { rule: 'zero_consumption' },
      measured({ use: 0 }),
      around({ outages: [{ from: '2026-07-20', to: '2026-09-02' }] }),
      undefined,
    ],
    // 20 a day in 31 days; 10 a day in July (31) and June (30): twice the usual whatever the days.
    [
      'high for its days',
      { rule: 'high_low', high_percent: '199', measurements: 2 },
      measured({ use: 620 }),
      around({ earlier: [month(2, 10), month(1, 10)] }),
      '200 % of the usual 10',
    ],
    [
      'not high for its days',
      { rule: 'high_low', high_percent: '200', measurements: 2 },
      measured({ use: 620 }),
      around({ earlier: [month(2, 10), month(1, 10)] }),
      undefined,
    ],
    [
      'low',
      { rule: 'high_low', low_percent: '50', measurements: 2 },
      measured({ use: 31 }),
      around({ earlier: [month(2, 10), month(1, 10)] }),
      '10 % of',
    ],
    [
      'nothing before: nothing usual',
      { rule: 'high_low', high_percent: '1', measurements: 2 },
      measured({ use: 620 }),
      around(),
      undefined,
    ],
    [
      'above twice the average of those before',
      dynamic(),
      measured({ use: 31 * 21 }),
      around({ earlier: [month(2, 5), month(1, 15)] }),
      '21 kWh a day is above 20',
    ],
    [
      'above the highest',
      dynamic({ statistic: 'max', times: '1' }),
      measured({ use: 31 * 16 }),
      around({ earlier: [month(2, 5), month(1, 15)] }),
      'above 15',
    ],
    [
      'below the median',
      dynamic({ statistic: 'median', times: '1', odd: 'below' }),
      measured({ use: 31 * 9 }),
      around({ earlier: [month(3, 2), month(2, 10), month(1, 15)] }),
      'below 10',
    ],
    // 5 and 15: a deviation of 5; 5 × 2 + 10 = 20.
    [
      'two deviations above ten',
      dynamic({ statistic: 'deviation', plus: '10' }),
      measured({ use: 31 * 21 }),
      around({ earlier: [month(2, 5), month(1, 15)] }),
      'above 20',
    ],
    [
      'more than a use for each outage',
      dynamic({ statistic: 'outage_count', times: '2', plus: '0' }),
      measured({ use: 31 * 7 }),
      around({ earlier: [month(1, 5)], outages: OUTAGES }),
      'above 6',
    ],
    [
      'the estimate number four',
      { rule: 'prolonged_estimation', most_in_a_row: 3 },
      measured({ quality: 'E' }),
      around({ estimatedInARow: 3 }),
      'number 4 in a row',
    ],
    [
      'an actual read ends the row',
      { rule: 'prolonged_estimation', most_in_a_row: 3 },
      measured({}),
      around({ estimatedInARow: 3 }),
      undefined,
    ],
    [
      'a small change of what was accepted',
      replacement,
      measured({ use: 308 }),
      around({ accepted: measured({ use: 300 }) }),
      undefined,
    ],
    [
      'a change of many units and percent',
      replacement,
      measured({ use: 400 }),
      around({ accepted: measured({ use: 300 }) }),
      'from 300 to 400',
    ],
    [
      'many units, but few percent',
      replacement,
      measured({ use: 10_200 }),
      around({ accepted: measured({ use: 10_000 }) }),
      undefined,
    ],
    [
      'an estimate for an actual read',
      replacement,
      measured({ quality: 'E' }),
      around({ accepted: measured({}) }),
      'quality E would replace one of quality A',
    ],
  ])('%s', (_case, rule, measurement, surroundings, expected) => {
    const found = sentences(rule, measurement, surroundings)
    expect(found).toHaveLength(expected === undefined ? 0 : 1)
    expect(found.join()).toContain(expected ?? '')
  })
})

describe('the set of rules', () => {
  const rule = (more: object = {}): ValidationRule =>
    ({ rule: 'zero_consumption', severity: 'exception', roles: ['initial_load'], ...more }) as ValidationRule
  const outcome = (rules: readonly ValidationRule[], more: object = {}): string => {
    const subject = { role: 'initial_load', service: 'electric', customerClass: 'residential', ...more } as const
    const { outcome: result, findings } = validate(measured({ use: 0 }), around(), rules, subject)
    return `${result} ${findings.map((finding) => finding.severity).join(' ')}`.trim()
  }
  test.each<[string, string, string]>([
    ['an exception holds', outcome([rule()]), 'held exception'],
    ['a warning does not', outcome([rule({ severity: 'warning' })]), 'accepted warning'],
    ['the gravest counts', outcome([rule({ severity: 'information' }), rule()]), 'held information exception'],
    ['a rule for another source', outcome([rule({ roles: ['manual_override'] })]), 'accepted'],
    ['a rule that is over', outcome([rule({ to: '2026-08-30' })]), 'accepted'],
    ['a rule on its last day', outcome([rule({ to: '2026-08-31' })]), 'held exception'],
    ['a rule that has not begun', outcome([rule({ from: '2026-09-01' })]), 'accepted'],
    ['a rule for another service', outcome([rule({ only: { services: ['water'] } })]), 'accepted'],
    ['a rule for this class', outcome([rule({ only: { customer_classes: ['residential'], units: ['kWh'] } })]), 'held exception'],
    [
      'a rule for a class, of somebody without one',
      outcome([rule({ only: { customer_classes: ['residential'] } })], { customerClass: undefined }),
      'accepted',
    ],
  ])('%s', (_case, found, expected) => {
    expect(found).toBe(expected)
  })
})

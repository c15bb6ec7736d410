import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysFrom, seriesOf } from '../../test/support/intervals.js'
import { problemsOf, quantities, ratedPeriod, refusalOf, type RatingCase } from '../../test/support/rating.js'
import { decimal, sum } from '../kernel/decimal.js'
import type { RegisterUse } from '../metering/consumption.js'
import { addDays } from '../kernel/local-date.js'
import { explainLine } from './explain-line.js'
import { chargeLineOf } from './rated-line.js'
import type { Generation } from './generation-share.js'
import type { IntervalSeries } from './intervals/interval-series.js'

const FROM = '2026-06-01'
const PERIOD = daysFrom(FROM, 30)

/** An array that gives 10 kWh an hour from 10:00 to 18:00 on each of 30 days: 2,400 kWh, 600 of them from 16:00 on. */
const SERIES = seriesOf(FROM, 30, 60, { kwh: () => 0, received_kwh: ({ hour }) => (hour >= 10 && hour < 18 ? 10 : 0) })
const array = (generator: string, intervals: IntervalSeries | undefined = SERIES): Generation => ({
  generator,
  direction: 'received',
  ...(intervals === undefined ? {} : { intervals }),
})
const share = (percent: string, generation = array('SUN-1'), days = PERIOD) => ({ percent, generation, days })

/** 3 kWh an hour all day: 2,160 kWh, 450 of them from 16:00 to 21:00. */
const OWN = seriesOf(FROM, 30, 60, { kwh: () => 3 })
const schedules = {
  all: { periods: ['all'], rows: [{ period: 'all' }] },
  day: { periods: ['off', 'on'], rows: [{ period: 'on', from: '16:00', to: '21:00' }], otherwise: 'off' },
} as const

const credited = (more: Partial<RatingCase>): RatingCase => ({
  unit: 'kWh',
  ...PERIOD,
  conventions: { schedules, line_rounding: { digits: 2, mode: 'half_up' } } as RatingCase['conventions'] & object,
  intervals: OWN,
  rules: [
    {
      rule: 'energy',
      kind: 'time_of_use',
      schedule: 'day',
      of: 'net',
      with_shares: true,
      periods: { off: { line: 'OFF', price: '0.10' }, on: { line: 'ON', price: '0.30' } },
      bank: { kind: 'per_period' },
    },
  ],
  carried: {},
  ...more,
})

const money = (price: string, more: Partial<RatingCase>): RatingCase =>
  credited({
    rules: [
      { rule: 'use', kind: 'usage', line: 'USE', price: '0.20' },
      { rule: 'fund', kind: 'usage', line: 'FUND', price: '0.01' },
      {
        rule: 'array',
        kind: 'time_of_use',
        schedule: 'all',
        of: 'shared',
        as: 'discount',
        periods: { all: { line: 'SHARE', price } },
      },
      { rule: 'credits', kind: 'credit_bank', line: 'LATER', credits: ['array'], pays: ['use'] },
    ],
    ...more,
  })

describe('credits of shares, worked out by hand', () => {
  test.each<[string, RatingCase, string[]]>([
    // 20 % of 2,400 kWh is 480: 360 before 16:00 of 1,710 kWh taken, 120 from 16:00 of 450 taken.
    ['in kWh by period of the day', credited({ shares: [share('20')] }), ['OFF 1350 135.00', 'ON 330 99.00']],
    [
      'of two generators on one bill',
      credited({ shares: [share('20'), share('5', array('WIND-2'))] }),
      ['OFF 1260 126.00', 'ON 300 90.00'],
    ],
    // From 11 June: 20 days of 80 kWh × 20 % = 320, 80 of them from 16:00.
    [
      'that began inside the period',
      credited({ shares: [share('20', array('SUN-1'), { from: '2026-06-11', to: PERIOD.to })] }),
      ['OFF 1470 147.00', 'ON 370 111.00'],
    ],
    ['that nobody has', credited({ shares: [] }), ['OFF 1710 171.00', 'ON 450 135.00']],
    // 480 kWh × 0.12 = 57.60 of 2,160 × 0.20 = 432.
    ['in money', money('0.12', { shares: [share('20')] }), ['USE 2160 432.00', 'FUND 2160 21.60', 'SHARE 480 -57.60']],
    // 100 % × 2,400 × 0.40 = 960 pays 432 of energy; the rest waits, and the fund is paid in full.
    [
      'in money, more than they may pay',
      money('0.40', { shares: [share('100')] }),
      ['USE 2160 432.00', 'FUND 2160 21.60', 'SHARE 2400 -960.00', 'LATER 1 528.00'],
    ],
    // The array itself: 2,400 given less 35 % of others is 1,560.
    [
      'what stays with the generator',
      credited({
        intervals: SERIES,
        givenAway: [
          { percent: '20', days: PERIOD },
          { percent: '15', days: PERIOD },
        ],
        rules: [
          {
            rule: 'sold',
            kind: 'time_of_use',
            schedule: 'all',
            of: 'received',
            as: 'discount',
            periods: { all: { line: 'SOLD', price: '0.05' } },
          },
        ],
      }),
      ['SOLD 1560 -78.00'],
    ],
    // A tariff may use the figure as any other.
    [
      'as a quantity',
      credited({
        shares: [share('12.5')],
        rules: [{ rule: 'fee', kind: 'usage', line: 'FEE', quantity: { shared_generation: 'period' }, price: '0.02' }],
      }),
      ['FEE 300 6.00'],
    ],
  ])('%s', (_name, given, expected) => expect(quantities(given)).toEqual(expected))
})

test('a credit says which generator gave how much on which days', () => {
  const [line] = ratedPeriod(money('0.12', { shares: [share('20', array('SUN-1, Brook Street array'))] })).lines.slice(2)
  const sentences = line === undefined ? [] : explainLine(chargeLineOf(line, line.amount, 2).derivation)
  expect(sentences).toContain('SUN-1, Brook Street array gave 2,400 kWh, June 1 to June 30, 2026; 20 % of it is 480 kWh.')
})

describe('what is not known is no credit of a part of it', () => {
  const hole: IntervalSeries = { ...SERIES, missing: new Map([['received_kwh', [40]]]) }
  test.each<[string, RatingCase, string]>([
    ['a gap', credited({ shares: [share('20', array('SUN-1', hole))] }), 'MISSING_DETERMINANT ["generation of SUN-1"]'],
    [
      'no meter that counts',
      credited({ shares: [share('20', { generator: 'SUN-1', direction: 'received' })] }),
      'MISSING_DETERMINANT ["generation of SUN-1"]',
    ],
    ['shares nobody loaded', credited({}), 'MISSING_DETERMINANT ["shares of generation"]'],
    [
      'one of two',
      money('0.12', { shares: [share('20'), share('5', { generator: 'WIND-2', direction: 'received' })] }),
      'MISSING_DETERMINANT ["generation of WIND-2"]',
    ],
    [
      'reads that do not tell hours apart',
      credited({
        shares: [
          share('20', {
            generator: 'SUN-1',
            direction: 'received',
            readsOn: () => ({ quantity: decimal(2400), unit: 'kWh' }),
          }),
        ],
      }),
      'MISSING_DETERMINANT ["generation of SUN-1"]',
    ],
  ])('%s', (_name, given, expected) => expect(refusalOf(given)).toBe(expected))

  test('reads at the borders of the days do where one price holds all day', () => {
    const read: Generation = {
      generator: 'SUN-1',
      direction: 'received',
      readsOn: () => ({ quantity: decimal(2400), unit: 'kWh' }),
    }
    expect(quantities(money('0.12', { shares: [share('20', read)] }))).toContain('SHARE 480 -57.60')
  })

  test('and the line names the reads of the generator it rests on', () => {
    const of = (readId: number, on: string, value: string) => ({ readId, on, value, kind: 'actual' as const })
    const register = {
      installed: { meterId: 'M1', register: 'out', unit: 'kWh', multiplier: '1', dials: 6 },
      opening: of(11, '2026-05-31', '1000'),
      closing: of(12, '2026-06-30', '3400'),
      use: decimal(2400),
      rolledOver: false,
    } as unknown as RegisterUse
    const read: Generation = {
      generator: 'SUN-1',
      direction: 'received',
      readsOn: () => ({ quantity: decimal(2400), unit: 'kWh', registers: [register] }),
    }
    const line = ratedPeriod(money('0.12', { shares: [share('20', read)] }))
      .lines.map((each) => chargeLineOf(each, each.amount, 2))
      .find(({ lineCode }) => lineCode === 'SHARE')
    expect(line?.derivation.reads).toEqual([11, 12])
    expect(line === undefined ? [] : explainLine(line.derivation)).toContain(
      'Meter M1, register out, read 1,000 on May 31, 2026 and 3,400 on June 30, 2026: use 2,400 kWh.',
    )
  })
})

test('shares belong to net and received energy', () => {
  const rule = { rule: 'e', kind: 'time_of_use', schedule: 'all', with_shares: true, periods: { all: { line: 'E', price: '1' } } }
  expect(problemsOf(credited({ rules: [rule] }))).toEqual(['SCHEMA versions.0.rules.0.with_shares'])
})

test('shares of a period sum to the generation × the sum of their percents, and what stays is the rest, whatever days they hold on', () => {
  const part = fc.record({
    tenths: fc.integer({ min: 1, max: 240 }),
    first: fc.integer({ min: 0, max: 29 }),
    days: fc.integer({ min: 1, max: 30 }),
  })
  const series = fc.array(fc.integer({ min: 0, max: 9000 }), { minLength: 24, maxLength: 24 })
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), series, (parts, hours) => {
      const given = seriesOf(FROM, 30, 60, { kwh: () => 0, received_kwh: ({ hour, day }) => ((hours[hour] ?? 0) + day) / 1000 })
      const shares = parts.map(({ tenths, first, days }) => ({
        percent: (tenths / 10).toFixed(1),
        days: { from: addDays(FROM, first), to: addDays(FROM, Math.min(29, first + days - 1)) },
      }))
      const rule = (of: string) => [
        { rule: 'e', kind: 'time_of_use', schedule: 'all', of, zero_lines: 'print', periods: { all: { line: 'E', price: '1' } } },
      ]
      const quantityOf = (more: Partial<RatingCase>) => sum(ratedPeriod(credited(more)).lines.map((line) => line.quantity))
      const credits = shares.map((own) =>
        quantityOf({ rules: rule('shared'), shares: [{ ...own, generation: array('S', given) }] }),
      )
      const together = quantityOf({
        rules: rule('shared'),
        shares: shares.map((own) => ({ ...own, generation: array('S', given) })),
      })
      const kept = quantityOf({ rules: rule('received'), intervals: given, givenAway: shares })
      const all = quantityOf({ rules: rule('received'), intervals: given })
      expect(together.eq(sum(credits))).toBe(true)
      expect(kept.plus(together).eq(all)).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test('credits of shares never pay what they may not, whatever they are worth and whatever waited before', () => {
  const figures = fc.record({
    percent: fc.integer({ min: 1, max: 100 }),
    price: fc.integer({ min: 0, max: 900 }),
    waiting: fc.integer({ min: 0, max: 90_000 }),
  })
  fc.assert(
    fc.property(figures, ({ percent, price, waiting }) => {
      const lots: Record<string, string> = waiting === 0 ? {} : { lots: `2026-05-31:${(waiting / 100).toFixed(2)}` }
      const given = money((price / 1000).toFixed(3), { shares: [share(String(percent))], carried: { credits: lots } })
      const amounts = new Map(ratedPeriod(given).lines.map((line) => [line.lineCode, line.amount]))
      const paid = sum(['SHARE', 'LATER'].map((code) => amounts.get(code) ?? decimal(0)))
      expect(amounts.get('FUND')?.toFixed(2)).toBe('21.60')
      expect(paid.plus(amounts.get('USE') ?? 0).gte(0)).toBe(true)
    }),
    { numRuns: 60 },
  )
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysFrom, seriesOf } from '../../test/support/intervals.js'
import { ratedPeriod, type RatingCase } from '../../test/support/rating.js'
import { type Decimal, decimal, sum, ZERO } from '../kernel/decimal.js'
import { addDays } from '../kernel/local-date.js'
import { sumOf } from './intervals/channel-sums.js'
import { coverageGap, rangeOf } from './intervals/interval-series.js'
import type { RatedLine } from './rated-line.js'
import type { Conventions } from './tariff.js'

/** The laws of RATES for charges on intervals, on random loads, schedules and tiers. */

const DAYS = 14
const FROM = '2026-03-01'
const PERIOD = daysFrom(FROM, DAYS)
const CONVENTIONS: Conventions = {
  line_rounding: 'none',
  tier_limits: { per: 'bill', rounding: 'none' },
  tiers_on_split: 'within_segment',
}

/** A load in thousandths of a kWh by hour, the same week after week. */
const load = fc.array(
  fc.integer({ min: 0, max: 9000 }).map((value) => value / 1000),
  { minLength: 24, maxLength: 48 },
)
const hours = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 24, maxLength: 24 })
const minutes = fc.constantFrom(15, 30, 60)
const price = fc.integer({ min: 0, max: 500 }).map((value) => (value / 1000).toFixed(3))
const limit = fc.integer({ min: 1, max: 2000 })

const scheduleOf = (cells: readonly number[]): NonNullable<Conventions['schedules']> => ({
  s: {
    periods: ['a', 'b', 'c'],
    weekday: Array.from({ length: 12 }, () => [...cells]),
    weekend: Array.from({ length: 12 }, () => [...cells].reverse()),
  },
})
const figure =
  (values: readonly number[]) =>
  ({ day, hour }: { day: number; hour: number }) =>
    values[(day * 24 + hour) % values.length] ?? 0

interface Random {
  readonly values: readonly number[]
  readonly cells: readonly number[]
  readonly prices: readonly [string, string, string, string]
  readonly limit: number
  readonly minutes: number
}
const random = fc.record({ values: load, cells: hours, prices: fc.tuple(price, price, price, price), limit, minutes })

function tiered(given: Random, allocation: string, more: Partial<RatingCase> = {}): RatingCase {
  const [first, second, third, last] = given.prices
  const ladder = (line: string, low: string, high: string) => ({
    tiers: [
      { line: `${line}1`, up_to: String(given.limit), price: low },
      { line: `${line}2`, price: high },
    ],
  })
  return {
    unit: 'kWh',
    ...PERIOD,
    conventions: { ...CONVENTIONS, schedules: scheduleOf(given.cells) },
    intervals: seriesOf(FROM, DAYS, given.minutes, { kwh: figure(given.values) }),
    rules: [
      {
        rule: 'e',
        kind: 'time_of_use',
        schedule: 's',
        allocation,
        periods: { a: ladder('A', first, second), b: ladder('B', second, third), c: ladder('C', third, last) },
      },
    ],
    ...more,
  }
}

const total = (lines: readonly RatedLine[]): Decimal => sum(lines.map((line) => line.exact))
const quantity = (lines: readonly RatedLine[]): Decimal => sum(lines.map((line) => line.quantity))

describe('energy by period of the day', () => {
  test.each(['proportional', 'chronological', 'per_period'])('sums to all energy, tiers %s', (allocation) => {
    fc.assert(
      fc.property(random, (given) => {
        const asked = tiered(given, allocation)
        const values = asked.intervals?.channels.get('kwh')
        if (asked.intervals === undefined || values === undefined) throw new Error('no load')
        const all = sumOf(values, rangeOf(asked.intervals, PERIOD))
        expect(quantity(ratedPeriod(asked).lines).minus(all).abs().lt('1e-20')).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('costs the same in tiers of one price as without tiers, however they are put over the periods', () => {
    fc.assert(
      fc.property(random, fc.constantFrom('proportional', 'chronological', 'per_period'), (given, allocation) => {
        const one = { ...given, prices: ['0.1', '0.1', '0.1', '0.1'] as const }
        const energy = quantity(ratedPeriod(tiered(one, allocation)).lines)
        expect(
          total(ratedPeriod(tiered(one, allocation)).lines)
            .minus(energy.times('0.1'))
            .abs()
            .lt('1e-20'),
        ).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  test('is the same whether the period is one or divided, where prices are equal', () => {
    fc.assert(
      fc.property(random, fc.integer({ min: 1, max: DAYS - 1 }), ({ prices, ...given }, cut) => {
        const rules = [
          {
            rule: 'e',
            kind: 'time_of_use',
            schedule: 's',
            periods: {
              a: { line: 'A', price: prices[0] },
              b: { line: 'B', price: prices[1] },
              c: { line: 'C', price: prices[2] },
            },
          },
        ]
        const whole = tiered({ prices, ...given }, 'per_period', { rules })
        const left = { ...whole, from: FROM, to: addDays(FROM, cut - 1) }
        const right = { ...whole, from: addDays(FROM, cut), to: PERIOD.to }
        const parts = total(ratedPeriod(left).lines).plus(total(ratedPeriod(right).lines))
        expect(parts.toFixed()).toBe(total(ratedPeriod(whole).lines).toFixed())
      }),
      { numRuns: 40 },
    )
  })

  test('never costs less for more use, where no price falls with use', () => {
    fc.assert(
      fc.property(
        random,
        fc.constantFrom('per_period', 'proportional'),
        fc.integer({ min: 1, max: 9 }),
        (given, allocation, more) => {
          const [low, high] = [...given.prices].sort()
          // The same ladder for all periods, its prices rising.
          const rising = {
            ...given,
            cells: given.cells.map(() => 0),
            prices: [low ?? '0', high ?? '0', high ?? '0', high ?? '0'] as const,
          }
          const larger = { ...rising, values: rising.values.map((value) => value + more) }
          expect(
            total(ratedPeriod(tiered(larger, allocation)).lines).gte(total(ratedPeriod(tiered(rising, allocation)).lines)),
          ).toBe(true)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('is the same to the letter each time', () => {
    fc.assert(
      fc.property(random, (given) => {
        expect(JSON.stringify(ratedPeriod(tiered(given, 'chronological')).lines)).toBe(
          JSON.stringify(ratedPeriod(tiered(given, 'chronological')).lines),
        )
      }),
      { numRuns: 10 },
    )
  })
})

describe('credits', () => {
  const solar = fc.record({ taken: load, given: load, price, sell: price, fixed: price, bypass: price })

  test('never pay lines that they may not', () => {
    fc.assert(
      fc.property(solar, ({ taken, given, price: buy, sell, fixed, bypass }) => {
        const rules = [
          { rule: 'fixed', kind: 'fixed', line: 'FIXED', per: 'bill', price: fixed },
          { rule: 'public', kind: 'usage', line: 'PUBLIC', price: bypass },
          { rule: 'energy', kind: 'usage', line: 'ENERGY', price: buy },
          {
            rule: 'export',
            kind: 'usage',
            as: 'discount',
            line: 'EXPORT',
            quantity: { registers: 'all', direction: 'received' },
            price: sell,
          },
          { rule: 'bank', kind: 'credit_bank', line: 'BANK', credits: ['export'], pays: ['energy'] },
        ]
        const intervals = seriesOf(FROM, DAYS, 60, { kwh: figure(taken), received_kwh: figure(given) })
        const rated = ratedPeriod({ unit: 'kWh', ...PERIOD, rules, intervals, carried: {}, conventions: CONVENTIONS })
        const of = (...codes: string[]): Decimal =>
          sum(rated.lines.filter((line) => codes.includes(line.lineCode)).map((line) => line.exact))
        expect(of('ENERGY', 'EXPORT', 'BANK').gte(0)).toBe(true)
        expect(total(rated.lines).gte(of('FIXED', 'PUBLIC'))).toBe(true)
        // What was earned is used or waits.
        const waits = decimal(rated.carried['bank']?.['lots']?.slice(11) ?? '0')
        const used = of('ENERGY').minus(of('ENERGY', 'EXPORT', 'BANK'))
        expect(used.plus(waits).minus(of('EXPORT').negated()).abs().lt('1e-20')).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('in kWh are neither made nor lost: taken − given = charged − waiting', () => {
    fc.assert(
      fc.property(solar, hours, fc.constantFrom('pooled', 'per_period'), ({ taken, given }, cells, kind) => {
        const intervals = seriesOf(FROM, DAYS, 60, { kwh: figure(taken), received_kwh: figure(given) })
        const rules = [
          {
            rule: 'e',
            kind: 'time_of_use',
            schedule: 's',
            of: 'net',
            bank: { kind },
            periods: { a: { line: 'A', price: '1' }, b: { line: 'B', price: '1' }, c: { line: 'C', price: '1' } },
          },
        ]
        const rated = ratedPeriod({
          unit: 'kWh',
          ...PERIOD,
          rules,
          intervals,
          carried: {},
          conventions: { ...CONVENTIONS, schedules: scheduleOf(cells) },
        })
        const waiting = Object.values(rated.carried['e'] ?? {}).reduce<Decimal>((all, text) => all.plus(text.slice(11)), ZERO)
        const range = rangeOf(intervals, PERIOD)
        const [kwh, received] = [intervals.channels.get('kwh'), intervals.channels.get('received_kwh')]
        if (kwh === undefined || received === undefined) throw new Error('no load')
        const net = sumOf(kwh, range).minus(sumOf(received, range))
        expect(quantity(rated.lines).minus(waiting).minus(net).abs().lt('1e-20')).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

describe('coverage', () => {
  test('a period is complete with every interval of its days and with none less', () => {
    fc.assert(
      fc.property(minutes, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 10 }), (length, first, days) => {
        const series = seriesOf(FROM, DAYS, length, { kwh: () => 1 })
        const asked = daysFrom(addDays(FROM, first), days)
        expect(coverageGap(series, asked)).toBeUndefined()
        expect(coverageGap(series, { from: addDays(FROM, -1), to: asked.to })).toContain('first interval')
        expect(coverageGap(series, { from: asked.from, to: addDays(FROM, DAYS) })).toContain('not complete')
        expect(coverageGap({ ...series, breaks: [rangeOf(series, asked).from + 1] }, asked)).toContain('missing between')
      }),
    )
  })
})

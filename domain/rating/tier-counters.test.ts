import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factsOf, quantities, type RatingCase, refusalOf, tariffOf, USUAL } from '../../test/support/rating.js'
import { addDays, addMonths, type LocalDate } from '../kernel/local-date.js'
import { compileTariff } from './compile-tariff.js'
import type { PastPeriod } from './facts.js'
import { rateAgreement } from './rate-agreement.js'

// Tiers by the year: 100 at 1, 100 at 2, the rest at 3, whatever the bill's length.

const annual = (more: object = {}): RatingCase => ({
  from: '2026-06-01',
  to: '2026-06-30',
  rules: [
    {
      rule: 'use',
      kind: 'usage',
      counter: { starts: ['01-01'], without_history: 'refuse' },
      tiers: [
        { line: 'T1', up_to: '100', price: '1' },
        { line: 'T2', up_to: '200', price: '2' },
        { line: 'T3', price: '3' },
      ],
      ...more,
    },
  ],
})

const month = (year: number, number: number, quantity: number): PastPeriod => {
  const from: LocalDate = `${year}-${String(number).padStart(2, '0')}-01`
  return { period: { from, to: addDays(addMonths(from, 1), -1) }, quantity: String(quantity), unit: 'ccf' }
}
const months = (year: number, uses: readonly number[]): PastPeriod[] => uses.map((use, index) => month(year, index + 1, use))

describe('tiers that count through the year', () => {
  test.each<[string, RatingCase, string[]]>([
    [
      'go on where earlier bills stopped',
      { ...annual(), use: 30, history: months(2026, [20, 20, 20, 20, 10]) },
      ['T1 10 10.00', 'T2 20 40.00'],
    ],
    ['are all used', { ...annual(), use: 30, history: months(2026, [50, 50, 50, 50, 50]) }, ['T3 30 90.00']],
    [
      'begin anew with the year',
      { ...annual(), from: '2027-01-01', to: '2027-01-31', use: 30, history: months(2026, Array<number>(12).fill(50)) },
      ['T1 30 30.00'],
    ],
    [
      // 62 over 62 days from December into January: 31 in each; 190 before, so 10 at 2 and 21 at 3; then 31 at 1.
      'over the year end in one bill',
      {
        ...annual(),
        from: '2026-12-01',
        to: '2027-01-31',
        use: 62,
        history: months(2026, [19, 19, 19, 19, 19, 19, 19, 19, 19, 19, 0]),
      },
      ['T2 10 20.00', 'T3 21 63.00', 'T1 31 31.00'],
    ],
    [
      // 60 in 60 days of May and June were before: 30 of them in June, which the half-year that begins on 1 June counts.
      'a bill over the beginning counts by its days',
      {
        ...annual({ counter: { starts: ['06-01'], without_history: 'refuse' } }),
        from: '2026-07-01',
        to: '2026-07-31',
        use: 100,
        history: [{ period: { from: '2026-05-02', to: '2026-06-30' }, quantity: '60', unit: 'ccf' }],
      },
      ['T1 70 70.00', 'T2 30 60.00'],
    ],
    [
      // The price of the first two tiers changes on 16 June: 15 of 30 in each part; 90 before.
      'a new price does not begin them anew',
      {
        ...annual({
          tiers: [
            {
              line: 'T1',
              up_to: '100',
              price: [
                { from: '2020-01-01', value: '1' },
                { from: '2026-06-16', value: '1.5' },
              ],
            },
            {
              line: 'T2',
              up_to: '200',
              price: [
                { from: '2020-01-01', value: '2' },
                { from: '2026-06-16', value: '2.5' },
              ],
            },
            { line: 'T3', price: '3' },
          ],
        }),
        use: 30,
        history: months(2026, [20, 20, 20, 20, 10]),
      },
      ['T1 10 10.00', 'T2 5 10.00', 'T2 15 37.50'],
    ],
    [
      'limits by dwelling unit',
      {
        ...annual({ tier_limits_times: 'dwelling_units' }),
        use: 30,
        facts: { dwelling_units: 2 },
        history: months(2026, [50, 50, 50, 25, 20]),
      },
      ['T1 5 5.00', 'T2 25 50.00'],
    ],
    [
      'the whole quantity at the price it reaches',
      {
        ...annual({ pricing: 'all_units', conventions: { tier_bound: 'inclusive' } }),
        use: 30,
        history: months(2026, [20, 20, 20, 20, 10]),
      },
      ['T2 30 60.00'],
    ],
    ['a first bill counts from nothing', { ...annual(), use: 30, first: true }, ['T1 30 30.00']],
    [
      'a credit goes back through the tiers',
      { ...annual(), use: -20, history: months(2026, [30, 30, 30, 20, 0]) },
      ['T1 -10 -10.00', 'T2 -10 -20.00'],
    ],
    [
      'an agreement that began in the year, where the tariff says so',
      {
        ...annual({ counter: { starts: ['01-01'], without_history: 'zero' } }),
        use: 30,
        history: [month(2026, 4, 60), month(2026, 5, 30)],
      },
      ['T1 10 10.00', 'T2 20 40.00'],
    ],
    [
      'what the period before left stands before its bills',
      { ...annual(), use: 30, carried: { use: { since: '2026-01-01', until: '2026-05-31', used: '190' } } },
      ['T2 10 20.00', 'T3 20 60.00'],
    ],
    [
      'what was left in an earlier year counts no more',
      {
        ...annual(),
        from: '2027-01-05',
        to: '2027-02-04',
        use: 30,
        carried: { use: { since: '2026-01-01', until: '2027-01-04', used: '190' } },
      },
      ['T1 30 30.00'],
    ],
  ])('%s', (_case, given, expected) => {
    expect(quantities(given)).toEqual(expected)
  })

  test.each<[string, RatingCase, string]>([
    ['no bill of the year is known', { ...annual(), use: 30 }, 'HISTORY_INCOMPLETE'],
    [
      'a month in between is missing',
      { ...annual(), use: 30, history: [month(2026, 1, 5), month(2026, 2, 5), month(2026, 4, 5), month(2026, 5, 5)] },
      'HISTORY_INCOMPLETE',
    ],
    ['the last month is missing', { ...annual(), use: 30, history: months(2026, [5, 5, 5, 5]) }, 'HISTORY_INCOMPLETE'],
    [
      'the first months are missing',
      { ...annual(), use: 30, history: [month(2026, 4, 5), month(2026, 5, 5)] },
      'HISTORY_INCOMPLETE',
    ],
  ])('refused: %s', (_case, given, expected) => {
    expect(refusalOf(given)).toContain(expected)
  })

  test('twelve bills of a year cost what one bill of the year costs, and each leaves the next what it needs', () => {
    const tariff = compileTariff(tariffOf(annual()), USUAL).tariff
    if (tariff === undefined) throw new Error('the tariff is wrong')
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 12, maxLength: 12 }), (uses) => {
        const rated = (given: RatingCase) => {
          const outcome = rateAgreement(tariff, factsOf(given))
          if (!outcome.ok) throw new Error(outcome.refusal.message)
          return { cost: outcome.value.lines.reduce((sum, line) => sum + Number(line.amount), 0), carried: outcome.value.carried }
        }
        const whole = rated({ from: '2026-01-01', to: '2026-12-31', use: uses.reduce((sum, use) => sum + use, 0) }).cost
        let byBills = 0
        let byCarried = 0
        let carried: RatingCase['carried'] = {}
        uses.forEach((use, index) => {
          const { period } = month(2026, index + 1, 0)
          byBills += rated({ ...period, use, history: months(2026, uses.slice(0, index)) }).cost
          const next = rated({ ...period, use, carried })
          byCarried += next.cost
          carried = next.carried
        })
        expect(byBills).toBeCloseTo(whole, 6)
        expect(byCarried).toBeCloseTo(whole, 6)
      }),
      { numRuns: 40 },
    )
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factsOf, ratedLines, type RatingCase, USUAL } from '../../test/support/rating.js'
import { Decimal, decimal, sum, ZERO } from '../kernel/decimal.js'
import { addDays, type LocalDate } from '../kernel/local-date.js'
import { cutAt, daysOf } from '../kernel/service-period.js'
import { compileTariff } from './compile-tariff.js'
import { rateAgreement } from './rate-agreement.js'
import { fillTiers } from './tiers.js'

/** The laws any rate engine keeps (RATES, "Laws that hold for any correct engine"), on invented tariffs. */

const cents = (max: number) => fc.integer({ min: 0, max }).map((value) => (value / 100).toFixed(2))
const usage = fc.integer({ min: 0, max: 5_000_000 }).map((value) => decimal(value).div(1000).toFixed())
const days = fc.integer({ min: 1, max: 90 })
const firstDay = fc.integer({ min: 0, max: 700 }).map((offset) => addDays('2025-01-01', offset))
const changeDays = fc.uniqueArray(
  fc.integer({ min: 1, max: 800 }).map((offset) => addDays('2025-01-01', offset)),
  { maxLength: 4 },
)

const dated = (prices: readonly string[], changes: readonly LocalDate[]) =>
  [...changes]
    .sort()
    .reduce<{ from: LocalDate; value: string }[]>(
      (list, from, index) => [...list, { from, value: prices[(index + 1) % prices.length] ?? '1' }],
      [{ from: '2020-01-01', value: prices[0] ?? '1' }],
    )

const tiersOf = (widths: readonly number[], prices: readonly (string | ReturnType<typeof dated>)[]) => {
  let upTo = 0
  return prices.map((price, index) => {
    upTo += widths[index] ?? 1
    return index === prices.length - 1 ? { line: `T${index}`, price } : { line: `T${index}`, up_to: String(upTo), price }
  })
}

const widths = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 3, maxLength: 3 })
const period = fc.record({ from: firstDay, days }).map(({ from, days: count }) => ({ from, to: addDays(from, count - 1) }))

describe('quantities', () => {
  test('tiers sum to the quantity', () => {
    fc.assert(
      fc.property(usage, fc.array(usage, { minLength: 1, maxLength: 5 }), (quantity, limits) => {
        const ascending = [...new Set(limits)].map(decimal).sort((left, right) => left.comparedTo(right))
        const filled = fillTiers(decimal(quantity), [...ascending, null])
        expect(sum(filled).toFixed()).toBe(decimal(quantity).toFixed())
        expect(filled.every((part) => part.gte(0))).toBe(true)
      }),
    )
  })

  test('parts and tiers of a divided period sum to the use', () => {
    fc.assert(
      fc.property(usage, widths, changeDays, period, (use, tierWidths, changes, days) => {
        const prices = dated(['1.11', '2.22', '3.33'], changes)
        const tiers = tiersOf(tierWidths, [prices, dated(['1.5', '2.5'], changes), '3'])
        const lines = ratedLines({ rules: [{ rule: 'use', kind: 'usage', tiers }], use, ...days })
        expect(sum(lines.map((line) => line.quantity)).toFixed()).toBe(decimal(use).toFixed())
      }),
    )
  })

  test('however tiers are filled, all of the use is charged, each part in its own days', () => {
    fc.assert(
      fc.property(
        usage,
        widths,
        changeDays,
        period,
        fc.constantFrom('within_segment', 'whole_period', 'cumulative'),
        (use, tierWidths, changes, days, tiers_on_split) => {
          const tiers = tiersOf(tierWidths, [dated(['1.11', '2.22', '3.33'], changes), '2', '3'])
          const lines = ratedLines({
            rules: [{ rule: 'use', kind: 'usage', tiers }],
            use,
            ...days,
            conventions: { tiers_on_split } as never,
          })
          expect(sum(lines.map((line) => line.quantity)).toFixed()).toBe(decimal(use).toFixed())
          for (const line of lines) expect(line.from >= days.from && line.to <= days.to).toBe(true)
        },
      ),
    )
  })
})

describe('dividing a period', () => {
  test('parts of a fixed charge at one price sum to the whole, before rounding', () => {
    fc.assert(
      fc.property(cents(50_000), changeDays, period, (price, changes, days) => {
        const whole = { rule: 'base', kind: 'fixed', line: 'B', per: 'month', price }
        const listed = { ...whole, price: dated([price], changes) }
        const exact = (given: RatingCase) =>
          sum(ratedLines(given).map((line) => line.exact))
            .toDecimalPlaces(15)
            .toFixed()
        expect(exact({ rules: [listed], ...days, conventions: { cut_when: 'date_listed' } })).toBe(
          exact({ rules: [whole], ...days }),
        )
      }),
    )
  })

  test('parts of use at one price sum to the whole, before rounding', () => {
    fc.assert(
      fc.property(usage, cents(2000), changeDays, period, (use, price, changes, days) => {
        const whole = { rule: 'use', kind: 'usage', line: 'U', price }
        const listed = { ...whole, price: dated([price], changes) }
        const exact = (given: RatingCase) =>
          sum(ratedLines(given).map((line) => line.exact))
            .toDecimalPlaces(15)
            .toFixed()
        expect(exact({ rules: [listed], use, ...days, conventions: { cut_when: 'date_listed' } })).toBe(
          exact({ rules: [whole], use, ...days }),
        )
      }),
    )
  })

  test('the order in which cuts are named does not matter, and parts make up the period', () => {
    fc.assert(
      fc.property(period, changeDays, (days, changes) => {
        const parts = cutAt(days, changes)
        expect(cutAt(days, [...changes].reverse())).toEqual(parts)
        expect(parts.reduce((total, part) => total + daysOf(part), 0)).toBe(daysOf(days))
      }),
    )
  })
})

describe('money', () => {
  test('more usage never costs less where prices do not fall', () => {
    fc.assert(
      fc.property(
        usage,
        usage,
        widths,
        cents(500),
        cents(500),
        cents(500),
        period,
        (left, right, tierWidths, first, second, third, days) => {
          const prices = [first, second, third].sort((one, other) => decimal(one).comparedTo(other))
          const tiers = tiersOf(tierWidths, prices)
          const total = (use: string) =>
            sum(ratedLines({ rules: [{ rule: 'use', kind: 'usage', tiers }], use, ...days }).map((line) => line.exact))
          const [less, more] = decimal(left).lte(right) ? [left, right] : [right, left]
          expect(total(less).lte(total(more))).toBe(true)
        },
      ),
    )
  })

  test('a total that is rounded once is the rounded sum, and its lines sum to it', () => {
    fc.assert(
      fc.property(usage, cents(5000), cents(500), fc.integer({ min: 0, max: 20 }), period, (use, base, price, percent, days) => {
        const rules = [
          { rule: 'base', kind: 'fixed', line: 'B', per: 'month', price: base },
          { rule: 'use', kind: 'usage', line: 'U', price },
          {
            rule: 'tax',
            kind: 'percent',
            as: 'tax',
            authority: 'a',
            line: 'T',
            percent: String(percent),
            of: ['all'],
            exempt: 'nobody',
          },
        ]
        const lines = ratedLines({
          rules,
          use,
          ...days,
          conventions: { line_rounding: 'none', agreement_rounding: { digits: 2, mode: 'half_up' } },
        })
        const exact = sum(lines.map((line) => line.exact)).toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
        expect(sum(lines.map((line) => line.amount)).toFixed(2)).toBe(exact.toFixed(2))
        expect(lines.every((line) => line.amount.decimalPlaces() <= 2)).toBe(true)
      }),
    )
  })

  test('a floor lifts the covered lines to the minimum and no further', () => {
    fc.assert(
      fc.property(usage, cents(5000), cents(10_000), period, (use, price, minimum, days) => {
        const rules = [
          { rule: 'use', kind: 'usage', line: 'U', price: decimal(price).div(100).toFixed() },
          { rule: 'min', kind: 'minimum', line: 'M', per: 'bill', amount: minimum, method: 'floor', of: ['all'] },
        ]
        const lines = ratedLines({ rules, use, ...days })
        const covered = sum(lines.filter((line) => line.lineCode === 'U').map((line) => line.amount))
        const total = sum(lines.map((line) => line.amount))
        expect(total.toFixed(2)).toBe(Decimal.max(covered, minimum).toFixed(2))
      }),
    )
  })

  test('a limited discount never exceeds what it is given on', () => {
    fc.assert(
      fc.property(usage, cents(5000), fc.integer({ min: 0, max: 300 }), period, (use, price, percent, days) => {
        const rules = [
          { rule: 'use', kind: 'usage', line: 'U', price },
          { rule: 'low', kind: 'percent', as: 'discount', line: 'D', percent: String(percent), of: ['use'], limit_to: ['use'] },
        ]
        expect(sum(ratedLines({ rules, use, ...days }).map((line) => line.amount)).gte(ZERO)).toBe(true)
      }),
    )
  })

  test('the same inputs give the same lines', () => {
    fc.assert(
      fc.property(usage, widths, changeDays, period, (use, tierWidths, changes, days) => {
        const given = {
          rules: [{ rule: 'use', kind: 'usage', tiers: tiersOf(tierWidths, [dated(['1', '2'], changes), '2', '3']) }],
          use,
          ...days,
        }
        expect(JSON.stringify(ratedLines(given))).toBe(JSON.stringify(ratedLines(given)))
      }),
    )
  })

  test('a missing determinant is a refusal that names it, never a number', () => {
    fc.assert(
      fc.property(
        fc.subarray(['dwelling_units', 'cart_count', 'lot_area_sqft', 'impervious_sqft'], { minLength: 1 }),
        (names) => {
          const file = {
            tariff: 'T',
            name: 'T',
            service: 'water',
            unit: 'x',
            billed_quantity: '1',
            versions: [
              {
                from: '2020-01-01',
                rules: [
                  { rule: 'r', kind: 'fixed' as const, line: 'L', per: 'bill' as const, price: '1', times: { sum: names } },
                ],
              },
            ],
          }
          const { tariff } = compileTariff(file, USUAL)
          if (tariff === undefined) throw new Error('the tariff was refused')
          const rated = rateAgreement(tariff, factsOf({}))
          expect(rated).toMatchObject({ ok: false, refusal: { code: 'MISSING_DETERMINANT', facts: { missing: names } } })
        },
      ),
    )
  })
})

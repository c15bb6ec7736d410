import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { owrsBill, owrsLines } from '../../../test/support/owrs.js'

// What holds for every rate and every use.

const LADDER = fc
  .record({
    widths: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
    prices: fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 6, maxLength: 6 }),
  })
  .map(({ widths, prices }) => {
    const starts = widths.reduce<number[]>((list, width) => [...list, (list.at(-1) ?? 0) + width], [0])
    return { starts, prices: starts.map((_, index) => (prices[index] ?? 0) / 100) }
  })
const USE = fc.integer({ min: 0, max: 150_000 }).map((thousandths) => thousandths / 1000)

const fieldsOf = (ladder: { starts: number[]; prices: number[] }, bill = 'service_charge+commodity_charge'): string =>
  `service_charge: 7.25\ntier_starts: [${ladder.starts.join(', ')}]\ntier_prices: [${ladder.prices.join(', ')}]\ncommodity_charge: Tiered\nbill: ${bill}`

/** Each tier holds the units from its start to one below the next start; what is left is in the last. */
function reckoned({ starts, prices }: { starts: number[]; prices: number[] }, use: number): number {
  let left = use
  let cost = 7.25
  starts.forEach((_, index) => {
    const next = starts[index + 1]
    const held = next === undefined ? left : Math.max(0, Math.min(left, next - 1 - (index === 0 ? 0 : (starts[index] ?? 0) - 1)))
    cost += held * (prices[index] ?? 0)
    left -= held
  })
  return cost
}

describe('a ladder of any starts and prices', () => {
  test('bills what its tiers hold, and its lines sum to the bill', () => {
    fc.assert(
      fc.property(LADDER, USE, (ladder, use) => {
        const lines = owrsLines({ fields: fieldsOf(ladder), use })
        const amounts = lines.slice(0, -1).map((line) => Number(line.split(' ').at(-1)))
        const sum = amounts.reduce((total, amount) => total + amount, 0)
        expect(sum).toBeCloseTo(reckoned(ladder, use), 6)
        expect(Math.abs(Number(lines.at(-1)?.slice(5)) - sum)).toBeLessThanOrEqual(0.005 + 1e-9)
        const used = lines
          .filter((line) => line.startsWith('commodity_charge'))
          .reduce((total, line) => total + Number(line.split(' ')[1]), 0)
        expect(used).toBeCloseTo(use, 6)
      }),
      { numRuns: 30 },
    )
  })

  test('costs the same as lines and within a formula', () => {
    fc.assert(
      fc.property(LADDER, USE, (ladder, use) => {
        const asLines = Number(owrsBill({ fields: fieldsOf(ladder), use, choices: { rounding: 'none' } }))
        const asFormula = Number(
          owrsBill({ fields: fieldsOf(ladder, '(service_charge+commodity_charge)*1'), use, choices: { rounding: 'none' } }),
        )
        expect(Math.abs(asLines - asFormula)).toBeLessThanOrEqual(0.01)
      }),
      { numRuns: 20 },
    )
  })

  test('never costs less for more use', () => {
    fc.assert(
      fc.property(LADDER, USE, USE, (ladder, one, other) => {
        const bill = (use: number): number => Number(owrsBill({ fields: fieldsOf(ladder), use }))
        expect(bill(Math.max(one, other))).toBeGreaterThanOrEqual(bill(Math.min(one, other)))
      }),
      { numRuns: 20 },
    )
  })

  test('is the same whatever unit the use was counted in', () => {
    fc.assert(
      fc.property(LADDER, fc.integer({ min: 0, max: 200 }), (ladder, use) => {
        const inCcf = Number(owrsBill({ fields: fieldsOf(ladder), use }))
        const gallons = ((use * 172_800) / 231).toFixed(12)
        const inGallons = Number(owrsBill({ fields: fieldsOf(ladder), use: gallons, counted: 'gal' }))
        expect(Math.abs(inCcf - inGallons)).toBeLessThanOrEqual(0.01)
      }),
      { numRuns: 30 },
    )
  })
})

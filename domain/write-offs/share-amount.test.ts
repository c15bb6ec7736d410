import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Decimal, sum } from '../kernel/decimal.js'
import { shareAmount } from './share-amount.js'

it.each<[string, string[], string[]]>([
  ['10.00', ['100.00'], ['10.00']],
  ['10.00', ['90.00', '10.00'], ['9.00', '1.00']],
  ['0.01', ['1.00', '1.00', '1.00'], ['0.00', '0.01', '0.00']],
  ['1.00', ['1.00', '1.00', '1.00'], ['0.33', '0.34', '0.33']],
  ['3.00', ['1.00', '0.00', '2.00'], ['1.00', '0.00', '2.00']],
  ['0.00', ['1.00', '2.00'], ['0.00', '0.00']],
])('%s over %j', (amount, parts, shares) => {
  const found = shareAmount(
    new Decimal(amount),
    parts.map((part) => new Decimal(part)),
    2,
  )
  expect(found.map((share) => share.toFixed(2))).toEqual(shares)
})

it('gives every part back exactly, however often and in whatever amounts the rest is divided', () => {
  const cents = fc.array(fc.integer({ min: 0, max: 50_000 }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(cents, fc.array(fc.integer({ min: 1, max: 20_000 }), { maxLength: 8 }), (parts, wanted) => {
      let left = parts.map((part) => new Decimal(part).div(100))
      const take = (amount: Decimal): void => {
        const shares = shareAmount(amount, left, 2)
        expect(sum(shares).eq(amount)).toBe(true)
        left = left.map((part, index) => part.minus(shares[index] as Decimal))
        expect(left.every((part) => part.gte(0))).toBe(true)
      }
      for (const amount of wanted) take(Decimal.min(new Decimal(amount).div(100), sum(left)))
      take(sum(left))
      expect(left.every((part) => part.isZero())).toBe(true)
    }),
    { numRuns: 300 },
  )
})

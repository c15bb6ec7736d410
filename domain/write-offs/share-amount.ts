import { type Decimal, sum, ZERO } from '../kernel/decimal.js'
import { invariant } from '../kernel/invariant.js'
import { round } from '../kernel/rounding.js'

/**
 * Divides an amount over parts in proportion to what is left of each, to `digits` decimals. The shares add up to the amount, none is below
 * nothing and none beyond its part; dividing the rest again and again ends with every part used up. `amount` is at most the sum of the parts.
 */
export function shareAmount(amount: Decimal, left: readonly Decimal[], digits: number): Decimal[] {
  const total = sum(left)
  invariant(amount.lessThanOrEqualTo(total) && !amount.isNegative(), 'an amount is divided over parts that hold it', {
    amount: amount.toFixed(),
    total: total.toFixed(),
  })
  if (total.isZero()) return left.map(() => ZERO)
  let seen: Decimal = ZERO
  let given: Decimal = ZERO
  // Rounding what has been given up to each part, not each share, keeps the sum exact.
  return left.map((part) => {
    seen = seen.plus(part)
    const upTo = round(amount.times(seen).dividedBy(total), { digits, mode: 'half_up' })
    const share = upTo.minus(given)
    given = upTo
    return share
  })
}

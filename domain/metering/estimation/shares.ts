import { type Decimal, sum } from '../../kernel/decimal.js'
import { round, type Rounding } from '../../kernel/rounding.js'

/** A whole in shares of the weights, rounded; the last one takes what rounding leaves over. */
export function sharesOf(whole: Decimal, weights: readonly Decimal[], rounding: Rounding): Decimal[] {
  const total = sum(weights)
  const shares = weights.map((weight) => round(whole.times(weight).div(total), rounding))
  const others = sum(shares.slice(0, -1))
  return [...shares.slice(0, -1), whole.minus(others)]
}

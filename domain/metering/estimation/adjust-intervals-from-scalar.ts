import { type Decimal, decimal, sum, ZERO } from '../../kernel/decimal.js'
import type { Rounding } from '../../kernel/rounding.js'
import { sharesOf } from './shares.js'

/** Estimated intervals scaled so that all sum to the register's use; measured ones stay. `estimated`: places of the estimated ones. */
export function adjustIntervalsFromScalar(
  values: readonly Decimal[],
  estimated: ReadonlySet<number>,
  scalar: Decimal,
  rounding: Rounding,
): Decimal[] | undefined {
  const measured = sum(values.filter((_, index) => !estimated.has(index)))
  const left = scalar.minus(measured)
  if (estimated.size === 0 || left.isNegative()) return undefined
  const places = [...estimated].sort((one, other) => one - other)
  const weights = places.map((place) => values[place] ?? ZERO)
  const shares = sharesOf(left, sum(weights).isZero() ? places.map(() => decimal(1)) : weights, rounding)
  return values.map((value, index) => (estimated.has(index) ? (shares[places.indexOf(index)] ?? ZERO) : value))
}

import { type Decimal, sum, ZERO } from '../../kernel/decimal.js'
import { settle } from '../tariff-rounding.js'

/**
 * Puts a quantity over parts of a whole in proportion to them. Where the parts are all of the whole, the last one that is not empty has
 * what divisions leave, so that the answers sum to the quantity to the last digit. A whole of nothing has nothing to give.
 */
export function inProportion(quantity: Decimal, parts: readonly Decimal[], whole: Decimal): Decimal[] {
  if (whole.isZero()) return parts.map(() => ZERO)
  const put = parts.map((part) => settle(part.times(quantity).div(whole)))
  const last = parts.findLastIndex((part) => !part.isZero())
  if (last >= 0 && sum(parts).eq(whole)) put[last] = quantity.minus(sum(put.filter((_, index) => index !== last)))
  return put
}

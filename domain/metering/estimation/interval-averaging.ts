import { type Decimal, sum } from '../../kernel/decimal.js'
import { round, type Rounding } from '../../kernel/rounding.js'
import type { IntervalValues } from './estimate.js'

/** Missing intervals as the mean of the same interval on days that are alike; undefined where one of them has no such day. */
export function intervalAveraging(
  values: IntervalValues,
  alike: readonly IntervalValues[],
  rounding: Rounding,
): Decimal[] | undefined {
  const filled = values.map((value, index) => {
    if (value !== null) return value
    const known = alike.map((day) => day[index]).filter((entry) => entry !== null && entry !== undefined)
    return known.length === 0 ? null : round(sum(known).div(known.length), rounding)
  })
  return filled.every((value) => value !== null) ? filled : undefined
}

import { type Decimal, decimal, ZERO } from '../../kernel/decimal.js'
import { type ChannelValues, exactValue, type IntervalRange } from './interval-series.js'

/** Beyond this, a sum of whole numbers is put aside as a decimal before the next value is added, so that no unit is lost. */
const SAFE_SUM = 2 ** 52

/** The exact sum of a channel over a range. */
export function sumOf(values: ChannelValues, range: IntervalRange): Decimal {
  return sumsByCode(values, range, null, 1)[0] ?? ZERO
}

/**
 * Exact sums by code: `codes[i]` says to which of `count` sums an interval belongs; null: all belong to the first. Codes of `count` and
 * above belong to none.
 */
export function sumsByCode(values: ChannelValues, range: IntervalRange, codes: Uint8Array | null, count: number): Decimal[] {
  const { whole, rest } = values
  const sums = new Float64Array(count)
  const rests = new Float64Array(count)
  const aside: (Decimal | undefined)[] = []
  for (let at = range.from; at < range.to; at++) {
    const code = codes === null ? 0 : (codes[at] as number)
    if (code >= count) continue
    const sum = (sums[code] as number) + (whole[at] as number)
    sums[code] = sum
    const small = rest === null ? 0 : (rests[code] as number) + (rest[at] as number)
    if (rest !== null) rests[code] = small
    if (sum < SAFE_SUM && sum > -SAFE_SUM && small < SAFE_SUM && small > -SAFE_SUM) continue
    aside[code] = (aside[code] ?? ZERO).plus(exactValue(sum, small))
    sums[code] = 0
    rests[code] = 0
  }
  return Array.from(sums, (sum, code) => (aside[code] ?? ZERO).plus(exactValue(sum, rests[code] ?? 0)))
}

/** The value of so many units of a millionth; for comparisons with limits. */
export function millionths(value: Decimal): number {
  return decimal(value).times(1_000_000).toNumber()
}

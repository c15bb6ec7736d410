import { type Decimal, sum } from '../../kernel/decimal.js'
import type { IntervalValues } from './estimate.js'

/** The register's use as the sum of its intervals; undefined while one of them is missing. */
export function scalarFromIntervals(values: IntervalValues): Decimal | undefined {
  return values.length === 0 || values.some((value) => value === null) ? undefined : sum(values as Decimal[])
}

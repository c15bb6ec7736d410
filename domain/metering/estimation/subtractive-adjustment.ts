import { type Decimal, sum } from '../../kernel/decimal.js'
import type { IntervalValues } from './estimate.js'

/** Intervals of one channel as those of the whole less those of the others; undefined where one is missing or it would be below zero. */
export function subtractiveAdjustment(whole: IntervalValues, others: readonly IntervalValues[]): Decimal[] | undefined {
  const rest = whole.map((value, index) => {
    const parts = others.map((other) => other[index] ?? null)
    return value === null || parts.includes(null) ? null : value.minus(sum(parts as Decimal[]))
  })
  return rest.every((value) => value !== null && !value.isNegative()) ? (rest as Decimal[]) : undefined
}

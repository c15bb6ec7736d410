import { type Decimal, decimal, ZERO } from '../kernel/decimal.js'
import type { LocalDate } from '../kernel/local-date.js'

/** So much of something on some days, both included; `to` null: goes on. One that ends before it begins never counted. */
export interface Taken {
  readonly amount: string
  readonly from: LocalDate
  readonly to: LocalDate | null
}

/** Whether both count on some day. */
export function countTogether(left: Omit<Taken, 'amount'>, right: Omit<Taken, 'amount'>): boolean {
  const isVoid = right.to !== null && right.to < right.from
  return (left.to === null || right.from <= left.to) && (right.to === null || right.to >= left.from) && !isVoid
}

/** The day of a span on which most is taken, the earliest of equals: sums change only where something begins. */
export function fullestDay(
  span: Omit<Taken, 'amount'>,
  taken: readonly Taken[],
): { readonly day: LocalDate; readonly amount: Decimal } {
  const beside = taken.filter((other) => countTogether(span, other))
  const days = [span.from, ...beside.map((other) => other.from).filter((day) => day > span.from)].toSorted()
  const sums = days.map((day) => ({
    day,
    amount: beside
      .filter((other) => other.from <= day && (other.to === null || other.to >= day))
      .reduce<Decimal>((sum, other) => sum.plus(decimal(other.amount)), ZERO),
  }))
  return sums.reduce((best, each) => (each.amount.gt(best.amount) ? each : best))
}

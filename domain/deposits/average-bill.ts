import { type Decimal, sum } from '../kernel/decimal.js'
import { daysBetween, type LocalDate } from '../kernel/local-date.js'

/** An issued bill of the last twelve months; both days of its period are included. */
export interface BillOfYear {
  readonly amount: Decimal
  readonly from: LocalDate
  readonly to: LocalDate
}

export interface AverageBill {
  /** What a month costs on average, not rounded. */
  readonly monthly: Decimal
  readonly total: Decimal
  readonly months: number
}

/** A year by its months, leap years included: 365.25 / 12. */
const DAYS_OF_MONTH = 30.4375

/**
 * The average monthly bill: what was billed, by the months that it covers. A bill of two months counts as two, so that the same use
 * gives the same average however often it is billed. Undefined without a bill.
 */
export function averageBill(bills: readonly BillOfYear[]): AverageBill | undefined {
  if (bills.length === 0) return undefined
  const total = sum(bills.map(({ amount }) => amount))
  const days = bills.reduce((counted, { from, to }) => counted + daysBetween(from, to) + 1, 0)
  const months = Math.max(1, Math.round(days / DAYS_OF_MONTH))
  return { monthly: total.div(months), total, months }
}

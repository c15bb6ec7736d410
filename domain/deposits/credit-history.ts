import { addMonths, type LocalDate } from '../kernel/local-date.js'

/** How an account has paid. */
export interface CreditHistory {
  /** Due days of bills, and when each was paid in full; null: not yet. */
  readonly bills: readonly { readonly dueOn: LocalDate; readonly paidOn: LocalDate | null }[]
  /** Days on which service was cut for non-payment. */
  readonly cuts: readonly LocalDate[]
}

/** Bills that fell due within so many months to `today` and were paid after their due day, or are not paid though it is over. */
export function latePayments(history: CreditHistory, months: number, today: LocalDate): number {
  const since = addMonths(today, -months)
  return history.bills.filter(({ dueOn, paidOn }) => dueOn > since && dueOn < today && (paidOn === null || paidOn > dueOn)).length
}

/** Disconnections for non-payment within so many months to `today`. */
export function cutsWithin(history: CreditHistory, months: number, today: LocalDate): number {
  const since = addMonths(today, -months)
  return history.cuts.filter((on) => on > since && on <= today).length
}

import { addDays, type LocalDate } from '../kernel/local-date.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'

export const NON_CASH_KINDS = ['guarantor', 'letter_of_credit', 'surety_bond'] as const
export type NonCashKind = (typeof NON_CASH_KINDS)[number]

export const NON_CASH_ENDS = ['released', 'called'] as const
export type NonCashEnd = (typeof NON_CASH_ENDS)[number]

/** Somebody asks for a renewal this long before a security runs out. */
const WARN_DAYS = 30

/** Securities that run out by this day are to be looked after. */
export function warnUntil(today: LocalDate): LocalDate {
  return addDays(today, WARN_DAYS)
}

/** What its last day means today. The last day itself still counts. */
export function expiryOf(expiresOn: LocalDate | null, today: LocalDate): 'far' | 'soon' | 'over' {
  if (expiresOn === null || expiresOn > warnUntil(today)) return 'far'
  return expiresOn < today ? 'over' : 'soon'
}

/** Whether a security may be recorded with these days. Refuses NON_CASH_DAYS_INVALID. */
export function checkNonCash(
  days: { readonly validFrom: LocalDate; readonly expiresOn: LocalDate | null },
  today: LocalDate,
): Outcome<undefined> {
  if (days.expiresOn !== null && (days.expiresOn < days.validFrom || days.expiresOn < today)) {
    return refused('NON_CASH_DAYS_INVALID', 'Its last day is not before its first, and not over already.', { ...days })
  }
  return done(undefined)
}

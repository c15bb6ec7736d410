import type { Decimal } from '../kernel/decimal.js'
import { addDays, type LocalDate } from '../kernel/local-date.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'
import type { CoveredItem } from './cover-arrears.js'
import type { OfferedInstalment } from './offer-plans.js'

/** A debt that a plan would take over, as it is told to whoever owes it. */
export interface OfferedDebt extends CoveredItem {
  readonly kind: string
  readonly dueOn: LocalDate
}

/** What became of a debt since a plan was offered: `was` and `is` differ, and one of them may be zero. */
export interface DebtChange {
  readonly kind: string
  readonly dueOn: LocalDate
  readonly was: Decimal
  readonly is: Decimal
}

export const OFFER_STATES = ['open', 'signed', 'withdrawn'] as const
export type OfferState = (typeof OFFER_STATES)[number]

export type OfferStandingCode = 'PLAN_OFFER_SIGNED' | 'PLAN_OFFER_WITHDRAWN' | 'PLAN_OFFER_EXPIRED' | 'PLAN_OFFER_DAY_INVALID'

/** An offer stays good so long at most; later it would be of another debt. */
const LONGEST_DAYS = 60

/** Whether an offer can still be signed today; its last day counts. Refuses PLAN_OFFER_SIGNED, PLAN_OFFER_WITHDRAWN, PLAN_OFFER_EXPIRED. */
export function maySign(
  offer: { readonly state: OfferState; readonly validUntil: LocalDate },
  today: LocalDate,
): Outcome<true, OfferStandingCode> {
  if (offer.state === 'signed') return refused('PLAN_OFFER_SIGNED', 'This offer was signed already.')
  if (offer.state === 'withdrawn') return refused('PLAN_OFFER_WITHDRAWN', 'This offer was taken back, or another one was sent.')
  if (today > offer.validUntil) {
    return refused('PLAN_OFFER_EXPIRED', `This offer could be signed until ${offer.validUntil}.`, {
      validUntil: offer.validUntil,
    })
  }
  return done(true)
}

/**
 * Whether an offer may be good until a day: after today, at most sixty days on, and not beyond the day wished for the first instalment, which
 * would then lie in the past. Refuses PLAN_OFFER_DAY_INVALID.
 */
export function mayOfferUntil(
  validUntil: LocalDate,
  { today, firstDueOn }: { readonly today: LocalDate; readonly firstDueOn: LocalDate | null },
): Outcome<true, OfferStandingCode> {
  const furthest = addDays(today, LONGEST_DAYS)
  const last = firstDueOn !== null && firstDueOn < furthest ? firstDueOn : furthest
  if (validUntil > today && validUntil <= last) return done(true)
  return refused('PLAN_OFFER_DAY_INVALID', `The offer must be good for a day at least, and until ${last} at most.`, { last })
}

/** What changed of the debts since they were offered to be divided, the oldest first: paid, corrected, disputed, or newly overdue. */
export function changesSince(then: readonly OfferedDebt[], now: readonly OfferedDebt[]): DebtChange[] {
  const before = new Map(then.map((debt) => [debt.itemId, debt]))
  const after = new Map(now.map((debt) => [debt.itemId, debt]))
  return [...new Map([...before, ...after]).values()]
    .map(({ itemId, kind, dueOn, amount }) => {
      const nothing = amount.minus(amount)
      return { kind, dueOn, was: before.get(itemId)?.amount ?? nothing, is: after.get(itemId)?.amount ?? nothing }
    })
    .filter(({ was, is }) => !was.eq(is))
    .toSorted((left, right) => (left.dueOn < right.dueOn ? -1 : left.dueOn > right.dueOn ? 1 : 0))
}

/** True where the instalments are those that somebody saw: same days, same amounts. */
export function isAsSeen(instalments: readonly OfferedInstalment[], seen: readonly SeenInstalment[]): boolean {
  return (
    instalments.length === seen.length &&
    instalments.every(({ dueOn, amount }, index) => dueOn === seen[index]?.dueOn && amount.eq(seen[index].amount))
  )
}

/** An instalment as it stood on a page: `amount` is decimal text. */
export interface SeenInstalment {
  readonly dueOn: LocalDate
  readonly amount: string
}

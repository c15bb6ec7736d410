import { addMonths, later, type LocalDate } from '../kernel/local-date.js'
import type { DepositRefund } from '../policy/deposit-parameters.js'
import { type CreditHistory, cutsWithin, latePayments } from './credit-history.js'

export interface ReviewClock {
  readonly heldSince: LocalDate
  readonly lastReviewedOn: LocalDate | null
  /** Reviews before that day were the former system's. */
  readonly broughtOverOn: LocalDate | null
}

/** The first day on which the deposit is to be looked at: after the rule's months, then as often as it says, or when it must go back. */
export function nextReviewOn(clock: ReviewClock, rule: DepositRefund): LocalDate {
  const seen = later(clock.lastReviewedOn ?? clock.heldSince, clock.broughtOverOn ?? clock.heldSince)
  let months = rule.after_months
  while (addMonths(clock.heldSince, months) <= seen) months += rule.review_every_months
  const review = addMonths(clock.heldSince, months)
  if (rule.at_most_months === undefined) return review
  const last = addMonths(clock.heldSince, rule.at_most_months)
  return last < review ? last : review
}

export interface ReviewFacts {
  readonly heldSince: LocalDate
  readonly history: CreditHistory
  /** Something is past due now. */
  readonly isBehind: boolean
}

export type Review = { readonly goesBack: boolean; readonly sentence: string }

/** Whether a deposit goes back by its account's history. */
export function reviewDeposit(facts: ReviewFacts, rule: DepositRefund, today: LocalDate): Review {
  const { heldSince, history } = facts
  const late = latePayments(history, rule.after_months, today)
  const paid = `${late} bill${late === 1 ? '' : 's'} paid late within ${rule.after_months} months, at most ${rule.late_at_most} may be`
  if (rule.at_most_months !== undefined && addMonths(heldSince, rule.at_most_months) <= today) {
    return { goesBack: true, sentence: `It goes back: it was held ${rule.at_most_months} months, the longest it may be.` }
  }
  if (addMonths(heldSince, rule.after_months) > today) {
    return { goesBack: false, sentence: `It stays: it is looked at after ${rule.after_months} months.` }
  }
  if (cutsWithin(history, rule.after_months, today) > 0) {
    return { goesBack: false, sentence: `It stays: service was cut for non-payment within ${rule.after_months} months.` }
  }
  if (facts.isBehind) return { goesBack: false, sentence: 'It stays: something is past due.' }
  return late > rule.late_at_most
    ? { goesBack: false, sentence: `It stays: ${paid}.` }
    : { goesBack: true, sentence: `It goes back: ${paid}.` }
}

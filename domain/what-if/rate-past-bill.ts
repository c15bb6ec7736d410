import { billAccount } from '../billing/bill-account.js'
import type { AccountInput, BillSegment } from '../billing/billing-input.js'
import type { BillingRules } from '../billing/billing-rules.js'
import type { CarriedState } from '../rating/carried-state.js'
import { NEVER_EXEMPT } from '../utility/check-settings.js'
import { type PastBill, readDayOf } from './past-bill.js'

/** A bill of the past rated again, or why it cannot be. Amounts are decimal text. */
export type RatedAgain =
  | {
      readonly ok: true
      /** Charges and taxes. */
      readonly total: string
      readonly taxes: string
      /** What its agreements are charged, line by line. */
      readonly segments: readonly BillSegment[]
      /** What each agreement leaves to its next bill; empty: nothing. */
      readonly carried: ReadonlyMap<string, CarriedState>
    }
  | { readonly ok: false; readonly code: string; readonly sentence: string }

/** The rules with only the checks without which there is nothing to bill: what a person looked at then is not looked at again. */
export function rulesForThePast(rules: BillingRules): BillingRules {
  const checks = rules.settings.checks.filter(({ kind }) => NEVER_EXEMPT.includes(kind))
  return { ...rules, settings: { ...rules.settings, checks } }
}

/**
 * Rates a bill of the past with the engine that makes bills. `input` is that of `inputOfPastBill`, with what its tariffs ask for besides.
 * A bill of which an agreement is not rated is refused as a whole: a part of it would be a wrong number.
 */
export function ratePastBill(input: AccountInput, bill: PastBill, rules: BillingRules): RatedAgain {
  const window = { kind: 'off_cycle' as const, readOn: readDayOf(bill), accountingDate: bill.issuedOn }
  const outcome = billAccount(input, rules, window)
  if (outcome.outcome !== 'billed') return { ok: false, code: outcome.code, sentence: outcome.sentence }
  const { segments, total, taxes } = outcome.bill
  if (segments.length !== bill.segments.length) {
    const sentence = `Of the ${bill.segments.length} agreements that were billed only ${segments.length} can be rated again.`
    return { ok: false, code: 'NOT_RATED_WHOLE', sentence }
  }
  return {
    ok: true,
    total,
    taxes,
    segments,
    carried: new Map(segments.map((segment) => [segment.agreementId, segment.carried ?? {}])),
  }
}

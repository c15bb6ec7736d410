import { invariant } from '../kernel/invariant.js'
import type { LocalDate } from '../kernel/local-date.js'
import { sum } from '../kernel/decimal.js'
import type { OfferedInstalment } from './offer-plans.js'
import type { PlanTerms } from './plan-terms.js'

export type SignedBy = 'on_screen' | 'by_phone' | 'online'

export interface PlanSignature {
  readonly name: string
  readonly by: SignedBy
  readonly on: LocalDate
  /** `14:05` on the utility's clock. */
  readonly at: string
}

const SIGNED_FIELD: Readonly<Record<SignedBy, string>> = {
  online: 'signedOnline',
  by_phone: 'signedByPhone',
  on_screen: 'signedOnScreen',
}

/** What the template of the agreement is filled with: every due day, the terms people must know, and the signature. */
export function agreementFields(
  agreed: { readonly instalments: readonly OfferedInstalment[]; readonly terms: PlanTerms; readonly changedOn: LocalDate | null },
  signature: PlanSignature,
): Record<string, string> {
  const { instalments, terms, changedOn } = agreed
  const [first] = instalments
  const last = instalments.at(-1)
  invariant(first !== undefined && last !== undefined, 'a plan has an instalment')
  const { days, count } = terms.grace
  return {
    instalments: String(instalments.length),
    firstAmount: first.amount.toFixed(2),
    firstDueDate: first.dueOn,
    laterAmount: last.amount.toFixed(2),
    lastDueDate: last.dueOn,
    arrears: sum(instalments.map(({ amount }) => amount)).toFixed(2),
    schedule: instalments.map(({ dueOn, amount }) => `${dueOn} ${amount.toFixed(2)}`).join('\n'),
    ...(days === 0 ? {} : { [count === 'business' ? 'graceBusinessDays' : 'graceDays']: String(days) }),
    ...(terms.forgiveness === null
      ? {}
      : { forgivenPercent: terms.forgiveness.per_payment, forgivenMost: terms.forgiveness.cap }),
    [SIGNED_FIELD[signature.by]]: signature.name,
    signedOn: signature.on,
    signedAt: signature.at,
    ...(changedOn === null ? {} : { changedOn }),
  }
}

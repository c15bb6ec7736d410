import { type Decimal, ZERO } from '../kernel/decimal.js'
import type { LocalDate } from '../kernel/local-date.js'
import type { PackVersion } from '../policy/policy-pack.js'
import { pastDue } from './debt-rules.js'
import type { DisconnectionFacts } from './disconnection-facts.js'
import { HOUSEHOLD_RULES } from './protection-rules.js'
import { valueBeside } from './rule-context.js'

/** Why service that was cut is restored: `paid` and `plan` cost the fee of the rule, the others nothing. */
export type RestoreReason = 'paid' | 'paid_enough' | 'plan' | 'protected' | 'ordered'

/**
 * Whether service that was cut must be restored now, and why: what was past due is settled, as much was paid as may be asked for at most,
 * a plan is kept, or somebody in the household is protected. Undefined: it stays off.
 */
export function restoreReason(
  facts: DisconnectionFacts,
  chain: readonly PackVersion[],
  cut: { readonly paidSince: Decimal; readonly startAmount: Decimal },
  on: LocalDate,
): RestoreReason | undefined {
  const owed = pastDue(facts, on)
  if (owed.isZero() || owed.lessThan(cut.startAmount)) return facts.plan?.isInGoodStanding === true ? 'plan' : 'paid'
  if (facts.plan?.isInGoodStanding === true) return 'plan'
  const context = { facts, chain, on, at: null }
  const most = valueBeside(context, 'reconnect.max_payment')
  if (most.ok && most.value !== null && cut.paidSince.greaterThanOrEqualTo(ZERO.plus(most.value))) return 'paid_enough'
  const isProtected = HOUSEHOLD_RULES.some((rule) =>
    rule(context).some(({ allows, block, facts: { code } }) => !allows && block?.kind !== 'act' && code === undefined),
  )
  return isProtected ? 'protected' : undefined
}

/** What a reconnection costs in working hours: the fee of the rule, at most its cap; zero where there is none or nothing is to be asked. */
export function reconnectionFee(
  facts: DisconnectionFacts,
  chain: readonly PackVersion[],
  reason: RestoreReason,
  on: LocalDate,
): Decimal {
  if (reason === 'protected' || reason === 'ordered') return ZERO
  const context = { facts, chain, on, at: null }
  const fee = valueBeside(context, 'reconnect.fee')
  if (!fee.ok || fee.value === null) return ZERO
  const cap = valueBeside(context, 'reconnect.fee_cap')
  const amount = ZERO.plus(fee.value.amount)
  // Where a cap is stated as missing nothing is charged: a missing value is never guessed.
  if (!cap.ok) return ZERO
  return cap.value !== null && amount.greaterThan(cap.value.amount) ? ZERO.plus(cap.value.amount) : amount
}

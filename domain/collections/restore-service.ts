import { type Decimal, ZERO } from '../kernel/decimal.js'
import type { LocalDate } from '../kernel/local-date.js'
import type { PackVersion } from '../policy/policy-pack.js'
import { pastDue } from './debt-rules.js'
import type { DisconnectionFacts } from './disconnection-facts.js'
import { HOUSEHOLD_RULES } from './protection-rules.js'
import { valueBeside } from './rule-context.js'

/**
 * Why service that was cut is restored. Where the customer paid or arranged to pay (`paid`, `paid_enough`, `plan`) it costs the fee of the rule;
 * where the debt was not one (`corrected`), somebody is protected or staff ordered it, nothing.
 */
export type RestoreReason = 'paid' | 'paid_enough' | 'plan' | 'corrected' | 'protected' | 'ordered'

const FREE: readonly RestoreReason[] = ['corrected', 'protected', 'ordered']

/** The cut, and what was paid since that day. */
export interface WhatWasCut {
  readonly pastDue: Decimal
  readonly paidSince: Decimal
  /** The smallest debt of its service that opens a case. */
  readonly startAmount: Decimal
}

/**
 * Whether service that was cut must be restored now, and why: what was past due is settled by payments or was corrected, as much was paid as may
 * be asked for at most, a plan is kept, or somebody in the household is protected. Undefined: it stays off.
 */
export function restoreReason(
  facts: DisconnectionFacts,
  chain: readonly PackVersion[],
  cut: WhatWasCut,
  on: LocalDate,
): RestoreReason | undefined {
  const isSettled = (owed: Decimal): boolean => !owed.greaterThan(0) || owed.lessThan(cut.startAmount)
  if (isSettled(pastDue(facts, on))) {
    if (facts.plan?.isInGoodStanding === true) return 'plan'
    // Payments alone would not have settled it: a bill was corrected, a credit given, a dispute decided.
    return isSettled(cut.pastDue.minus(cut.paidSince)) ? 'paid' : 'corrected'
  }
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
  if (FREE.includes(reason)) return ZERO
  const context = { facts, chain, on, at: null }
  const fee = valueBeside(context, 'reconnect.fee')
  if (!fee.ok || fee.value === null) return ZERO
  const cap = valueBeside(context, 'reconnect.fee_cap')
  const amount = ZERO.plus(fee.value.amount)
  // Where a cap is stated as missing nothing is charged: a missing value is never guessed.
  if (!cap.ok) return ZERO
  return cap.value !== null && amount.greaterThan(cap.value.amount) ? ZERO.plus(cap.value.amount) : amount
}

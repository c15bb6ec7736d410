import { Decimal } from '../kernel/decimal.js'
import { addDays, type LocalDate } from '../kernel/local-date.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'
import type { PlanState, StandingInstalment } from './plan-step.js'
import type { PlanTerms } from './plan-terms.js'

/** A plan as people's acts on it see it. */
export interface ChangeablePlan {
  readonly state: PlanState
  readonly brokenOn: LocalDate | null
  readonly renegotiations: number
  readonly reinstatements: number
  readonly instalments: readonly StandingInstalment[]
  readonly terms: PlanTerms
}

export type AmendCode = 'PLAN_ENDED' | 'PLAN_NOT_RENEGOTIABLE' | 'PLAN_TOO_EARLY_TO_RENEGOTIATE' | 'PLAN_DEFAULT_TOO_LONG_AGO'

/**
 * Whether the rest of a plan may be divided anew because the income changed: as often, after as many full payments in a row and as soon
 * after a default as its terms say. A supervisor may do it oftener.
 */
export function mayAmend(plan: ChangeablePlan, today: LocalDate, isSupervisor: boolean): Outcome<true, AmendCode> {
  if (plan.state === 'kept' || plan.state === 'cancelled') {
    return refused('PLAN_ENDED', `This plan was ${plan.state}. Make a new one for what is owed now.`)
  }
  const rule = plan.terms.renegotiate
  if (
    rule?.within_days_of_default !== undefined &&
    plan.brokenOn !== null &&
    today > addDays(plan.brokenOn, rule.within_days_of_default)
  ) {
    return refused(
      'PLAN_DEFAULT_TOO_LONG_AGO',
      `A broken plan can be amended for ${rule.within_days_of_default} days. Make a new one.`,
    )
  }
  if (isSupervisor) return done(true)
  const times = rule?.times ?? 0
  if (plan.renegotiations >= times) {
    return refused(
      'PLAN_NOT_RENEGOTIABLE',
      times === 0
        ? 'Plans are not renegotiated here. A supervisor may do it.'
        : `A plan is renegotiated ${times} times at most. A supervisor may do it.`,
      { times, renegotiations: plan.renegotiations },
    )
  }
  const needed = rule?.after_full_payments ?? 0
  const inARow = fullPaymentsInARow(plan.instalments)
  if (inARow < needed) {
    return refused(
      'PLAN_TOO_EARLY_TO_RENEGOTIATE',
      `A plan is renegotiated after ${needed} full payments in a row; there were ${inARow}.`,
      {
        needed,
        inARow,
      },
    )
  }
  return done(true)
}

function fullPaymentsInARow(instalments: readonly StandingInstalment[]): number {
  const paid = instalments.toSorted((left, right) => left.number - right.number)
  let longest = 0
  let running = 0
  for (const { open, paidOn } of paid) {
    running = open.isZero() && paidOn !== null ? running + 1 : 0
    longest = Math.max(longest, running)
  }
  return longest
}

export type ReinstateCode = 'PLAN_NOT_BROKEN' | 'PLAN_NOT_REINSTATED_HERE' | 'PLAN_REINSTATED_TOO_OFTEN' | 'PLAN_STILL_MISSED'

/**
 * Whether a broken plan is taken up again: what was missed has been paid since it broke (`paidSince`), as often as its terms say. The
 * answer is the fee, zero where none is charged.
 */
export function mayReinstate(plan: ChangeablePlan, missed: Decimal, paidSince: Decimal): Outcome<Decimal, ReinstateCode> {
  if (plan.state !== 'broken') return refused('PLAN_NOT_BROKEN', 'Only a broken plan is taken up again.')
  const rule = plan.terms.reinstate
  if (rule === null) return refused('PLAN_NOT_REINSTATED_HERE', 'The policy knows no reinstatement. Make a new plan.')
  if (rule.times !== undefined && plan.reinstatements >= rule.times) {
    return refused('PLAN_REINSTATED_TOO_OFTEN', `A plan is taken up again ${rule.times} times at most. Make a new one.`, {
      times: rule.times,
    })
  }
  if (paidSince.lt(missed)) {
    return refused('PLAN_STILL_MISSED', `${missed.minus(paidSince).toFixed(2)} of what was missed is still to be paid first.`, {
      missed: missed.toFixed(2),
      paid: paidSince.toFixed(2),
    })
  }
  return done(new Decimal(rule.fee))
}

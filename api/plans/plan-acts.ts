import { debtsOfPlan } from '../../activities/plans/debts-of-plan.js'
import { instalmentsOf } from '../../db/plans/plan-store.js'
import type { PlanFactsRecord } from '../../db/plans/plan-reads.js'
import type { Queryable } from '../../db/pool.js'
import { Decimal } from '../../domain/kernel/decimal.js'
import type { Outcome } from '../../domain/kernel/outcome.js'
import { mayAmend, mayReinstate } from '../../domain/plans/plan-changes.js'
import type { PlanPageJson } from './contract.js'

/** What may be done to a plan now, and why not where it may not. */
export async function planActs(
  db: Queryable,
  plan: PlanFactsRecord,
  today: string,
  isSupervisor: boolean,
): Promise<PlanPageJson['acts']> {
  const standing = {
    ...plan,
    brokenOn: plan.state === 'broken' ? plan.endedOn : null,
    instalments: await instalmentsOf(db, plan.id, plan.division),
  }
  const { paidSinceBroken } = await debtsOfPlan(db, plan.id, plan.division)
  const isOver = plan.state === 'kept' || plan.state === 'cancelled'
  return {
    amend: saidOf(mayAmend(standing, today, isSupervisor)),
    reinstate: saidOf(mayReinstate(standing, new Decimal(plan.missed ?? '0'), paidSinceBroken)),
    cancel: { may: !isOver, because: isOver ? `This plan was ${plan.state}.` : null },
  }
}

function saidOf(outcome: Outcome<unknown>): { may: boolean; because: string | null } {
  return outcome.ok ? { may: true, because: null } : { may: false, because: outcome.refusal.message }
}

import { insertPlanLog } from '../../db/plans/plan-store.js'
import { recordStep } from '../../db/processes/process-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { PlanState } from '../../domain/plans/plan-step.js'
import { planWorkflowId } from '../../workflows/plans/contract.js'

export interface PlanHappening {
  readonly act: string
  readonly sentence: string
  readonly today: string
  readonly actor: string
}

/** Writes what happened into the log of the plan and into its process, with where both stand now. */
export async function recordPlanStep(
  tx: Transaction,
  plan: { readonly planId: number; readonly accountId: string; readonly state: PlanState; readonly nextDueOn: string | null },
  happening: PlanHappening,
): Promise<void> {
  const { act, sentence, today, actor } = happening
  const logId = await insertPlanLog(tx, { planId: plan.planId, ...happening })
  await recordStep(
    tx,
    {
      processId: planWorkflowId(plan.planId),
      kind: 'payment_plan',
      subjectKind: 'payment_plan',
      subjectId: String(plan.planId),
      title: `Payment plan ${plan.planId}, account ${plan.accountId}`,
      state: plan.state === 'active' ? 'waiting' : plan.state === 'cancelled' ? 'cancelled' : 'completed',
      step: act === 'make' || plan.state !== 'active' ? plan.state : act,
      ...(plan.state === 'active' && plan.nextDueOn !== null
        ? { waitsFor: 'the next instalment', owner: 'collections', dueOn: plan.nextDueOn }
        : {}),
      links: [{ subjectKind: 'account', subjectId: plan.accountId }],
    },
    { stepKey: `log/${logId}`, sentence, businessDate: today, actor },
  )
}

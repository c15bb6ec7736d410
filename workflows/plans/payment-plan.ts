import { continueAsNew } from '@temporalio/workflow'
import { processActivities } from '../activity-proxies.js'
import { driveEntity } from '../processes/entity-workflow.js'
import type { PlanInput } from './contract.js'

/** Watches the instalments of one plan until it is kept, broken or cancelled. A broken plan that is taken up again begins it anew. */
export async function paymentPlan(input: PlanInput): Promise<void> {
  await driveEntity(
    () => processActivities.advancePlan(input),
    () => continueAsNew<typeof paymentPlan>(input),
  )
}

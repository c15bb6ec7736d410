import { continueAsNew } from '@temporalio/workflow'
import { processActivities } from '../activity-proxies.js'
import { driveEntity } from '../processes/entity-workflow.js'
import type { WorkOrderInput } from './contract.js'

/** Watches over one work order until it ends: reminds of its appointment, notices a missed one, escalates what is overdue. */
export async function workOrder(input: WorkOrderInput): Promise<void> {
  await driveEntity(
    () => processActivities.advanceWorkOrder(input),
    () => continueAsNew<typeof workOrder>(input),
  )
}

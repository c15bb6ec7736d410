import { continueAsNew } from '@temporalio/workflow'
import { processActivities } from '../activity-proxies.js'
import { driveEntity } from '../processes/entity-workflow.js'
import type { LateFeeSweepInput } from './contract.js'

/** Charges late fees, once each business day, part by part, for as long as the utility lives. */
export async function lateFeeSweep(input: LateFeeSweepInput): Promise<void> {
  await driveEntity(
    () => processActivities.advanceLateFeeSweep(input),
    () => continueAsNew<typeof lateFeeSweep>(input),
  )
}

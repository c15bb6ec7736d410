import { continueAsNew } from '@temporalio/workflow'
import { processActivities } from '../activity-proxies.js'
import { driveEntity } from '../processes/entity-workflow.js'
import type { DunningInput } from './contract.js'

/** An episode of arrears from the first reminder until the debt is settled and service is back: each step is one activity. */
export async function dunning(input: DunningInput): Promise<void> {
  await driveEntity(
    () => processActivities.advanceDunning(input),
    () => continueAsNew<typeof dunning>(input),
  )
}

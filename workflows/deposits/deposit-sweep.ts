import { continueAsNew } from '@temporalio/workflow'
import { processActivities } from '../activity-proxies.js'
import { driveEntity } from '../processes/entity-workflow.js'
import type { DepositSweepInput } from './contract.js'

/** Credits interest, reviews deposits and looks after securities, once each business day, for as long as the utility lives. */
export async function depositSweep(input: DepositSweepInput): Promise<void> {
  await driveEntity(
    () => processActivities.advanceDepositSweep(input),
    () => continueAsNew<typeof depositSweep>(input),
  )
}

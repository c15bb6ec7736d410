import { continueAsNew } from '@temporalio/workflow'
import { processActivities } from '../activity-proxies.js'
import { driveEntity } from '../processes/entity-workflow.js'
import type { CaseInput } from './contract.js'

/** Watches the clock of one case until it is closed: a supervisor is told when it is over. */
export async function watchCase(input: CaseInput): Promise<void> {
  await driveEntity(
    () => processActivities.advanceCase(input),
    () => continueAsNew<typeof watchCase>(input),
  )
}

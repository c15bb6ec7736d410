import { continueAsNew } from '@temporalio/workflow'
import { processActivities } from '../activity-proxies.js'
import { driveEntity } from '../processes/entity-workflow.js'
import type { MoveInput } from './contract.js'

/** A move from the request to the settled account: each step is decided and done by one activity. */
export async function move(input: MoveInput): Promise<void> {
  await driveEntity(
    () => processActivities.advanceMove(input),
    () => continueAsNew<typeof move>(input),
  )
}

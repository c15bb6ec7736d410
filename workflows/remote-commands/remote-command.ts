import { continueAsNew } from '@temporalio/workflow'
import { processActivities } from '../activity-proxies.js'
import { driveEntity } from '../processes/entity-workflow.js'
import type { RemoteCommandInput } from './contract.js'

/** A command to a meter from the decision until it is known what came of it, or people are sent to look. */
export async function remoteCommand(input: RemoteCommandInput): Promise<void> {
  await driveEntity(
    () => processActivities.advanceRemoteCommand(input),
    () => continueAsNew<typeof remoteCommand>(input),
  )
}

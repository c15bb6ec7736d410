import { continueAsNew } from '@temporalio/workflow'
import { processActivities } from '../activity-proxies.js'
import { driveEntity } from '../processes/entity-workflow.js'
import type { ApplicationInput } from './contract.js'

/** Watches the days of one application: who was asked is reminded, and what came to nothing is emptied in the end. */
export async function watchApplication(input: ApplicationInput): Promise<void> {
  await driveEntity(
    () => processActivities.advanceApplication(input),
    () => continueAsNew<typeof watchApplication>(input),
  )
}

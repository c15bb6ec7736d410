import { continueAsNew } from '@temporalio/workflow'
import { processActivities } from '../activity-proxies.js'
import { driveEntity } from '../processes/entity-workflow.js'
import type { ServiceConnectionInput } from './contract.js'

/** Leads one connection from its application to the record of what was built: moves it on, orders field work, watches over its waits. */
export async function serviceConnection(input: ServiceConnectionInput): Promise<void> {
  await driveEntity(
    () => processActivities.advanceConnection(input),
    () => continueAsNew<typeof serviceConnection>(input),
  )
}

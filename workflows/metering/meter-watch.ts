import { continueAsNew } from '@temporalio/workflow'
import { processActivities } from '../activity-proxies.js'
import { driveEntity } from '../processes/entity-workflow.js'
import type { MeterWatchInput } from './contract.js'

/** Looks once each business day for intervals that have not arrived, for as long as the utility lives. */
export async function meterWatch(input: MeterWatchInput): Promise<void> {
  await driveEntity(
    () => processActivities.advanceMeterWatch(input),
    () => continueAsNew<typeof meterWatch>(input),
  )
}

import { ActivityFailure, ApplicationFailure, defineSignal, isCancellation, setHandler } from '@temporalio/workflow'
import { bulkActivities, processActivities } from '../activity-proxies.js'
import { WAKE_SIGNAL } from '../processes/contract.js'
import type { MeterFileInput } from './contract.js'

/**
 * Reads one meter file into the records, or what it holds aside for one meter. The activity commits piece by piece and goes on where a
 * worker that died left off. What can never succeed is recorded on the file, so that nobody waits for it.
 */
export async function readMeterFile(input: MeterFileInput): Promise<void> {
  let asked = 0
  setHandler(defineSignal(WAKE_SIGNAL), () => {
    asked += 1
  })
  try {
    let answered: number
    do {
      // The first signal came with the start; another one meanwhile says that more of the file has found its meter.
      answered = asked
      await bulkActivities().takeMeterFile(input)
    } while (asked > answered)
  } catch (error) {
    if (isCancellation(error)) throw error
    const cause = error instanceof ActivityFailure ? error.cause : undefined
    const code = cause instanceof ApplicationFailure ? (cause.type ?? 'UNKNOWN') : 'UNKNOWN'
    await processActivities.failMeterFile({ ...input, code })
  }
}

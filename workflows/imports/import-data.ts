import { ActivityFailure, ApplicationFailure, defineSignal, isCancellation, setHandler } from '@temporalio/workflow'
import { bulkActivities, processActivities } from '../activity-proxies.js'
import { WAKE_SIGNAL } from '../processes/contract.js'
import type { ImportInput } from './contract.js'

/**
 * Validates and applies one import. All of it is one activity in one transaction: a worker that dies leaves nothing, and the next
 * attempt does it from the start. What can never succeed is recorded on the import, so that nobody waits for it.
 */
export async function importData(input: ImportInput): Promise<void> {
  // The relay begins this workflow together with a signal; there is nothing to wake up from.
  setHandler(defineSignal(WAKE_SIGNAL), () => {})
  try {
    await bulkActivities().runImport(input)
  } catch (error) {
    if (isCancellation(error)) throw error
    const cause = error instanceof ActivityFailure ? error.cause : undefined
    const code = cause instanceof ApplicationFailure ? (cause.type ?? 'UNKNOWN') : 'UNKNOWN'
    await processActivities.failImport({ ...input, code })
  }
}

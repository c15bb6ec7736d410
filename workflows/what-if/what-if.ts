import { ActivityFailure, ApplicationFailure, defineSignal, isCancellation, setHandler } from '@temporalio/workflow'
import { bulkActivities, processActivities } from '../activity-proxies.js'
import { WAKE_SIGNAL } from '../processes/contract.js'
import type { WhatIfWorkflowInput } from './contract.js'

/**
 * Tries a draft tariff on the use of a past period. The activity commits chunk by chunk and goes on where a worker that died left off.
 * What can never succeed is recorded on the what-if, so that nobody waits for it.
 */
export async function whatIf(input: WhatIfWorkflowInput): Promise<void> {
  // The relay begins this workflow together with a signal; there is nothing to wake up from.
  setHandler(defineSignal(WAKE_SIGNAL), () => {})
  try {
    await bulkActivities().replayUsage(input)
  } catch (error) {
    if (isCancellation(error)) throw error
    const cause = error instanceof ActivityFailure ? error.cause : undefined
    const code = cause instanceof ApplicationFailure ? (cause.type ?? 'UNKNOWN') : 'UNKNOWN'
    await processActivities.failWhatIf({ ...input, code })
  }
}

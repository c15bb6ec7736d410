import { proxyActivities, workflowInfo } from '@temporalio/workflow'
import type { Activities } from '../activities/all.js'
import { BULK_QUEUE_SUFFIX, DOCUMENTS_QUEUE_SUFFIX } from './task-queues.js'

/**
 * The one place where activities get their timeouts. Retries are unlimited within the schedule-to-close time: an outage must end in
 * a later success, never in a business failure. Refusals are non-retryable by their type (see activities/activity-failures.ts).
 */
const retry = { initialInterval: '500 milliseconds', backoffCoefficient: 2, maximumInterval: '15 seconds' } as const

/** Short transactions: read where a process stands, decide, write. A worker that dies in one is noticed long before its time is over. */
export const processActivities = proxyActivities<Activities>({
  startToCloseTimeout: '60 seconds',
  heartbeatTimeout: '15 seconds',
  scheduleToCloseTimeout: '30 days',
  retry,
})

/**
 * Long loops over chunks on the bulk queue. A worker that dies is noticed within the heartbeat timeout, and the work goes on from the
 * database's state.
 */
export function bulkActivities(): ReturnType<typeof proxyActivities<Activities>> {
  return longActivities(BULK_QUEUE_SUFFIX)
}

/** Rendering and sending: as long and as restartable, on a queue of their own. */
export function documentActivities(): ReturnType<typeof proxyActivities<Activities>> {
  return longActivities(DOCUMENTS_QUEUE_SUFFIX)
}

function longActivities(queueSuffix: string): ReturnType<typeof proxyActivities<Activities>> {
  return proxyActivities<Activities>({
    taskQueue: `${workflowInfo().taskQueue}${queueSuffix}`,
    startToCloseTimeout: '12 hours',
    scheduleToCloseTimeout: '30 days',
    heartbeatTimeout: '12 seconds',
    retry,
  })
}

import { allHandlersFinished, condition, continueAsNew, defineSignal, setHandler, workflowInfo } from '@temporalio/workflow'
import { documentActivities } from '../activity-proxies.js'
import { WAKE_SIGNAL } from '../processes/contract.js'
import type { DeliverMessagesInput } from './contract.js'

/**
 * Sends the messages of one channel as their time comes, and ends when none waits. A message queued while it works wakes it for another
 * round; one queued after it ended begins it anew. Which messages there are stands in PostgreSQL alone.
 */
export async function deliverMessages(input: DeliverMessagesInput): Promise<void> {
  let woken = true
  setHandler(defineSignal(WAKE_SIGNAL), () => {
    woken = true
  })
  for (;;) {
    woken = false
    const { waitMs } = await documentActivities().deliverMessages(input)
    if (waitMs !== null) await condition(() => woken, Math.max(1, waitMs))
    else if (!woken) break
    if (workflowInfo().continueAsNewSuggested) {
      await condition(allHandlersFinished)
      await continueAsNew<typeof deliverMessages>(input)
    }
  }
  await condition(allHandlersFinished)
}

import type pg from 'pg'
import { enqueueSignal, enqueueWakeOfLinked } from '../../db/processes/outbox-store.js'
import { requestsThatClosed } from '../../db/services/move-reads.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import { MOVE_WORKFLOW, moveWorkflowId } from '../../workflows/services/contract.js'

/**
 * Money moved on these accounts: whatever waits for it looks again, and a move that had closed one of them is begun once more to settle
 * what came late.
 */
export async function wakeMovesOf(client: pg.PoolClient, accountIds: readonly string[]): Promise<void> {
  if (accountIds.length === 0) return
  await enqueueWakeOfLinked(client, 'account', accountIds)
  for (const requestId of await requestsThatClosed(client, accountIds)) {
    await enqueueSignal(
      { client },
      { workflowId: moveWorkflowId(requestId), signal: WAKE_SIGNAL, start: { type: MOVE_WORKFLOW, input: { requestId } } },
    )
  }
}

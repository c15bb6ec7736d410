import { enqueueSignal, enqueueWakeOfLinked } from '../../db/processes/outbox-store.js'
import { requestsThatClosed } from '../../db/services/move-reads.js'
import type { Transaction } from '../../db/transaction.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import { MOVE_WORKFLOW, moveWorkflowId } from '../../workflows/services/contract.js'
import { settleBroughtOver } from './settle-brought-over.js'

/**
 * Money moved on these accounts: whatever waits for it looks again, and a move that had closed one of them is begun once more to settle
 * what came late; so is one whose account was closed before it was brought over.
 */
export async function wakeMovesOf(tx: Transaction, accountIds: readonly string[]): Promise<void> {
  if (accountIds.length === 0) return
  await enqueueWakeOfLinked(tx.client, 'account', accountIds)
  const requestIds = [...(await requestsThatClosed(tx.client, accountIds)), ...(await settleBroughtOver(tx, accountIds))]
  for (const requestId of requestIds) {
    await enqueueSignal(tx, {
      workflowId: moveWorkflowId(requestId),
      signal: WAKE_SIGNAL,
      start: { type: MOVE_WORKFLOW, input: { requestId } },
    })
  }
}

import { casesOfNotices } from '../../db/collections/case-store.js'
import { enqueueSignal } from '../../db/processes/outbox-store.js'
import type { Transaction } from '../../db/transaction.js'
import { dunningWorkflowId } from '../../workflows/collections/contract.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'

/** These messages have left: cases whose notices they are look again, so that the days of a notice are counted from this day. */
export async function wakeCasesOfNotices(tx: Transaction, messageIds: readonly number[]): Promise<void> {
  for (const entry of await casesOfNotices(tx.client, messageIds)) {
    await enqueueSignal(tx, { workflowId: dunningWorkflowId(entry), signal: WAKE_SIGNAL })
  }
}

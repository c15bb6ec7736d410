import { openOrdersOf } from '../../db/services/move-reads.js'
import type { Transaction } from '../../db/transaction.js'
import { moveWorkflowId } from '../../workflows/services/contract.js'
import { cancelWorkOrder } from '../fieldwork/cancel-work-order.js'
import type { ChangedBy } from './change-agreement.js'
import type { Move } from './load-move.js'

/** Calls back every truck that is still to come for a move. */
export async function cancelOrders(tx: Transaction, move: Move, by: ChangedBy): Promise<void> {
  for (const workOrderId of await openOrdersOf(tx.client, moveWorkflowId(move.request.requestId))) {
    await cancelWorkOrder(tx, workOrderId, by)
  }
}

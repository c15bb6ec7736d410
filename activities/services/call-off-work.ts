import { workToCallOff } from '../../db/services/move-reads.js'
import type { Transaction } from '../../db/transaction.js'
import { moveWorkflowId } from '../../workflows/services/contract.js'
import { cancelWorkOrder } from '../fieldwork/cancel-work-order.js'
import type { ChangedBy } from './change-agreement.js'
import type { Move, MoveSwitch } from './load-move.js'

/**
 * Calls off the crew that nobody needs any more once service has changed hands at a point: one that was to read or connect where the read
 * is there already, and one that was to disconnect where somebody begins. Who is on the way already goes on. Returns what was called off,
 * as sentences.
 */
export async function callOffWork(tx: Transaction, move: Move, at: MoveSwitch, by: ChangedBy): Promise<string[]> {
  const { servicePointId, begins } = at
  const orders = await workToCallOff(tx.client, { processId: moveWorkflowId(move.request.requestId), servicePointId, begins })
  const sentences: string[] = []
  for (const { workOrderId, typeCode } of orders) {
    const why =
      typeCode === 'DISCONNECT' ? `service goes on for account ${at.start?.accountId}` : `the read of ${at.readOn} is there`
    await cancelWorkOrder(tx, workOrderId, { ...by, reason: why })
    sentences.push(`Work order ${workOrderId} was called off: ${why}.`)
  }
  return sentences
}

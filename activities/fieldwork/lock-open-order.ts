import { eventsOfOrder } from '../../db/fieldwork/work-order-page-reads.js'
import { lockWorkOrder, type WorkOrderRow } from '../../db/fieldwork/work-order-store.js'
import type { Transaction } from '../../db/transaction.js'
import { isOrderEnded, stateWords } from '../../domain/fieldwork/work-order-states.js'
import { refuse } from '../../domain/kernel/outcome.js'

/**
 * The order, locked, as somebody wants to change it. Refuses NOT_FOUND, ORDER_ENDED, and CHANGED_MEANWHILE where it is no longer the
 * version that was seen, with what happened last.
 */
export async function lockOpenOrder(tx: Transaction, workOrderId: string, seenVersion?: number): Promise<WorkOrderRow> {
  const order = await lockWorkOrder(tx, workOrderId)
  if (order === undefined) refuse('NOT_FOUND', `There is no work order ${workOrderId}.`)
  if (isOrderEnded(order.state)) {
    refuse('ORDER_ENDED', `The work order is ${stateWords(order.state)}; nothing more is done with it. Order the work anew.`, {
      state: order.state,
    })
  }
  if (seenVersion !== undefined && seenVersion !== order.version) {
    const last = (await eventsOfOrder(tx.client, workOrderId)).at(-1)
    refuse(
      'CHANGED_MEANWHILE',
      `${last?.recordedBy ?? 'Somebody'} has changed this order meanwhile: ${last?.sentence ?? ''} Look at it again.`,
      {
        version: order.version,
      },
    )
  }
  return order
}

import type { ConnectionRow } from '../../db/connections/connection-store.js'
import { ordersOf } from '../../db/fieldwork/work-order-store.js'
import type { Transaction } from '../../db/transaction.js'
import { isOrderEnded } from '../../domain/fieldwork/work-order-states.js'
import { serviceConnectionWorkflowId } from '../../workflows/connections/contract.js'
import { cancelWorkOrder } from '../fieldwork/cancel-work-order.js'
import type { ChangedBy } from '../fieldwork/changed-by.js'

/** Cancels what is still open in the field of a connection. Returns the last order it ever had, empty where it had none. */
export async function endFieldWork(tx: Transaction, order: ConnectionRow, by: ChangedBy): Promise<string> {
  const orders = await ordersOf(tx.client, serviceConnectionWorkflowId(order.connectionOrderId))
  for (const { workOrderId, state } of orders) if (!isOrderEnded(state)) await cancelWorkOrder(tx, workOrderId, by)
  return orders.at(-1)?.workOrderId ?? ''
}

import { endAppointment } from '../../db/fieldwork/appointment-store.js'
import { lockWorkOrder } from '../../db/fieldwork/work-order-store.js'
import type { Transaction } from '../../db/transaction.js'
import { moveOrder } from '../../domain/fieldwork/work-order-states.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import type { ChangedBy } from './changed-by.js'
import { recordOrderChange } from './record-order-change.js'
import { tellCustomer } from './tell-customer.js'

/**
 * Cancels an order that has not ended, with its appointment. Cancelled again it stays as it is. Refuses NOT_FOUND and ORDER_ENDED.
 */
export async function cancelWorkOrder(tx: Transaction, workOrderId: string, by: ChangedBy): Promise<void> {
  const order = await lockWorkOrder(tx, workOrderId)
  if (order === undefined) refuse('NOT_FOUND', `There is no work order ${workOrderId}.`)
  const state = valueOf(moveOrder(order.state, 'cancelled'))
  if (state === order.state) return
  const promised = await endAppointment(tx, workOrderId, 'cancelled')
  if (promised !== undefined) {
    // Who expects nobody need not be told that nobody comes.
    await tellCustomer(tx, order, { templateCode: 'WORK_CANCELLED', about: String(promised.appointmentId), fields: {} }, by)
  }
  await recordOrderChange(tx, order, { act: 'cancel', change: { state }, sentence: 'The work order was cancelled.' }, by)
}

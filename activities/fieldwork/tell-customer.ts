import { findOrderCustomer } from '../../db/fieldwork/order-customer.js'
import type { WorkOrderRow } from '../../db/fieldwork/work-order-store.js'
import type { Transaction } from '../../db/transaction.js'
import { queueMessage } from '../documents/queue-message.js'
import type { ChangedBy } from './changed-by.js'

export interface OrderMessage {
  readonly templateCode: 'APPOINTMENT_BOOKED' | 'APPOINTMENT_REMINDER' | 'APPOINTMENT_MISSED' | 'NO_ACCESS' | 'WORK_CANCELLED'
  /** What it is told for, once: an appointment, a result. */
  readonly about: string
  readonly fields: Readonly<Record<string, string>>
}

/** Tells the customer of an order, in the transaction of what is told. False where the order is for no account. */
export async function tellCustomer(tx: Transaction, order: WorkOrderRow, message: OrderMessage, by: ChangedBy): Promise<boolean> {
  const customer = await findOrderCustomer(tx.client, order.workOrderId)
  if (customer === undefined) return false
  await queueMessage(tx, {
    messageKey: `work-order/${order.workOrderId}/${message.templateCode}/${message.about}`,
    templateCode: message.templateCode,
    accountId: customer.accountId,
    customerId: customer.customerId,
    fields: { work: order.typeTitle, serviceAddress: customer.serviceAddress, ...message.fields },
    businessDate: by.today,
    actor: by.actor,
  })
  return true
}

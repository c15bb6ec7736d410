import { bookedAppointment, markReminded } from '../../db/fieldwork/appointment-store.js'
import type { WorkOrderRow } from '../../db/fieldwork/work-order-store.js'
import type { Transaction } from '../../db/transaction.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { appointmentFields, appointmentWords } from './appointment-words.js'
import type { ChangedBy } from './changed-by.js'
import { recordOrderChange } from './record-order-change.js'
import { tellCustomer } from './tell-customer.js'

/** Reminds the customer of the appointment of an order, once. */
export async function remindOfAppointment(tx: Transaction, order: WorkOrderRow, by: ChangedBy): Promise<void> {
  const appointment = await bookedAppointment(tx.client, order.workOrderId)
  invariant(appointment !== undefined, 'a reminder is of an appointment', { workOrderId: order.workOrderId })
  await markReminded(tx, appointment.appointmentId, by.today)
  const isTold = await tellCustomer(
    tx,
    order,
    {
      templateCode: 'APPOINTMENT_REMINDER',
      about: String(appointment.appointmentId),
      fields: appointmentFields(appointment),
    },
    by,
  )
  const at = appointmentWords(appointment)
  const sentence = isTold
    ? `The customer was reminded of the appointment on ${at}.`
    : `The appointment on ${at} is near; there is no account to remind.`
  await recordOrderChange(tx, order, { act: 'remind', change: {}, sentence }, by)
}

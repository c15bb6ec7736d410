import { bookedAppointment, markReminded } from '../../db/fieldwork/appointment-store.js'
import type { WorkOrderRow } from '../../db/fieldwork/work-order-store.js'
import type { Transaction } from '../../db/transaction.js'
import { invariant } from '../../domain/kernel/invariant.js'
import type { ChangedBy } from './changed-by.js'
import { recordOrderChange } from './record-order-change.js'

/** Reminds of the appointment of an order, once. */
export async function remindOfAppointment(tx: Transaction, order: WorkOrderRow, by: ChangedBy): Promise<void> {
  const appointment = await bookedAppointment(tx.client, order.workOrderId)
  invariant(appointment !== undefined, 'a reminder is of an appointment', { workOrderId: order.workOrderId })
  await markReminded(tx, appointment.appointmentId, by.today)
  const at = `${appointment.appointmentOn} between ${appointment.startsAt} and ${appointment.endsAt}`
  await recordOrderChange(
    tx,
    order,
    { act: 'remind', change: {}, sentence: `The appointment on ${at} is near; the customer is to be reminded.` },
    by,
  )
}

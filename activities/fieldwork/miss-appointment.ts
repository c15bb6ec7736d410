import { endAppointment } from '../../db/fieldwork/appointment-store.js'
import type { WorkOrderRow } from '../../db/fieldwork/work-order-store.js'
import type { Transaction } from '../../db/transaction.js'
import { invariant } from '../../domain/kernel/invariant.js'
import type { ChangedBy } from './changed-by.js'
import { recordOrderChange } from './record-order-change.js'

/** Nobody came on the day: the appointment is missed and the order waits for another one. */
export async function missAppointment(tx: Transaction, order: WorkOrderRow, by: ChangedBy): Promise<void> {
  const missed = await endAppointment(tx, order.workOrderId, 'missed')
  invariant(missed !== undefined, 'a missed appointment was booked', { workOrderId: order.workOrderId })
  await recordOrderChange(
    tx,
    order,
    {
      act: 'miss',
      change: { state: 'created', scheduledOn: null },
      sentence: `Nobody came on ${missed.appointmentOn} between ${missed.startsAt} and ${missed.endsAt}: the order waits for another appointment.`,
    },
    by,
  )
}

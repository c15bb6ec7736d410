import type pg from 'pg'
import { endAppointment } from '../../db/fieldwork/appointment-store.js'
import { moveOrder } from '../../domain/fieldwork/work-order-states.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import type { OrderAnswer } from './book-appointment.js'
import { loadFieldService } from './load-field-service.js'
import { lockOpenOrder } from './lock-open-order.js'
import { recordOrderChange } from './record-order-change.js'

/** Takes an appointment back; the order waits for another. Refuses NO_APPOINTMENT, and ORDER_STATE where somebody is on the way. */
export function releaseAppointment(pool: pg.Pool, command: Command<{ readonly workOrderId: string }>): Promise<OrderAnswer> {
  return runCommand(pool, 'fieldwork.release', command, async (tx) => {
    const order = await lockOpenOrder(tx, command.input.workOrderId)
    const state = valueOf(moveOrder(order.state, 'created'))
    const ended = await endAppointment(tx, order.workOrderId, 'cancelled')
    if (ended === undefined) refuse('NO_APPOINTMENT', 'The order has no appointment.')
    const { today } = await loadFieldService(tx.client)
    await recordOrderChange(
      tx,
      order,
      {
        act: 'release',
        change: { state, scheduledOn: null, crewId: null },
        sentence: `The appointment on ${ended.appointmentOn} was cancelled.`,
      },
      { actor: command.actor, reason: command.reason, today },
    )
    return { id: order.workOrderId, state }
  })
}

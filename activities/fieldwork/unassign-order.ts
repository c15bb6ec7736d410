import type pg from 'pg'
import { bookedAppointment } from '../../db/fieldwork/appointment-store.js'
import { moveOrder } from '../../domain/fieldwork/work-order-states.js'
import type { Command } from '../../domain/kernel/command.js'
import { valueOf } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import type { OrderAnswer } from './book-appointment.js'
import { loadFieldService } from './load-field-service.js'
import { lockOpenOrder } from './lock-open-order.js'
import { recordOrderChange } from './record-order-change.js'

/** Takes an order back from its crew; an appointment stands. Refuses ORDER_STATE where somebody is on the way already. */
export function unassignOrder(
  pool: pg.Pool,
  command: Command<{ readonly workOrderId: string; readonly version?: number }>,
): Promise<OrderAnswer> {
  return runCommand(pool, 'fieldwork.unassign', command, async (tx) => {
    const order = await lockOpenOrder(tx, command.input.workOrderId, command.input.version)
    const appointment = await bookedAppointment(tx.client, order.workOrderId)
    const state = valueOf(moveOrder(order.state, appointment === undefined ? 'created' : 'scheduled'))
    if (order.crewId === null) return { id: order.workOrderId, state }
    const { today } = await loadFieldService(tx.client)
    await recordOrderChange(
      tx,
      order,
      {
        act: 'unassign',
        change: { state, crewId: null, scheduledOn: appointment?.appointmentOn ?? null },
        sentence: 'Taken back from its crew.',
      },
      { actor: command.actor, reason: command.reason, today },
    )
    return { id: order.workOrderId, state }
  })
}

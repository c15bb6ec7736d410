import type pg from 'pg'
import { bookedAppointment, endAppointment } from '../../db/fieldwork/appointment-store.js'
import { moveOrder } from '../../domain/fieldwork/work-order-states.js'
import type { Command } from '../../domain/kernel/command.js'
import { valueOf } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import type { OrderAnswer } from './book-appointment.js'
import { loadFieldService } from './load-field-service.js'
import { lockOpenOrder } from './lock-open-order.js'
import { recordOrderChange } from './record-order-change.js'
import { refuseOtherCrew } from './refuse-other-crew.js'

export interface ReportProgressInput {
  readonly workOrderId: string
  /** The crew is on its way, or there. */
  readonly act: 'start' | 'arrive'
  readonly mayActForOthers: boolean
}

/** A crew says that it is on its way to an order, or there: then the appointment of the day is kept. Refuses ORDER_STATE, NOT_YOUR_ORDER. */
export function reportProgress(pool: pg.Pool, command: Command<ReportProgressInput>): Promise<OrderAnswer> {
  return runCommand(pool, `fieldwork.${command.input.act}`, command, async (tx) => {
    const { workOrderId, act, mayActForOthers } = command.input
    const order = await lockOpenOrder(tx, workOrderId)
    await refuseOtherCrew(tx, order, command.actor, mayActForOthers)
    const state = valueOf(moveOrder(order.state, act === 'start' ? 'en_route' : 'on_site'))
    if (state === order.state) return { id: workOrderId, state }
    const { today } = await loadFieldService(tx.client)
    if (act === 'arrive' && (await bookedAppointment(tx.client, workOrderId))?.appointmentOn === today) {
      await endAppointment(tx, workOrderId, 'kept')
    }
    await recordOrderChange(
      tx,
      order,
      { act, change: { state }, sentence: act === 'start' ? 'The crew is on its way.' : 'The crew has arrived.' },
      { actor: command.actor, reason: command.reason, today },
    )
    return { id: workOrderId, state }
  })
}

import type pg from 'pg'
import { bookedAppointment, endAppointment, insertAppointment } from '../../db/fieldwork/appointment-store.js'
import { lockDay } from '../../db/fieldwork/planned-jobs.js'
import type { WorkOrderRow } from '../../db/fieldwork/work-order-store.js'
import type { Transaction } from '../../db/transaction.js'
import { moveOrder, type WorkOrderState } from '../../domain/fieldwork/work-order-states.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { requireAlertsRead } from '../customers/require-alerts-read.js'
import { runCommand } from '../run-command.js'
import { appointmentFields, appointmentWords } from './appointment-words.js'
import type { ChangedBy } from './changed-by.js'
import { windowsOn } from './list-windows.js'
import { loadFieldService } from './load-field-service.js'
import { lockOpenOrder } from './lock-open-order.js'
import { recordOrderChange } from './record-order-change.js'
import { tellCustomer } from './tell-customer.js'

export interface BookAppointmentInput {
  readonly workOrderId: string
  /** `move` puts another appointment in the place of the one that stands. */
  readonly act: 'book' | 'move'
  readonly on: string
  readonly windowCode: string
  /** Of the order, as it was seen. */
  readonly version?: number
}

export interface OrderAnswer {
  readonly id: string
  readonly state: WorkOrderState
}

/** Promises a customer a window of a day, or another one. Refuses what `bookWithin` does, ALERTS_UNREAD and CHANGED_MEANWHILE. */
export function bookAppointment(pool: pg.Pool, command: Command<BookAppointmentInput>): Promise<OrderAnswer> {
  return runCommand(pool, 'fieldwork.book', command, async (tx) => {
    const { input, actor, reason } = command
    const order = await lockOpenOrder(tx, input.workOrderId, input.version)
    const { accountId } = order
    if (accountId !== null) await requireAlertsRead(tx, actor, { accountId })
    const { today } = await loadFieldService(tx.client)
    const { state } = await bookWithin(tx, order, input, { actor, reason, today })
    return { id: order.workOrderId, state }
  })
}

/**
 * Books a window for a locked order. A crew that had it on another day gives it back. Refuses APPOINTMENT_EXISTS, NO_APPOINTMENT (to
 * move), APPOINTMENT_IN_PAST, WINDOW_UNKNOWN, WINDOW_FULL, and ORDER_STATE where somebody is on the way already.
 */
export async function bookWithin(
  tx: Transaction,
  order: WorkOrderRow,
  wanted: Pick<BookAppointmentInput, 'act' | 'on' | 'windowCode'>,
  by: ChangedBy,
): Promise<WorkOrderRow> {
  const standing = await bookedAppointment(tx.client, order.workOrderId)
  if (wanted.act === 'book' && standing !== undefined) {
    refuse('APPOINTMENT_EXISTS', `The order has an appointment on ${appointmentWords(standing)}. Move that one.`, {
      on: standing.appointmentOn,
      windowCode: standing.windowCode,
    })
  }
  if (wanted.act === 'move' && standing === undefined) refuse('NO_APPOINTMENT', 'The order has no appointment to move.')
  if (wanted.on < by.today) {
    refuse('APPOINTMENT_IN_PAST', `The business date is ${by.today}; an appointment cannot be on ${wanted.on}.`)
  }
  const { rules } = await loadFieldService(tx.client)
  await lockDay(tx, wanted.on)
  const window = (await windowsOn(tx.client, order, [wanted.on], rules)).find(({ code }) => code === wanted.windowCode)
  if (window === undefined) refuse('WINDOW_UNKNOWN', `There is no window ${wanted.windowCode}.`)
  if (window.places < 1) {
    refuse('WINDOW_FULL', `No crew that can do this work has time on ${wanted.on} between ${window.from} and ${window.to}.`, {
      on: wanted.on,
      windowCode: window.code,
    })
  }
  const state = valueOf(moveOrder(order.state, 'scheduled'))
  await endAppointment(tx, order.workOrderId, 'moved')
  const appointmentId = await insertAppointment(tx, {
    workOrderId: order.workOrderId,
    on: wanted.on,
    windowCode: window.code,
    from: window.from,
    to: window.to,
    bookedBy: by.actor.id,
  })
  const booked = { appointmentOn: wanted.on, startsAt: window.from, endsAt: window.to }
  await tellCustomer(
    tx,
    order,
    { templateCode: 'APPOINTMENT_BOOKED', about: String(appointmentId), fields: appointmentFields(booked) },
    by,
  )
  const at = appointmentWords(booked)
  return recordOrderChange(
    tx,
    order,
    {
      act: wanted.act,
      change: { state, scheduledOn: wanted.on, crewId: null },
      sentence: standing === undefined ? `Appointment on ${at}.` : `Appointment moved from ${standing.appointmentOn} to ${at}.`,
    },
    by,
  )
}

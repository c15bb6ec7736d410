import type pg from 'pg'
import { bookedAppointment } from '../../db/fieldwork/appointment-store.js'
import { crewOf, lockCrew } from '../../db/fieldwork/crew-store.js'
import { lockDay, plannedJobs } from '../../db/fieldwork/planned-jobs.js'
import { assignOrder as mayAssign } from '../../domain/fieldwork/assign-order.js'
import { goWithoutAppointment } from '../../domain/fieldwork/go-without-appointment.js'
import { moveOrder } from '../../domain/fieldwork/work-order-states.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { lockAccountOfCut, refuseUnlawfulDispatch } from '../collections/record-cut.js'
import { runCommand } from '../run-command.js'
import type { OrderAnswer } from './book-appointment.js'
import { refuseWhilePaused } from './create-work-order.js'
import { orderInPlace } from './job-of-order.js'
import { loadFieldService } from './load-field-service.js'
import { lockOpenOrder } from './lock-open-order.js'
import { recordOrderChange } from './record-order-change.js'

export interface AssignOrderInput {
  readonly workOrderId: string
  readonly crewId: string
  readonly on: string
  /** A supervisor sends the crew without the appointment that the work needs. */
  readonly withoutAppointment: boolean
  /** Of the order, as it was seen. */
  readonly version?: number
}

/**
 * Gives an order to a crew for a day. Refuses what the crew cannot do there and then (CREW_LACKS_SKILL, CREW_OTHER_AREA, CREW_OFF,
 * CREW_OVERLAP, CREW_FULL), a day that is over or other than promised (ORDER_DAY_PAST, APPOINTMENT_OTHER_DAY), CHANGED_MEANWHILE,
 * DISCONNECTION_PAUSED, what `goWithoutAppointment` does, and for a disconnection for non-payment CUT_NOT_LAWFUL on that day and
 * CREW_CUTS_FULL.
 */
export function assignOrder(pool: pg.Pool, command: Command<AssignOrderInput>): Promise<OrderAnswer> {
  return runCommand(pool, 'fieldwork.assign', command, async (tx) => {
    const { workOrderId, crewId, on, version, withoutAppointment } = command.input
    await lockAccountOfCut(tx, workOrderId)
    const order = await lockOpenOrder(tx, workOrderId, version)
    const { rules, today } = await loadFieldService(tx.client)
    if (on < today) refuse('ORDER_DAY_PAST', `The business date is ${today}; no work is planned for ${on}.`, { today })
    await lockDay(tx, on)
    const crew = await lockCrew(tx, crewId)
    if (crew === undefined) refuse('CREW_UNKNOWN', `There is no crew ${crewId}.`)
    const appointment = await bookedAppointment(tx.client, workOrderId)
    if (appointment !== undefined && appointment.appointmentOn !== on) {
      refuse(
        'APPOINTMENT_OTHER_DAY',
        `The customer expects somebody on ${appointment.appointmentOn}. Move the appointment first.`,
        {
          appointmentOn: appointment.appointmentOn,
        },
      )
    }
    const { type, job, place } = await orderInPlace(tx.client, order)
    await refuseWhilePaused(tx, order.typeCode, place, on)
    await refuseUnlawfulDispatch(tx, order, { crewId, on })
    const load = (await plannedJobs(tx.client, [on])).filter(
      (other) => other.crewId === crewId && other.workOrderId !== workOrderId,
    )
    const window = appointment === undefined ? null : { from: appointment.startsAt, to: appointment.endsAt }
    valueOf(mayAssign({ ...job, window }, crewOf(crew), on, load, rules))
    const hasAppointment = appointment !== undefined
    const sent = { ...order, ...type, hasAppointment, isOverridden: withoutAppointment }
    valueOf(goWithoutAppointment(sent, rules.withoutAppointment))
    const state = valueOf(moveOrder(order.state, 'dispatched'))
    await recordOrderChange(
      tx,
      order,
      {
        act: 'assign',
        change: { state, crewId, scheduledOn: on },
        sentence: `Given to ${crew.name} for ${on}${type.needsAppointment && !hasAppointment ? ', without an appointment' : ''}.`,
      },
      { actor: command.actor, reason: command.reason, today },
    )
    return { id: workOrderId, state }
  })
}

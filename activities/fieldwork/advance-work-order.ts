import type pg from 'pg'
import { bookedAppointment } from '../../db/fieldwork/appointment-store.js'
import { lockWorkOrder } from '../../db/fieldwork/work-order-store.js'
import { noteWait } from '../../db/processes/process-store.js'
import { inTransaction } from '../../db/transaction.js'
import { nextOrderStep } from '../../domain/fieldwork/next-order-step.js'
import type { Actor } from '../../domain/kernel/command.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { type WorkOrderInput, workOrderWorkflowId } from '../../workflows/fieldwork/contract.js'
import type { EntityStep } from '../../workflows/processes/contract.js'
import { escalateOrder } from './escalate-order.js'
import { loadFieldService } from './load-field-service.js'
import { missAppointment } from './miss-appointment.js'
import { remindOfAppointment } from './remind-of-appointment.js'

const PENSTOCK: Actor = { kind: 'process', id: 'work-order', name: 'Penstock' }

/** A waiting order looks again by itself this often: the day is noticed within the hour, a lost signal delays it no longer. */
const LOOK_AGAIN_MS = 3_600_000

/** Reads where an order stands, takes its next step in one transaction and says how its process goes on. */
export function advanceWorkOrder(pool: pg.Pool, input: WorkOrderInput): Promise<EntityStep> {
  return inTransaction(pool, async (tx) => {
    const order = await lockWorkOrder(tx, input.workOrderId)
    invariant(order !== undefined, 'a process without its work order', { ...input })
    const { rules, today } = await loadFieldService(tx.client)
    const appointment = await bookedAppointment(tx.client, order.workOrderId)
    const step = nextOrderStep(
      {
        ...order,
        appointment:
          appointment === undefined ? null : { on: appointment.appointmentOn, isReminded: appointment.remindedOn !== null },
      },
      rules,
      today,
    )
    const by = { actor: PENSTOCK, reason: 'The day has come', today }
    switch (step.kind) {
      case 'end':
        return { kind: 'end' }
      case 'wait':
        await noteWait(tx, workOrderWorkflowId(order.workOrderId), step.until)
        return { kind: 'wait', waitMs: LOOK_AGAIN_MS }
      case 'remind':
        await remindOfAppointment(tx, order, by)
        return { kind: 'again' }
      case 'miss':
        await missAppointment(tx, order, rules.missedAppointmentCredit, by)
        return { kind: 'again' }
      case 'escalate':
        await escalateOrder(tx, order, step.plannedOn, by)
        return { kind: 'again' }
    }
  })
}

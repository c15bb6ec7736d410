import type { WorkOrderRecord } from '../../db/fieldwork/work-order-reads.js'
import {
  eventsOfOrder,
  filesOfOrder,
  type OrderFileRecord,
  type OrderResultRecord,
  readWorkOrderMore,
  resultOfOrder,
  type WorkOrderEventRecord,
} from '../../db/fieldwork/work-order-page-reads.js'
import { type AppointmentRow, appointmentsOf } from '../../db/fieldwork/appointment-store.js'
import { findType } from '../../db/fieldwork/type-store.js'
import type { Queryable } from '../../db/pool.js'
import type { WorkOrderType } from '../../domain/fieldwork/work-order-type.js'
import { workOrderWorkflowId } from '../../workflows/fieldwork/contract.js'
import { found } from '../errors.js'
import type { AppointmentJson, WorkOrderPageJson, WorkOrderRecordJson, WorkOrderTypeJson } from './contract.js'

export function orderJson({ skills, ...order }: WorkOrderRecord): WorkOrderRecordJson {
  return { ...order, skills: [...skills] }
}

export function typeJson(type: WorkOrderType): WorkOrderTypeJson {
  return {
    ...type,
    id: type.typeCode,
    steps: type.steps.map((step) => ({ ...step })),
    requiredFields: [...type.requiredFields],
    skills: [...type.skills],
    resultCodes: type.resultCodes.map((code) => ({ ...code, followUps: [...code.followUps] })),
  }
}

/** The whole of one order for its page. */
export async function orderPage(db: Queryable, order: WorkOrderRecord): Promise<WorkOrderPageJson> {
  const [more, type, appointments, events, files, result] = await Promise.all([
    readWorkOrderMore(db, order.id),
    findType(db, order.typeCode),
    appointmentsOf(db, order.id),
    eventsOfOrder(db, order.id),
    filesOfOrder(db, order.id),
    resultOfOrder(db, order.id),
  ])
  const { followedBy, ...rest } = found(more)
  return {
    ...orderJson(order),
    ...rest,
    followedBy: followedBy.map((next) => ({ ...next })),
    processId: workOrderWorkflowId(order.id),
    type: typeJson(found(type)),
    appointments: appointments.map(appointmentJson),
    events: events.map(eventJson),
    files: files.map(fileJson),
    result: result === undefined ? null : resultJson(result),
  }
}

function appointmentJson(appointment: AppointmentRow): AppointmentJson {
  return {
    on: appointment.appointmentOn,
    windowCode: appointment.windowCode,
    from: appointment.startsAt,
    to: appointment.endsAt,
    state: appointment.state,
    remindedOn: appointment.remindedOn,
  }
}

function eventJson(event: WorkOrderEventRecord): WorkOrderPageJson['events'][number] {
  return { ...event, recordedAt: event.recordedAt.toISOString() }
}

function fileJson(file: OrderFileRecord): WorkOrderPageJson['files'][number] {
  return { ...file, addedAt: file.addedAt.toISOString() }
}

function resultJson({ details, ...result }: OrderResultRecord): WorkOrderPageJson['result'] {
  return {
    ...result,
    stepsDone: [...details.stepsDone],
    readings: details.readings.map((reading) => ({ ...reading })),
    materials: details.materials.map((material) => ({ ...material })),
    removedMeterId: details.removedMeterId,
    setMeterId: details.setMeterId,
    recordedAt: result.recordedAt.toISOString(),
  }
}

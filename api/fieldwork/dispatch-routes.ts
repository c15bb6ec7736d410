import { assignOrder } from '../../activities/fieldwork/assign-order.js'
import { bookAppointment } from '../../activities/fieldwork/book-appointment.js'
import { listWindows } from '../../activities/fieldwork/list-windows.js'
import { releaseAppointment } from '../../activities/fieldwork/release-appointment.js'
import { unassignOrder } from '../../activities/fieldwork/unassign-order.js'
import { findWorkOrder } from '../../db/fieldwork/work-order-reads.js'
import { daysBetween } from '../../domain/kernel/local-date.js'
import { found, InvalidRequest } from '../errors.js'
import { closed, key, listOf, localDate, optional, reason, serial, text } from '../fields.js'
import { type Route, route } from '../route.js'
import { changedOrder, dayRoute, dispatchBoard as board, offeredWindow } from './contract.js'
import { dispatchBoard, routeOfDay } from './dispatch-board.js'

const ofOrder = closed({ id: key() })

/** Days that one board shows at most. */
const DAYS_MAX = 31

const days = route({
  method: 'GET',
  url: '/dispatch',
  permission: 'fieldwork.read',
  tag: 'fieldwork',
  summary: 'Read the dispatch board of some days',
  query: closed({ from: localDate(), to: localDate() }),
  response: board,
  handler: async ({ deps, query }) => {
    const length = daysBetween(query.from, query.to) + 1
    if (length < 1 || length > DAYS_MAX) {
      throw new InvalidRequest([{ field: 'query/to', message: `must be from the first day on, ${DAYS_MAX} days at most` }])
    }
    return dispatchBoard(deps.pool, query)
  },
})

const way = route({
  method: 'GET',
  url: '/dispatch/route',
  permission: 'fieldwork.read',
  tag: 'fieldwork',
  summary: 'Read the way of a crew through its day',
  query: closed({ crewId: key(), on: localDate() }),
  response: dayRoute,
  handler: async ({ deps, query }) => routeOfDay(deps.pool, query.crewId, query.on),
})

const windows = route({
  method: 'GET',
  url: '/work-orders/:id/windows',
  permission: 'fieldwork.read',
  tag: 'fieldwork',
  summary: 'List the windows that can be promised for a work order',
  params: ofOrder,
  response: listOf(offeredWindow, 1000),
  handler: async ({ deps, params }) => {
    const { id, typeCode, premiseId, servicePointId, wantedOn } = found(await findWorkOrder(deps.pool, params.id))
    return listWindows(deps.pool, { workOrderId: id, typeCode, premiseId, servicePointId, wantedOn })
  },
})

function booking(act: 'book' | 'move', summary: string): Route {
  return route({
    method: 'POST',
    url: `/work-orders/:id/${act}`,
    permission: 'fieldwork.dispatch',
    tag: 'fieldwork',
    summary,
    idempotent: true,
    params: ofOrder,
    body: closed({ on: localDate(), windowCode: text(40, { min: 1 }), version: optional(serial()), reason: optional(reason()) }),
    response: changedOrder,
    handler: async ({ deps, params, body: { reason: why, ...wanted }, command }) =>
      bookAppointment(deps.pool, command({ workOrderId: params.id, act, ...wanted }, why)),
  })
}

const release = route({
  method: 'POST',
  url: '/work-orders/:id/release',
  permission: 'fieldwork.dispatch',
  tag: 'fieldwork',
  summary: 'Take an appointment back',
  idempotent: true,
  params: ofOrder,
  body: closed({ reason: reason() }),
  response: changedOrder,
  handler: async ({ deps, params, body, command }) =>
    releaseAppointment(deps.pool, command({ workOrderId: params.id }, body.reason)),
})

const assign = route({
  method: 'POST',
  url: '/work-orders/:id/assign',
  permission: 'fieldwork.dispatch',
  tag: 'fieldwork',
  summary: 'Give a work order to a crew for a day',
  description:
    '`version` is the one of the order that was seen: who comes second is told what the first has done. `withoutAppointment` is the reason ' +
    'for which a supervisor sends a crew to work that needs an appointment and has none; from others it counts for nothing.',
  idempotent: true,
  params: ofOrder,
  body: closed({
    crewId: key(),
    on: localDate(),
    version: optional(serial()),
    reason: optional(reason()),
    withoutAppointment: optional(reason()),
  }),
  response: changedOrder,
  handler: async ({ deps, params, body: { reason: why, withoutAppointment, ...wanted }, may, command }) => {
    const isOverridden = withoutAppointment !== undefined && may('fieldwork.override')
    const input = { workOrderId: params.id, ...wanted, withoutAppointment: isOverridden }
    return assignOrder(deps.pool, command(input, isOverridden ? withoutAppointment : why))
  },
})

const unassign = route({
  method: 'POST',
  url: '/work-orders/:id/unassign',
  permission: 'fieldwork.dispatch',
  tag: 'fieldwork',
  summary: 'Take a work order back from its crew',
  idempotent: true,
  params: ofOrder,
  body: closed({ version: optional(serial()), reason: optional(reason()) }),
  response: changedOrder,
  handler: async ({ deps, params, body: { reason: why, ...wanted }, command }) =>
    unassignOrder(deps.pool, command({ workOrderId: params.id, ...wanted }, why)),
})

export const dispatchRoutes: readonly Route[] = [
  days,
  way,
  windows,
  booking('book', 'Book an appointment'),
  booking('move', 'Move an appointment'),
  release,
  assign,
  unassign,
]

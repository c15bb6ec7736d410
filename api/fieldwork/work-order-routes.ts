import { amendWorkOrder } from '../../activities/fieldwork/amend-work-order.js'
import { orderReRead, orderRouteReads } from '../../activities/fieldwork/order-reads.js'
import { cancelWork, orderWork } from '../../activities/fieldwork/order-work.js'
import { findWorkOrder, listWorkOrders, WORK_ORDER_COLUMNS } from '../../db/fieldwork/work-order-reads.js'
import { PRIORITIES } from '../../domain/fieldwork/work-order-type.js'
import { found } from '../errors.js'
import { closed, key, listOf, localDate, nullable, oneOf, optional, reason, serial, text } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { changedOrder, workOrderBody, workOrderPage, workOrderRecord } from './contract.js'
import { orderJson, orderPage } from './order-json.js'

const list = route({
  method: 'GET',
  url: '/work-orders',
  permission: 'fieldwork.read',
  tag: 'fieldwork',
  summary: 'List work orders',
  query: listQuery,
  response: listAnswer(workOrderRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, WORK_ORDER_COLUMNS)
    const page = await listWorkOrders(deps.pool, window)
    return sendList(reply, { rows: page.rows.map(orderJson), total: page.total, resource: 'work-orders', offset: window.offset })
  },
})

const read = route({
  method: 'GET',
  url: '/work-orders/:id',
  permission: 'fieldwork.read',
  tag: 'fieldwork',
  summary: 'Read a work order with all that happened to it',
  params: closed({ id: key() }),
  response: workOrderPage,
  handler: async ({ deps, params }) => orderPage(deps.pool, found(await findWorkOrder(deps.pool, params.id))),
})

const order = route({
  method: 'POST',
  url: '/work-orders',
  permission: 'fieldwork.order',
  tag: 'fieldwork',
  summary: 'Order work in the field',
  idempotent: true,
  status: 201,
  body: closed({ ...workOrderBody.properties, reason: optional(reason()) }),
  response: closed({ workOrderId: text(64) }),
  handler: async ({ deps, body: { reason: why, ...work }, command }) =>
    orderWork(
      deps.pool,
      command(
        {
          typeCode: work.typeCode,
          premiseId: work.premiseId,
          servicePointId: work.servicePointId ?? null,
          accountId: work.accountId ?? null,
          agreementId: work.agreementId ?? null,
          wantedOn: work.wantedOn,
          priority: work.priority,
          note: work.note ?? null,
        },
        why,
      ),
    ),
})

const amend = route({
  method: 'POST',
  url: '/work-orders/:id/amend',
  permission: 'fieldwork.order',
  tag: 'fieldwork',
  summary: 'Change how urgent a work order is, when it is wanted, and its note',
  idempotent: true,
  params: closed({ id: key() }),
  body: closed({
    priority: oneOf(PRIORITIES),
    wantedOn: localDate(),
    note: nullable(text(2000)),
    version: serial(),
    reason: optional(reason()),
  }),
  response: changedOrder,
  handler: async ({ deps, params, body: { reason: why, ...change }, command }) =>
    amendWorkOrder(deps.pool, command({ workOrderId: params.id, ...change }, why)),
})

const cancel = route({
  method: 'POST',
  url: '/work-orders/:id/cancel',
  permission: 'fieldwork.order',
  tag: 'fieldwork',
  summary: 'Cancel a work order',
  idempotent: true,
  params: closed({ id: key() }),
  body: closed({ reason: reason() }),
  response: changedOrder,
  handler: async ({ deps, params, body, command }) => cancelWork(deps.pool, command({ workOrderId: params.id }, body.reason)),
})

const readRoute = route({
  method: 'POST',
  url: '/read-route-orders',
  permission: 'fieldwork.order',
  tag: 'fieldwork',
  summary: 'Order reads along a route',
  description: 'One order at each meter of the route without an actual read since a day. Asked again, it is the same orders.',
  idempotent: true,
  status: 201,
  body: closed({ readRoute: text(40, { min: 1 }), since: localDate(), wantedOn: localDate(), reason: optional(reason()) }),
  response: closed({ workOrderIds: listOf(text(64), 10_000) }),
  handler: async ({ deps, body: { reason: why, ...wanted }, command }) => orderRouteReads(deps.pool, command(wanted, why)),
})

const reRead = route({
  method: 'POST',
  url: '/reads/:id/re-read',
  permission: 'fieldwork.order',
  tag: 'fieldwork',
  summary: 'Order that a read is checked on the spot',
  idempotent: true,
  status: 201,
  params: closed({ id: serial() }),
  body: closed({ reason: optional(reason()) }),
  response: closed({ workOrderId: text(64) }),
  handler: async ({ deps, params, body, command }) => orderReRead(deps.pool, command({ readId: params.id }, body.reason)),
})

export const workOrderRoutes: readonly Route[] = [list, read, order, amend, cancel, readRoute, reRead]

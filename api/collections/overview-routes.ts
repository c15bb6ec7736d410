import { Type } from 'typebox'
import { decideApprovals } from '../../activities/collections/decide-approvals.js'
import { stopMany } from '../../activities/collections/stop-many.js'
import { stopReach } from '../../db/collections/stop-store.js'
import { amount, closed, key, listOf, oneOf, optional, reason, serial, text } from '../fields.js'
import { type Route, route } from '../route.js'
import { agingTrendOf } from './aging-trend.js'
import { approvalResults, collectionsAging, collectionsWeek, STOP_SCOPES, APPROVAL_ACTS } from './overview-contract.js'
import { weekOf } from './week.js'

const week = route({
  method: 'GET',
  url: '/collections-week',
  permission: 'collections.read',
  tag: 'collections',
  summary: 'Read what collection would do in the next seven days',
  response: collectionsWeek,
  handler: async ({ deps }) => weekOf(deps.pool),
})

const aging = route({
  method: 'GET',
  url: '/collections-aging',
  permission: 'collections.read',
  tag: 'collections',
  summary: 'Read what is past due by class and age, month by month',
  query: closed({ months: optional(Type.Integer({ minimum: 1, maximum: 36, description: '12 where it is left out' })) }),
  response: collectionsAging,
  handler: async ({ deps, query }) => agingTrendOf(deps.pool, query.months ?? 12),
})

const approvals = route({
  method: 'POST',
  url: '/collections-approvals',
  permission: 'collections.release',
  tag: 'collections',
  summary: 'Release or refuse many disconnections',
  description: 'Each is decided anew; the answer says what became of it.',
  idempotent: true,
  body: closed({ ids: listOf(key(), 200, { min: 1 }), act: oneOf(APPROVAL_ACTS), reason: reason() }),
  response: approvalResults,
  handler: async ({ deps, body, command }) =>
    decideApprovals(deps.pool, command({ collectionIds: body.ids, act: body.act }, body.reason)),
})

const reach = route({
  method: 'GET',
  url: '/collection-stop-reach',
  permission: 'collections.read',
  tag: 'collections',
  summary: 'Count the cases a stop would end',
  query: closed({ scope: oneOf(STOP_SCOPES), value: text(100, { min: 1 }) }),
  response: closed({ cases: Type.Integer({ minimum: 0 }), owed: amount() }),
  handler: async ({ deps, query }) => stopReach(deps.pool, { scope: query.scope, scopeValue: query.value }),
})

const stop = route({
  method: 'POST',
  url: '/collection-stops',
  permission: 'collections.release',
  tag: 'collections',
  summary: 'Stop every collection case of a class or in a read route',
  description: 'From now on nothing is cut for them; each case ends by its own process. Service that is off stays off.',
  idempotent: true,
  status: 201,
  body: closed({ scope: oneOf(STOP_SCOPES), value: text(100, { min: 1 }), reason: reason() }),
  response: closed({ stopId: serial(), cases: Type.Integer({ minimum: 0 }), owed: amount() }),
  handler: async ({ deps, body, command }) =>
    stopMany(deps.pool, command({ scope: body.scope, scopeValue: body.value }, body.reason)),
})

export const overviewRoutes: readonly Route[] = [week, aging, approvals, reach, stop]

import { Type } from 'typebox'
import { aggregateMeters, joinAggregation, leaveAggregation } from '../../activities/renewables/aggregate-meters.js'
import { closed, key, listOf, oneOf, reason, serial, text } from '../fields.js'
import { type Route, route } from '../route.js'

const TAG = 'renewables'
const MEMBERS_MAX = 200

const form = route({
  method: 'POST',
  url: '/aggregations',
  permission: 'renewables.write',
  tag: TAG,
  summary: 'Bill meters of one account together, from their next bill on',
  description:
    'sum: what all meters count is billed at the first agreement’s tariff. rank: what the first one gives beyond its own use is credited to the others in their order.',
  idempotent: true,
  status: 201,
  body: closed({
    id: key('Its number: FARM-1'),
    name: text(200, { min: 1 }),
    method: oneOf(['sum', 'rank']),
    leadAgreementId: key('The first one'),
    members: listOf(key(), MEMBERS_MAX, { min: 1 }),
    reason: reason(),
  }),
  response: closed({ aggregationId: key() }),
  handler: async ({ deps, body: { reason: why, id, ...added }, command }) =>
    aggregateMeters(deps.pool, command({ aggregationId: id, ...added }, why)),
})

const join = route({
  method: 'POST',
  url: '/aggregations/:id/members',
  permission: 'renewables.write',
  tag: TAG,
  summary: 'Bill one more agreement together with others, behind them',
  idempotent: true,
  status: 201,
  params: closed({ id: key() }),
  body: closed({ agreementId: key(), reason: reason() }),
  response: closed({ rank: Type.Integer({ minimum: 1 }) }),
  handler: async ({ deps, params, body, command }) =>
    joinAggregation(deps.pool, command({ aggregationId: params.id, agreementId: body.agreementId }, body.reason)),
})

const leave = route({
  method: 'POST',
  url: '/aggregation-members/:id/end',
  permission: 'renewables.write',
  tag: TAG,
  summary: 'Bill an agreement by itself again, from its next bill on',
  idempotent: true,
  params: closed({ id: serial() }),
  body: closed({ reason: reason() }),
  response: closed({ memberId: serial() }),
  handler: async ({ deps, params, body, command }) => leaveAggregation(deps.pool, command({ memberId: params.id }, body.reason)),
})

export const aggregationRoutes: readonly Route[] = [form, join, leave]

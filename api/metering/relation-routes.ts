import { type Static, Type } from 'typebox'
import { endRelation } from '../../activities/metering/relations/end-relation.js'
import { relateMeters } from '../../activities/metering/relations/relate-meters.js'
import { findMeter } from '../../db/metering/meter-reads.js'
import { relationRecords } from '../../db/metering/relation-store.js'
import { RELATION_KINDS } from '../../domain/metering/relations/meter-relation.js'
import { found } from '../errors.js'
import { amount, closed, key, listOf, localDate, nullable, oneOf, optional, reason, serial, text } from '../fields.js'
import { type Route, route } from '../route.js'

const registerNames = () => listOf(text(64, { min: 1 }), 20, { min: 1 })

const meterRelation = closed({
  id: serial(),
  kind: oneOf(RELATION_KINDS),
  parentMeterId: key(),
  childMeterId: key(),
  parentRegisters: nullable(registerNames()),
  childRegisters: nullable(registerNames()),
  from: localDate(),
  to: nullable(localDate()),
  tolerancePercent: nullable(text(40)),
  isDeducted: Type.Boolean(),
  reason: text(500),
  recordedBy: text(200),
  endedBy: nullable(text(200)),
  endReason: nullable(text(500)),
})
export type MeterRelationJson = Static<typeof meterRelation>

const relations = route({
  method: 'GET',
  url: '/meters/:id/relations',
  permission: 'metering.read',
  tag: 'metering',
  summary: 'Read what a meter is to others: compound, check meter, sub-meter',
  params: closed({ id: key() }),
  response: listOf(meterRelation, 200),
  handler: async ({ deps, params }): Promise<MeterRelationJson[]> => {
    found(await findMeter(deps.pool, params.id))
    return relationRecords(deps.pool, params.id)
  },
})

const relate = route({
  method: 'POST',
  url: '/meter-relations',
  permission: 'metering.relate',
  tag: 'metering',
  summary: 'Say what a meter is to another',
  description:
    'compound: high and low flow of one pipe, added. check: compared with the parent and never billed. sub: counts a part of what the parent counts, taken off its bill where `isDeducted`. Bills of days that were issued are proposed again.',
  idempotent: true,
  status: 201,
  body: closed({
    kind: oneOf(RELATION_KINDS),
    parentMeterId: key('The meter that is billed; the high flow of a compound'),
    childMeterId: key(),
    parentRegisters: optional(registerNames()),
    childRegisters: optional(registerNames()),
    from: localDate('First day of service'),
    to: optional(localDate('Last day of service')),
    tolerancePercent: optional(amount('Of a check meter: how far the two may be apart')),
    isDeducted: optional(Type.Boolean()),
    reason: reason(),
  }),
  response: closed({ id: serial() }),
  handler: async ({ deps, body: { reason: why, isDeducted, ...relation }, command }) =>
    relateMeters(deps.pool, command({ ...relation, isDeducted: isDeducted ?? false }, why)),
})

const end = route({
  method: 'POST',
  url: '/meter-relations/:id/end',
  permission: 'metering.relate',
  tag: 'metering',
  summary: 'End a relation of two meters',
  idempotent: true,
  status: 201,
  params: closed({ id: serial() }),
  body: closed({ to: localDate('Its last day'), reason: reason() }),
  response: closed({ to: localDate() }),
  handler: async ({ deps, params, body, command }) =>
    endRelation(deps.pool, command({ id: params.id, to: body.to }, body.reason)),
})

export const relationRoutes: readonly Route[] = [relations, relate, end]

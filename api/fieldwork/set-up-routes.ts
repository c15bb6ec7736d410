import { Type } from 'typebox'
import { changeCrew } from '../../activities/fieldwork/change-crew.js'
import { changeType } from '../../activities/fieldwork/change-type.js'
import { declareOutage } from '../../activities/fieldwork/declare-outage.js'
import { endOutage } from '../../activities/fieldwork/end-outage.js'
import { CREW_COLUMNS, type CrewRow, findCrew, listCrews } from '../../db/fieldwork/crew-store.js'
import { findOutage, listOutages, OUTAGE_COLUMNS } from '../../db/fieldwork/outage-store.js'
import { findType, listTypes, TYPE_COLUMNS } from '../../db/fieldwork/type-store.js'
import { found } from '../errors.js'
import { closed, key, localDate, nullable, oneOf, optional, reason, serial, text } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { code, crewBody, crewRecord, type CrewRecordJson, outageRecord, workOrderType, workOrderTypeBody } from './contract.js'
import { typeJson } from './order-json.js'

const saved = closed({ id: text(64), version: serial() })

const crews = route({
  method: 'GET',
  url: '/crews',
  permission: 'fieldwork.read',
  tag: 'fieldwork',
  summary: 'List crews',
  query: listQuery,
  response: listAnswer(crewRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, CREW_COLUMNS)
    const page = await listCrews(deps.pool, window)
    return sendList(reply, { rows: page.rows.map(crewJson), total: page.total, resource: 'crews', offset: window.offset })
  },
})

const crew = route({
  method: 'GET',
  url: '/crews/:id',
  permission: 'fieldwork.read',
  tag: 'fieldwork',
  summary: 'Read a crew',
  params: closed({ id: key() }),
  response: crewRecord,
  handler: async ({ deps, params }) => crewJson(found(await findCrew(deps.pool, params.id))),
})

const putCrew = route({
  method: 'PUT',
  url: '/crews/:id',
  permission: 'fieldwork.configure',
  tag: 'fieldwork',
  summary: 'Add or change a crew',
  params: closed({ id: key() }),
  body: closed({ ...crewBody.properties, reason: optional(reason()) }),
  response: saved,
  handler: async ({ deps, params, body: { reason: why, ...input }, command }) =>
    changeCrew(deps.pool, command({ id: params.id, ...input }, why)),
})

function crewJson(row: CrewRow): CrewRecordJson {
  return {
    ...row,
    skills: [...row.skills],
    areas: [...row.areas],
    shifts: row.shifts.map((shift) => ({ ...shift })),
    members: row.members.map((member) => ({ ...member })),
    daysOff: row.daysOff.map((day) => ({ ...day })),
  }
}

const types = route({
  method: 'GET',
  url: '/work-order-types',
  permission: 'fieldwork.read',
  tag: 'fieldwork',
  summary: 'List kinds of work',
  query: listQuery,
  response: listAnswer(workOrderType),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, TYPE_COLUMNS)
    const page = await listTypes(deps.pool, window)
    return sendList(reply, {
      rows: page.rows.map(typeJson),
      total: page.total,
      resource: 'work-order-types',
      offset: window.offset,
    })
  },
})

const type = route({
  method: 'GET',
  url: '/work-order-types/:id',
  permission: 'fieldwork.read',
  tag: 'fieldwork',
  summary: 'Read a kind of work',
  params: closed({ id: code() }),
  response: workOrderType,
  handler: async ({ deps, params }) => typeJson(found(await findType(deps.pool, params.id))),
})

const putType = route({
  method: 'PUT',
  url: '/work-order-types/:id',
  permission: 'fieldwork.configure',
  tag: 'fieldwork',
  summary: 'Add or change a kind of work',
  params: closed({ id: code() }),
  body: closed({ ...workOrderTypeBody.properties, reason: optional(reason()) }),
  response: saved,
  handler: async ({ deps, params, body: { reason: why, ...input }, command }) =>
    changeType(deps.pool, command({ typeCode: params.id, ...input }, why)),
})

const outages = route({
  method: 'GET',
  url: '/outages',
  permission: 'fieldwork.read',
  tag: 'fieldwork',
  summary: 'List outages',
  query: listQuery,
  response: listAnswer(outageRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, OUTAGE_COLUMNS)
    const page = await listOutages(deps.pool, window)
    const rows = page.rows.map(({ areas, ...outage }) => ({ ...outage, areas: [...areas] }))
    return sendList(reply, { rows, total: page.total, resource: 'outages', offset: window.offset })
  },
})

const outage = route({
  method: 'GET',
  url: '/outages/:id',
  permission: 'fieldwork.read',
  tag: 'fieldwork',
  summary: 'Read an outage',
  params: closed({ id: serial() }),
  response: outageRecord,
  handler: async ({ deps, params }) => {
    const { areas, ...record } = found(await findOutage(deps.pool, params.id))
    return { ...record, areas: [...areas] }
  },
})

/** About fifty thousand lines; a body of the API has no more room. */
const LIST_TEXT_MAX = 900_000

const declare = route({
  method: 'POST',
  url: '/outages',
  permission: 'fieldwork.configure',
  tag: 'fieldwork',
  summary: 'Declare an outage',
  description:
    '`list` is the text of a CSV: premises or service points in its first column, whole or not at all. Use of none on its days is no ' +
    'exception of a bill run; with `pausesDisconnections` no service is disconnected on its routes while it lasts.',
  idempotent: true,
  status: 201,
  body: closed({
    name: text(100, { min: 3 }),
    service: oneOf(['electric', 'water', 'gas']),
    startsOn: localDate(),
    endsOn: optional(nullable(localDate())),
    pausesDisconnections: Type.Boolean(),
    list: text(LIST_TEXT_MAX, { min: 1 }),
    typeCode: optional(nullable(code())),
    reason: optional(reason()),
  }),
  response: closed({ outageId: serial(), points: Type.Integer({ minimum: 0 }), orders: Type.Integer({ minimum: 0 }) }),
  handler: async ({ deps, body: { reason: why, ...input }, command }) =>
    declareOutage(deps.pool, command({ ...input, endsOn: input.endsOn ?? null, typeCode: input.typeCode ?? null }, why)),
})

const end = route({
  method: 'POST',
  url: '/outages/:id/end',
  permission: 'fieldwork.configure',
  tag: 'fieldwork',
  summary: 'Say on which day an outage was over',
  idempotent: true,
  params: closed({ id: serial() }),
  body: closed({ endsOn: localDate(), reason: optional(reason()) }),
  response: closed({ outageId: serial(), endsOn: localDate() }),
  handler: async ({ deps, params, body, command }) =>
    endOutage(deps.pool, command({ outageId: params.id, endsOn: body.endsOn }, body.reason)),
})

export const setUpRoutes: readonly Route[] = [crews, crew, putCrew, types, type, putType, outages, outage, declare, end]

import { type Static, Type } from 'typebox'
import { listReadRoutes, READ_ROUTE_COLUMNS, sheetOfRoute } from '../../db/metering/read-routes.js'
import { SHEET_COLUMNS } from '../../domain/metering/formats/handheld/handheld-reader.js'
import { csvRecord } from '../exports/csv-text.js'
import { notFound } from '../errors.js'
import { closed, localDate, nullable, text } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'

const readRouteRecord = closed({
  id: text(100),
  premises: Type.Integer({ minimum: 0 }),
  registers: Type.Integer({ minimum: 0 }),
  due: Type.Integer({ minimum: 0 }),
  lastReadOn: nullable(localDate()),
})
export type ReadRouteRecordJson = Static<typeof readRouteRecord>

const list = route({
  method: 'GET',
  url: '/read-routes',
  permission: 'metering.read',
  tag: 'metering',
  summary: 'List read routes',
  query: listQuery,
  response: listAnswer(readRouteRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, READ_ROUTE_COLUMNS)
    const page = await listReadRoutes(deps.pool, window)
    return sendList(reply, { ...page, resource: 'read-routes', offset: window.offset })
  },
})

const sheet = route({
  method: 'GET',
  url: '/read-routes/:id/sheet.csv',
  permission: 'metering.read',
  tag: 'metering',
  summary: 'Take out the sheet of a read route',
  description:
    'A row per register in walk order, for a hand-held. It comes back as a meter file with `read_on` and `value`, or a `note` why it could not be read.',
  params: closed({ id: text(100, { min: 1 }) }),
  produces: ['text/csv'],
  handler: async ({ deps, params, reply }) => {
    const rows = await sheetOfRoute(deps.pool, params.id)
    if (rows.length === 0) throw notFound()
    void reply.header('content-type', 'text/csv; charset=utf-8')
    void reply.header('content-disposition', `attachment; filename="route-${params.id.replace(/[^\w.-]/g, '_')}.csv"`)
    const body = rows.map((row) =>
      csvRecord([
        { free: row.route },
        String(row.sequence),
        { free: row.address },
        { free: row.meterId },
        { free: row.register },
        row.unit,
        String(row.dials),
        row.multiplier,
        row.lastReadOn,
        row.lastValue,
        '',
        '',
        '',
      ]),
    )
    return csvRecord([...SHEET_COLUMNS]) + body.join('')
  },
})

export const readRouteRoutes: readonly Route[] = [list, sheet]

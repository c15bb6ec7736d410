import { type Static, Type } from 'typebox'
import { listMissing, MISSING_COLUMNS } from '../../db/metering/missing-days.js'
import { closed, key, localDate, nullable, serial, text } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'

const missingIntervals = closed({
  id: serial('The channel'),
  meterId: key(),
  channel: text(200),
  unit: text(20),
  premiseId: nullable(key()),
  address: nullable(text(600)),
  days: Type.Integer({ minimum: 1 }),
  /** Of them, days of which something has arrived. */
  partialDays: Type.Integer({ minimum: 0 }),
  from: localDate(),
  to: localDate(),
})
export type MissingIntervalsJson = Static<typeof missingIntervals>

const list = route({
  method: 'GET',
  url: '/missing-intervals',
  permission: 'metering.read',
  tag: 'metering',
  summary: 'List channels of which days have not arrived',
  description: 'As the look of the last night found them, 45 days back.',
  query: listQuery,
  response: listAnswer(missingIntervals),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, MISSING_COLUMNS)
    const page = await listMissing(deps.pool, window)
    return sendList(reply, { ...page, resource: 'missing-intervals', offset: window.offset })
  },
})

export const missingRoutes: readonly Route[] = [list]

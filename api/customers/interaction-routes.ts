import { INTERACTION_COLUMNS, listInteractions } from '../../db/customers/interaction-reads.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { interactionRecord } from './contract.js'
import { interactionJson } from './interaction-json.js'

const list = route({
  method: 'GET',
  url: '/interactions',
  permission: 'customers.read',
  tag: 'customers',
  summary: 'List notes and contacts',
  query: listQuery,
  response: listAnswer(interactionRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, INTERACTION_COLUMNS)
    const page = await listInteractions(deps.pool, window)
    return sendList(reply, {
      rows: page.rows.map(interactionJson),
      total: page.total,
      resource: 'interactions',
      offset: window.offset,
    })
  },
})

export const interactionRoutes: readonly Route[] = [list]

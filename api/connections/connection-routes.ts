import { openConnection } from '../../activities/connections/open-connection.js'
import { CONNECTION_COLUMNS, listConnections } from '../../db/connections/connection-reads.js'
import { newApplicantOf } from '../customers/new-customer.js'
import { closed, key, text } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { connectionOptionsOf } from './connection-options.js'
import { connectionPageOf } from './connection-page.js'
import { connectionBody, connectionOptions, connectionPage, connectionRecord, type ConnectionRecordJson } from './contract.js'

const list = route({
  method: 'GET',
  url: '/connections',
  permission: 'connections.read',
  tag: 'connections',
  summary: 'List new connections',
  query: listQuery,
  response: listAnswer(connectionRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, CONNECTION_COLUMNS)
    const page = await listConnections(deps.pool, window)
    const rows = page.rows.map((row) => ({ ...row, service: row.service as ConnectionRecordJson['service'] }))
    return sendList(reply, { rows, total: page.total, resource: 'connections', offset: window.offset })
  },
})

const read = route({
  method: 'GET',
  url: '/connections/:id',
  permission: 'connections.read',
  tag: 'connections',
  summary: 'Read a connection with its stages, quotes, permits, field orders and money',
  params: closed({ id: key() }),
  response: connectionPage,
  handler: async ({ deps, params, may }) => connectionPageOf(deps.pool, params.id, may),
})

const options = route({
  method: 'GET',
  url: '/connection-options',
  permission: 'connections.read',
  tag: 'connections',
  summary: 'What an application for a connection may name',
  response: connectionOptions,
  handler: async ({ deps }) => connectionOptionsOf(deps.pool),
})

const open = route({
  method: 'POST',
  url: '/connections',
  permission: 'connections.work',
  tag: 'connections',
  summary: 'Take an application for a connection',
  idempotent: true,
  status: 201,
  body: connectionBody,
  response: closed({ id: text(64) }),
  description: 'For an account, for a customer who opens another one, or for somebody new.',
  handler: async ({ deps, body: { reason: why, note, newCustomer, ...application }, command }) =>
    openConnection(
      deps.pool,
      command(
        {
          ...application,
          accountId: application.accountId ?? null,
          customerId: application.customerId ?? null,
          newCustomer: newCustomer === undefined ? null : newApplicantOf(newCustomer),
          customerClass: application.customerClass ?? 'residential',
          delivery: application.delivery ?? 'post',
          note: note ?? null,
        },
        why,
      ),
    ),
})

export const connectionRoutes: readonly Route[] = [list, read, options, open]

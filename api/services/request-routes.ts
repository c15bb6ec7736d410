import { openRequest } from '../../activities/services/open-request.js'
import { planMove } from '../../activities/services/plan-move.js'
import { readSnapshot } from '../../db/read-snapshot.js'
import { listServiceRequests, SERVICE_REQUEST_COLUMNS } from '../../db/services/request-reads.js'
import { closed, key } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import {
  openBody,
  openedRequest,
  previewAnswer,
  previewBody,
  serviceRequestPage,
  serviceRequestRecord,
} from './request-contract.js'
import { previewJson } from './preview-json.js'
import { readServiceRequest } from './request-page.js'
import { wishOf } from './request-wish.js'

const list = route({
  method: 'GET',
  url: '/service-requests',
  permission: 'services.read',
  tag: 'services',
  summary: 'List moves, suspensions and transfers',
  query: listQuery,
  response: listAnswer(serviceRequestRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, SERVICE_REQUEST_COLUMNS)
    const page = await listServiceRequests(deps.pool, window)
    return sendList(reply, { ...page, resource: 'service-requests', offset: window.offset })
  },
})

const read = route({
  method: 'GET',
  url: '/service-requests/:id',
  permission: 'services.read',
  tag: 'services',
  summary: 'Read a service request with what may be done',
  params: closed({ id: key() }),
  response: serviceRequestPage,
  handler: async ({ deps, params, may }) => readSnapshot(deps.pool, (db) => readServiceRequest(db, params.id, may)),
})

const preview = route({
  method: 'POST',
  url: '/service-requests/preview',
  permission: 'services.request',
  tag: 'services',
  summary: 'Show what a move would do',
  description:
    'What would begin and end, on which days, for whom, where a crew has to drive, and what has to be there first. Refuses what opening it would.',
  changesNothing: true,
  body: previewBody,
  response: previewAnswer,
  handler: async ({ deps, body }) => readSnapshot(deps.pool, async (db) => previewJson(db, await planMove(db, wishOf(body)))),
})

const open = route({
  method: 'POST',
  url: '/service-requests',
  permission: 'services.request',
  tag: 'services',
  summary: 'Ask for a move, a transfer or a suspension',
  idempotent: true,
  status: 201,
  body: openBody,
  response: openedRequest,
  handler: async ({ deps, body: { reason: why, ...wish }, command }) => openRequest(deps.pool, command(wishOf(wish), why)),
})

export const requestRoutes: readonly Route[] = [list, read, preview, open]

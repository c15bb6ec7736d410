import { announceEvents } from '../../activities/rating/events/announce-events.js'
import { cancelEvent } from '../../activities/rating/events/cancel-event.js'
import { createEventList } from '../../activities/rating/events/create-event-list.js'
import { loadBillingRules } from '../../activities/billing/billing-rules.js'
import { EVENT_COLUMNS, eventLists, listEvents } from '../../db/rating/event-reads.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { EVENT_KINDS } from '../../domain/rating/announced-event.js'
import type { ApiDeps } from '../deps.js'
import { closed, listOf, oneOf, reason, serial, text } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { announced, announcedEvent, cancelled, eventList, listName, wallTime } from './event-contract.js'

const FILE_MAX = 500_000
const EVENTS_MAX = 200

const lists = route({
  method: 'GET',
  url: '/event-lists',
  permission: 'rating.read',
  tag: 'rating',
  summary: 'List the lists of announced events, and the tariffs that ask for each',
  response: listOf(eventList, 1000),
  handler: async ({ deps }) => {
    const [known, asking] = await Promise.all([eventLists(deps.pool), tariffsByList(deps)])
    return known.map((list) => ({ ...list, tariffs: asking.get(list.list) ?? [] }))
  },
})

/** Which tariffs ask for which list; nothing is known of them before the first import. */
async function tariffsByList(deps: ApiDeps): Promise<Map<string, string[]>> {
  const asking = new Map<string, string[]>()
  if ((await loadUtility(deps.pool)) === undefined) return asking
  const { compiled } = await loadBillingRules(deps.pool, undefined)
  for (const { code, needs } of compiled.book.tariffs.values()) {
    for (const list of needs.events) asking.set(list, [...(asking.get(list) ?? []), code])
  }
  return asking
}

const createList = route({
  method: 'POST',
  url: '/event-lists',
  permission: 'rating.write',
  tag: 'rating',
  summary: 'Begin a list of announced events',
  description: 'From then on the list is known: tariffs that ask for it are billed, and without an event nothing was announced.',
  idempotent: true,
  status: 201,
  body: closed({ list: listName(), kind: oneOf(EVENT_KINDS), label: text(100, { min: 1 }), reason: reason() }),
  response: closed({ list: text(60) }),
  handler: async ({ deps, body: { reason: why, ...input }, command }) => createEventList(deps.pool, command(input, why)),
})

const list = route({
  method: 'GET',
  url: '/announced-events',
  permission: 'rating.read',
  tag: 'rating',
  summary: 'List announced events',
  query: listQuery,
  response: listAnswer(announcedEvent),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, EVENT_COLUMNS)
    const page = await listEvents(deps.pool, window)
    const rows = page.rows.map(({ enteredAt, cancelledAt, ...event }) => ({
      ...event,
      enteredAt: enteredAt.toISOString(),
      cancelledAt: cancelledAt?.toISOString() ?? null,
    }))
    return sendList(reply, { rows, total: page.total, resource: 'announced-events', offset: window.offset })
  },
})

const announce = route({
  method: 'POST',
  url: '/announced-events',
  permission: 'rating.write',
  tag: 'rating',
  summary: 'Enter events that were announced',
  description:
    'All of them or none; one that is there already, to the minute, is passed over. Drafts of runs under review are made anew, issued bills of these days are rated once more and proposed to be billed again where they come out otherwise.',
  idempotent: true,
  status: 201,
  body: closed({
    list: listName(),
    events: listOf(
      closed({
        startsAt: wallTime('First minute'),
        endsAt: wallTime('The minute after the last'),
        announcedAt: wallTime('When it was announced'),
      }),
      EVENTS_MAX,
      { min: 1 },
    ),
    reason: reason(),
  }),
  response: announced,
  handler: async ({ deps, body: { reason: why, ...input }, command }) => announceEvents(deps.pool, command(input, why)),
})

const importFile = route({
  method: 'POST',
  url: '/announced-events/import',
  permission: 'rating.write',
  tag: 'rating',
  summary: 'Enter a file of events that were announced',
  description: 'CSV with the columns starts, ends and announced. The same file again changes nothing.',
  idempotent: true,
  status: 201,
  body: closed({ list: listName(), file: text(FILE_MAX, { min: 1, description: 'The file as it is' }), reason: reason() }),
  response: announced,
  handler: async ({ deps, body: { reason: why, ...input }, command }) => announceEvents(deps.pool, command(input, why)),
})

const cancel = route({
  method: 'POST',
  url: '/announced-events/:id/cancel',
  permission: 'rating.write',
  tag: 'rating',
  summary: 'Cancel an announced event',
  description: 'It stays on record. Bills that counted it are taken up as those of a new event are.',
  idempotent: true,
  params: closed({ id: serial() }),
  body: closed({ reason: reason() }),
  response: cancelled,
  handler: async ({ deps, params: { id }, body, command }) => cancelEvent(deps.pool, command({ eventId: id }, body.reason)),
})

export const eventRoutes: readonly Route[] = [lists, createList, list, announce, importFile, cancel]

import { Type } from 'typebox'
import { actOnCollection } from '../../activities/collections/act-on-collection.js'
import { confirmHome } from '../../activities/collections/confirm-home.js'
import { recordBuildingNotices } from '../../activities/collections/record-building-notice.js'
import { recordContact } from '../../activities/collections/record-contact.js'
import { COLLECTION_STATES } from '../../db/collections/case-store.js'
import { COLLECTION_COLUMNS, listCollections } from '../../db/collections/collection-reads.js'
import type { CollectionAct } from '../../domain/collections/collection-acts.js'
import { CONTACT_REACHED, NOTICE_RECIPIENTS, NOTICE_STAGES } from '../../domain/collections/disconnection-facts.js'
import { NOTICE_CHANNELS } from '../../domain/policy/disconnection-parameters.js'
import { amount, closed, key, listOf, localDate, nullable, oneOf, optional, reason, serial, text } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { collectionPageOf } from './collection-page.js'
import { collectionsHomeOf } from './collections-home.js'
import {
  BUILDING_RECIPIENTS,
  collectionPage,
  collectionRecord,
  collectionsHome,
  decisionAnswer,
  HOME_CHANNELS,
  preview as previewAnswer,
} from './contract.js'
import { decisionOn } from './decision.js'
import { previewOf } from './preview.js'

const params = closed({ id: key() })

const list = route({
  method: 'GET',
  url: '/collections',
  permission: 'collections.read',
  tag: 'collections',
  summary: 'List collection cases',
  query: listQuery,
  response: listAnswer(collectionRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, COLLECTION_COLUMNS)
    const page = await listCollections(deps.pool, window)
    return sendList(reply, { rows: page.rows, total: page.total, resource: 'collections', offset: window.offset })
  },
})

const home = route({
  method: 'GET',
  url: '/collections-home',
  permission: 'collections.read',
  tag: 'collections',
  summary: 'Read where collection stands',
  response: collectionsHome,
  handler: async ({ deps, may }) => collectionsHomeOf(deps.pool, may),
})

const preview = route({
  method: 'GET',
  url: '/collections-preview',
  permission: 'collections.read',
  tag: 'collections',
  summary: 'Read what collection would do on a day',
  query: closed({ date: optional(localDate('The business date where it is left out')) }),
  response: previewAnswer,
  handler: async ({ deps, query }) => previewOf(deps.pool, query.date),
})

const read = route({
  method: 'GET',
  url: '/collections/:id',
  permission: 'collections.read',
  tag: 'collections',
  summary: 'Read a collection case',
  params,
  response: collectionPage,
  handler: async ({ deps, params: { id }, may }) => collectionPageOf(deps.pool, id, may),
})

const decision = route({
  method: 'GET',
  url: '/accounts/:id/disconnection-decision',
  permission: 'collections.read',
  tag: 'collections',
  summary: 'Read why service may not be cut, or when at the earliest',
  description: 'For now, for another day, or supposing a payment; the facts are those of now.',
  params,
  query: closed({ date: optional(localDate()), payment: optional(amount('Supposed to be paid on that day')) }),
  response: decisionAnswer,
  handler: async ({ deps, params: { id }, query, may }) =>
    decisionOn(deps.pool, { accountId: id, date: query.date, payment: query.payment }, may),
})

function act(name: CollectionAct, permission: 'collections.work' | 'collections.release', summary: string): Route {
  return route({
    method: 'POST',
    url: `/collections/:id/${name}`,
    permission,
    tag: 'collections',
    summary,
    idempotent: true,
    params,
    body: closed({
      version: optional(Type.Integer({ minimum: 1, description: 'Of the case, as it was seen' })),
      reason: reason(),
    }),
    response: closed({ id: key(), state: oneOf(COLLECTION_STATES) }),
    handler: async ({ deps, params: { id }, body, command }) =>
      actOnCollection(
        deps.pool,
        command({ collectionId: id, act: name, ...(body.version === undefined ? {} : { version: body.version }) }, body.reason),
      ),
  })
}

const contact = route({
  method: 'POST',
  url: '/accounts/:id/collection-contacts',
  permission: 'collections.work',
  tag: 'collections',
  summary: 'Write down an attempt to reach a household',
  description: 'Also a notice that was handed over or posted on this occasion.',
  idempotent: true,
  status: 201,
  params,
  body: closed({
    channel: oneOf(NOTICE_CHANNELS),
    reached: oneOf(CONTACT_REACHED),
    on: localDate(),
    leftDoorHanger: optional(Type.Boolean()),
    offeredPrepayment: optional(Type.Boolean()),
    note: optional(nullable(text(2000))),
    notice: optional(
      nullable(
        closed({
          stage: oneOf(NOTICE_STAGES),
          recipient: oneOf(NOTICE_RECIPIENTS),
          party: optional(nullable(text(200, { min: 1 }))),
        }),
      ),
    ),
  }),
  response: closed({ contactId: serial() }),
  handler: async ({ deps, params: { id }, body, command }) =>
    recordContact(
      deps.pool,
      command({
        accountId: id,
        channel: body.channel,
        reached: body.reached,
        on: body.on,
        leftDoorHanger: body.leftDoorHanger ?? false,
        offeredPrepayment: body.offeredPrepayment ?? false,
        note: body.note ?? null,
        notice: body.notice == null ? null : { ...body.notice, party: body.notice.party ?? null },
      }),
    ),
})

const homeConfirmed = route({
  method: 'POST',
  url: '/collections/:id/home-confirmations',
  permission: 'collections.work',
  tag: 'collections',
  summary: 'Write down who said that somebody is at home',
  description: 'And that nothing is open or running: service may then be switched on from afar on this day.',
  idempotent: true,
  status: 201,
  params,
  body: closed({ saidBy: text(200, { min: 2 }), channel: oneOf(HOME_CHANNELS), reason: optional(reason()) }),
  response: closed({ confirmationId: serial() }),
  handler: async ({ deps, params: { id }, body: { reason: why, ...body }, command }) =>
    confirmHome(deps.pool, command({ collectionId: id, ...body }, why)),
})

const buildingNotices = route({
  method: 'POST',
  url: '/collections/:id/building-notices',
  permission: 'collections.work',
  tag: 'collections',
  summary: 'Write down that a building, its units and others were told',
  idempotent: true,
  status: 201,
  params,
  body: closed({
    channel: oneOf(NOTICE_CHANNELS),
    on: localDate(),
    parties: listOf(closed({ recipient: oneOf(BUILDING_RECIPIENTS), party: nullable(text(200, { min: 1 })) }), 1000, { min: 1 }),
    reason: optional(reason()),
  }),
  response: closed({ notices: Type.Integer({ minimum: 0 }) }),
  handler: async ({ deps, params: { id }, body: { reason: why, ...body }, command }) =>
    recordBuildingNotices(deps.pool, command({ collectionId: id, ...body }, why)),
})

export const caseRoutes: readonly Route[] = [
  list,
  home,
  preview,
  read,
  decision,
  act('release_cut', 'collections.release', 'Release a disconnection'),
  act('refuse_cut', 'collections.release', 'Refuse a disconnection and stop its case'),
  act('skip', 'collections.work', 'Skip the step a case stands at'),
  act('stop', 'collections.release', 'Stop a collection case'),
  act('order_reconnection', 'collections.release', 'Order service back'),
  contact,
  homeConfirmed,
  buildingNotices,
]

import { addInteraction } from '../../activities/customers/add-interaction.js'
import { changeDelivery } from '../../activities/customers/change-delivery.js'
import { ACCOUNT_COLUMNS, listAccounts } from '../../db/customers/account-reads.js'
import { INTERACTION_TYPES } from '../../domain/customers/interaction-types.js'
import { closed, key, localDate, nullable, oneOf, optional, reason, serial, text } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { readAccountPage } from './account-page.js'
import { accountPage } from './account-page-contract.js'
import { accountRecord, DELIVERIES } from './contract.js'

const list = route({
  method: 'GET',
  url: '/accounts',
  permission: 'customers.read',
  tag: 'customers',
  summary: 'List accounts',
  query: listQuery,
  response: listAnswer(accountRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, ACCOUNT_COLUMNS)
    const page = await listAccounts(deps.pool, window)
    const rows = page.rows.map((row) => ({ ...row, services: [...row.services] }))
    return sendList(reply, { rows, total: page.total, resource: 'accounts', offset: window.offset })
  },
})

const read = route({
  method: 'GET',
  url: '/accounts/:id',
  permission: 'customers.read',
  tag: 'customers',
  summary: 'Read everything about an account',
  description: 'Balance with aging, services, last bills and use, payments, notes, tasks and coming dates, all as of one moment.',
  params: closed({ id: key() }),
  response: accountPage,
  handler: async ({ deps, params, actor, may }) => readAccountPage(deps.pool, params.id, { id: actor.id, may }),
})

const patch = route({
  method: 'PATCH',
  url: '/accounts/:id',
  permission: 'customers.write',
  tag: 'customers',
  summary: 'Change how bills are delivered',
  params: closed({ id: key() }),
  body: closed({ version: serial('The version that was read'), delivery: oneOf(DELIVERIES), reason: optional(reason()) }),
  response: closed({ accountId: key(), version: serial() }),
  handler: async ({ deps, params, body, command }) =>
    changeDelivery(deps.pool, command({ accountId: params.id, version: body.version, delivery: body.delivery }, body.reason)),
})

export const NOTE_BODY = closed({
  kind: oneOf(['note', 'call', 'visit', 'email', 'letter', 'sms'], 'How it came'),
  type: optional(oneOf(INTERACTION_TYPES, 'What it is about')),
  direction: optional(nullable(oneOf(['in', 'out']))),
  summary: text(500, { min: 3 }),
  body: optional(nullable(text(20_000))),
  followUpOn: optional(nullable(localDate('A task is made for this day'))),
})

const addNote = route({
  method: 'POST',
  url: '/accounts/:id/interactions',
  permission: 'customers.note',
  tag: 'customers',
  summary: 'Write a note or a contact',
  idempotent: true,
  status: 201,
  params: closed({ id: key() }),
  body: NOTE_BODY,
  response: closed({ interactionId: serial(), taskId: nullable(serial()) }),
  handler: async ({ deps, params, body, command }) =>
    addInteraction(
      deps.pool,
      command({
        accountId: params.id,
        customerId: null,
        kind: body.kind,
        type: body.type ?? 'general',
        direction: body.direction ?? null,
        summary: body.summary,
        body: body.body ?? null,
        followUpOn: body.followUpOn ?? null,
      }),
    ),
})

export const accountRoutes: readonly Route[] = [list, read, patch, addNote]

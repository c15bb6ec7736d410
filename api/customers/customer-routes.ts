import { addContact } from '../../activities/customers/add-contact.js'
import { addInteraction } from '../../activities/customers/add-interaction.js'
import { changeCustomer } from '../../activities/customers/change-customer.js'
import { retireContact } from '../../activities/customers/retire-contact.js'
import { setPreferences } from '../../activities/customers/set-preferences.js'
import { CUSTOMER_COLUMNS, listCustomers } from '../../db/customers/customer-reads.js'
import { Type } from 'typebox'
import { closed, key, listOf, nullable, oneOf, optional, reason, serial, text } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { NOTE_BODY } from './account-routes.js'
import { CHANNELS, CONTACT_KINDS, customerPage, customerRecord, MESSAGE_KINDS, preferenceRecord } from './contract.js'
import { readCustomerPage } from './customer-page.js'

const list = route({
  method: 'GET',
  url: '/customers',
  permission: 'customers.read',
  tag: 'customers',
  summary: 'List customers',
  query: listQuery,
  response: listAnswer(customerRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, CUSTOMER_COLUMNS)
    const page = await listCustomers(deps.pool, window)
    return sendList(reply, { ...page, resource: 'customers', offset: window.offset })
  },
})

const read = route({
  method: 'GET',
  url: '/customers/:id',
  permission: 'customers.read',
  tag: 'customers',
  summary: 'Read a customer',
  params: closed({ id: key() }),
  response: customerPage,
  handler: async ({ deps, params, actor, may }) => readCustomerPage(deps.pool, params.id, { id: actor.id, may }),
})

const patch = route({
  method: 'PATCH',
  url: '/customers/:id',
  permission: 'customers.write',
  tag: 'customers',
  summary: 'Change how a customer is reached',
  description: 'Refused with CHANGED_MEANWHILE and both values where somebody else changed the customer after `version`.',
  params: closed({ id: key() }),
  body: closed({
    version: serial('The version that was read'),
    changes: closed({
      email: optional(nullable(text(254))),
      phone: optional(nullable(text(60))),
      language: optional(text(20, { min: 2 })),
      mailLine1: optional(text(200, { min: 1 })),
      mailLine2: optional(nullable(text(200))),
      mailCity: optional(text(200, { min: 1 })),
      mailState: optional(text(100)),
      mailPostcode: optional(text(40)),
      mailCountry: optional(text(100, { min: 2 })),
      lifeSupport: optional(Type.Boolean()),
      senior: optional(Type.Boolean()),
      notes: optional(nullable(text(20_000))),
    }),
    reason: optional(reason()),
  }),
  response: closed({ customerId: key(), version: serial() }),
  handler: async ({ deps, params, body, command }) =>
    changeCustomer(deps.pool, command({ customerId: params.id, version: body.version, changes: body.changes }, body.reason)),
})

const preferences = route({
  method: 'PUT',
  url: '/customers/:id/preferences',
  permission: 'customers.write',
  tag: 'customers',
  summary: 'Choose channels of messages',
  params: closed({ id: key() }),
  body: closed({
    choices: listOf(closed({ messageKind: oneOf(MESSAGE_KINDS), channel: nullable(oneOf(CHANNELS)) }), 20),
    reason: optional(reason()),
  }),
  response: closed({ preferences: listOf(preferenceRecord, 20) }),
  handler: async ({ deps, params, body, command }) =>
    setPreferences(deps.pool, command({ customerId: params.id, choices: body.choices }, body.reason)),
})

const newContact = route({
  method: 'POST',
  url: '/customers/:id/contacts',
  permission: 'customers.write',
  tag: 'customers',
  summary: 'Add a way to reach a customer',
  idempotent: true,
  status: 201,
  params: closed({ id: key() }),
  body: closed({ kind: oneOf(CONTACT_KINDS), value: text(300, { min: 3 }), label: optional(nullable(text(100))) }),
  response: closed({ contactId: serial() }),
  handler: async ({ deps, params, body, command }) =>
    addContact(deps.pool, command({ customerId: params.id, kind: body.kind, value: body.value, label: body.label ?? null })),
})

const dropContact = route({
  method: 'DELETE',
  url: '/customers/:id/contacts/:contactId',
  permission: 'customers.write',
  tag: 'customers',
  summary: 'Give a way to reach a customer up',
  params: closed({ id: key(), contactId: serial() }),
  response: closed({ contactId: serial() }),
  handler: async ({ deps, params, command }) =>
    retireContact(deps.pool, command({ customerId: params.id, contactId: params.contactId })),
})

const addNote = route({
  method: 'POST',
  url: '/customers/:id/interactions',
  permission: 'customers.note',
  tag: 'customers',
  summary: 'Write a note about a customer',
  idempotent: true,
  status: 201,
  params: closed({ id: key() }),
  body: NOTE_BODY,
  response: closed({ interactionId: serial(), taskId: nullable(serial()) }),
  handler: async ({ deps, params, body, command }) =>
    addInteraction(
      deps.pool,
      command({
        accountId: null,
        customerId: params.id,
        kind: body.kind,
        type: body.type ?? 'general',
        direction: body.direction ?? null,
        summary: body.summary,
        body: body.body ?? null,
        followUpOn: body.followUpOn ?? null,
      }),
    ),
})

export const customerRoutes: readonly Route[] = [list, read, patch, preferences, newContact, dropContact, addNote]

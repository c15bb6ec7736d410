import { Type } from 'typebox'
import { addCustomer } from '../../activities/customers/add-customer.js'
import { findDuplicates } from '../../activities/customers/find-duplicates.js'
import { mergeCustomers, previewMerge } from '../../activities/customers/merge-customers.js'
import { undoMerge } from '../../activities/customers/undo-merge.js'
import { findCustomer } from '../../db/customers/customer-reads.js'
import { found } from '../errors.js'
import { closed, key, listOf, localDate, nullable, oneOf, optional, reason, serial, text } from '../fields.js'
import { type Route, route } from '../route.js'
import { duplicate, mergePreview } from './merge-contract.js'

const add = route({
  method: 'POST',
  url: '/customers',
  permission: 'customers.write',
  tag: 'customers',
  summary: 'Add a customer',
  description:
    'Refused with POSSIBLE_DUPLICATE and the records that look alike, unless `isAnother` says that they were looked at.',
  idempotent: true,
  status: 201,
  body: closed({
    kind: oneOf(['person', 'organisation']),
    givenName: optional(nullable(text(200))),
    familyName: optional(nullable(text(200))),
    organisationName: optional(nullable(text(400))),
    email: optional(nullable(text(254))),
    phone: optional(nullable(text(60))),
    language: optional(text(20, { min: 2 })),
    dateOfBirth: optional(nullable(localDate())),
    mailLine1: text(200, { min: 1 }),
    mailLine2: optional(nullable(text(200))),
    mailCity: text(200, { min: 1 }),
    mailState: text(100),
    mailPostcode: text(40),
    mailCountry: optional(text(100, { min: 2 })),
    isAnother: optional(Type.Boolean()),
  }),
  response: closed({ customerId: key() }),
  handler: async ({ deps, body, command }) =>
    addCustomer(
      deps.pool,
      command({
        ...body,
        givenName: body.givenName ?? null,
        familyName: body.familyName ?? null,
        organisationName: body.organisationName ?? null,
        email: body.email ?? null,
        phone: body.phone ?? null,
        language: body.language ?? 'en',
        dateOfBirth: body.dateOfBirth ?? null,
        mailLine2: body.mailLine2 ?? null,
        mailCountry: body.mailCountry ?? 'US',
        isAnother: body.isAnother ?? false,
      }),
    ),
})

const duplicates = route({
  method: 'GET',
  url: '/customers/:id/duplicates',
  permission: 'customers.read',
  tag: 'customers',
  summary: 'Find records that may be the same customer',
  params: closed({ id: key() }),
  response: listOf(duplicate, 50),
  handler: async ({ deps, params }) => {
    const customer = found(await findCustomer(deps.pool, params.id))
    return (await findDuplicates(deps.pool, customer, customer.id)).map((one) => ({ ...one, reasons: [...one.reasons] }))
  },
})

const preview = route({
  method: 'POST',
  url: '/customers/:id/merge-preview',
  permission: 'customers.read',
  tag: 'customers',
  summary: 'Show what merging would do',
  changesNothing: true,
  params: closed({ id: key('The customer that goes on') }),
  body: closed({ mergedId: key() }),
  response: mergePreview,
  handler: async ({ deps, params, body }) => {
    const shown = await previewMerge(deps.pool, { keptId: params.id, mergedId: body.mergedId })
    return { ...shown, tables: [...shown.tables] }
  },
})

const merge = route({
  method: 'POST',
  url: '/customers/:id/merges',
  permission: 'customers.merge',
  tag: 'customers',
  summary: 'Merge another record of the same customer',
  idempotent: true,
  status: 201,
  params: closed({ id: key('The customer that goes on') }),
  body: closed({ mergedId: key('The record that stays behind'), reason: reason() }),
  response: closed({ mergeId: serial() }),
  handler: async ({ deps, params, body, command }) =>
    mergeCustomers(deps.pool, command({ keptId: params.id, mergedId: body.mergedId }, body.reason)),
})

const undo = route({
  method: 'POST',
  url: '/customer-merges/:id/undo',
  permission: 'customers.merge',
  tag: 'customers',
  summary: 'Undo a merge',
  idempotent: true,
  params: closed({ id: serial() }),
  body: closed({ reason: reason() }),
  response: closed({ mergeId: serial() }),
  handler: async ({ deps, params, body, command }) => undoMerge(deps.pool, command({ mergeId: params.id }, body.reason)),
})

export const mergeRoutes: readonly Route[] = [add, duplicates, preview, merge, undo]

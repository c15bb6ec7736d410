import { Type } from 'typebox'
import { addIdentifier } from '../../activities/customers/add-identifier.js'
import { addName } from '../../activities/customers/add-name.js'
import { recordConsent } from '../../activities/customers/record-consent.js'
import { removeIdentifier } from '../../activities/customers/remove-identifier.js'
import { removeName } from '../../activities/customers/remove-name.js'
import { renameCustomer } from '../../activities/customers/rename-customer.js'
import { revealIdentifier } from '../../activities/customers/reveal-identifier.js'
import { setDemographic } from '../../activities/customers/set-demographic.js'
import { IDENTIFIER_KINDS } from '../../domain/customers/identifier.js'
import {
  CONSENT_CHANNELS,
  CONSENT_PURPOSES,
  DEMOGRAPHIC_KINDS,
  DEMOGRAPHIC_PURPOSES,
  NAME_KINDS,
} from '../../domain/customers/person-kinds.js'
import { closed, key, localDate, nullable, oneOf, optional, reason, serial, text } from '../fields.js'
import { type Route, route } from '../route.js'

const newName = route({
  method: 'POST',
  url: '/customers/:id/names',
  permission: 'customers.write',
  tag: 'customers',
  summary: 'Add a name of a customer',
  idempotent: true,
  status: 201,
  params: closed({ id: key() }),
  body: closed({
    kind: oneOf(NAME_KINDS),
    name: text(400, { min: 2 }),
    fromOn: optional(nullable(localDate())),
    toOn: optional(nullable(localDate('The last day it was borne'))),
  }),
  response: closed({ nameId: serial() }),
  handler: async ({ deps, params, body, command }) =>
    addName(
      deps.pool,
      command({
        customerId: params.id,
        kind: body.kind,
        name: body.name,
        fromOn: body.fromOn ?? null,
        toOn: body.toOn ?? null,
      }),
    ),
})

const dropName = route({
  method: 'DELETE',
  url: '/customers/:id/names/:nameId',
  permission: 'customers.write',
  tag: 'customers',
  summary: 'Remove a name of a customer',
  params: closed({ id: key(), nameId: serial() }),
  response: closed({ nameId: serial() }),
  handler: async ({ deps, params, command }) => removeName(deps.pool, command({ customerId: params.id, nameId: params.nameId })),
})

const rename = route({
  method: 'PUT',
  url: '/customers/:id/name',
  permission: 'customers.write',
  tag: 'customers',
  summary: 'Change the name on the bill',
  description: 'From the next bill on. The name until now is kept as a former one.',
  params: closed({ id: key() }),
  body: closed({
    version: serial('The version that was read'),
    givenName: optional(nullable(text(200, { min: 1 }))),
    familyName: optional(nullable(text(200, { min: 1 }))),
    organisationName: optional(nullable(text(400, { min: 1 }))),
    reason: reason(),
  }),
  response: closed({ customerId: key(), version: serial() }),
  handler: async ({ deps, params, body, command }) =>
    renameCustomer(
      deps.pool,
      command(
        {
          customerId: params.id,
          version: body.version,
          givenName: body.givenName ?? null,
          familyName: body.familyName ?? null,
          organisationName: body.organisationName ?? null,
        },
        body.reason,
      ),
    ),
})

const newIdentifier = route({
  method: 'POST',
  url: '/customers/:id/identifiers',
  permission: 'customers.write',
  tag: 'customers',
  summary: 'Put the number of a document on record',
  idempotent: true,
  status: 201,
  params: closed({ id: key() }),
  body: closed({
    kind: oneOf(IDENTIFIER_KINDS),
    number: text(60, { min: 5 }),
    issuer: optional(nullable(text(200))),
    validUntil: optional(nullable(localDate())),
  }),
  response: closed({ identifierId: serial(), isKept: Type.Boolean() }),
  handler: async ({ deps, params, body, command }) =>
    addIdentifier(
      deps.pool,
      command({
        customerId: params.id,
        kind: body.kind,
        number: body.number,
        issuer: body.issuer ?? null,
        validUntil: body.validUntil ?? null,
      }),
      deps.config.identifierKey,
    ),
})

const dropIdentifier = route({
  method: 'DELETE',
  url: '/customers/:id/identifiers/:identifierId',
  permission: 'customers.write',
  tag: 'customers',
  summary: 'Forget the number of a document',
  params: closed({ id: key(), identifierId: serial() }),
  response: closed({ identifierId: serial() }),
  handler: async ({ deps, params, command }) =>
    removeIdentifier(deps.pool, command({ customerId: params.id, identifierId: params.identifierId })),
})

const reveal = route({
  method: 'POST',
  url: '/customers/:id/identifiers/:identifierId/reveal',
  permission: 'customers.reveal',
  tag: 'customers',
  summary: 'See the whole number of a document',
  description: 'Who saw it and why goes into the audit.',
  params: closed({ id: key(), identifierId: serial() }),
  body: closed({ reason: reason() }),
  response: closed({ number: text(60) }),
  handler: async ({ deps, params, body, command }) =>
    revealIdentifier(
      deps.pool,
      command({ customerId: params.id, identifierId: params.identifierId }, body.reason),
      deps.config.identifierKey,
    ),
})

const consent = route({
  method: 'POST',
  url: '/customers/:id/consents',
  permission: 'customers.write',
  tag: 'customers',
  summary: 'Record a consent, or that it was taken back',
  idempotent: true,
  status: 201,
  params: closed({ id: key() }),
  body: closed({
    purpose: oneOf(CONSENT_PURPOSES),
    isGiven: Type.Boolean(),
    channel: oneOf(CONSENT_CHANNELS),
    wording: optional(nullable(text(2000))),
  }),
  response: closed({ consentId: serial() }),
  handler: async ({ deps, params, body, command }) =>
    recordConsent(deps.pool, command({ customerId: params.id, ...body, wording: body.wording ?? null })),
})

const holdDemographic = route({
  method: 'PUT',
  url: '/customers/:id/demographics/:kind',
  permission: 'customers.write',
  tag: 'customers',
  summary: 'Hold something about a person, with what for',
  params: closed({ id: key(), kind: oneOf(DEMOGRAPHIC_KINDS) }),
  body: closed({ value: text(200, { min: 1 }), purpose: oneOf(DEMOGRAPHIC_PURPOSES) }),
  response: closed({ customerId: key() }),
  handler: async ({ deps, params, body, command }) =>
    setDemographic(deps.pool, command({ customerId: params.id, kind: params.kind, entry: body })),
})

const forgetDemographic = route({
  method: 'DELETE',
  url: '/customers/:id/demographics/:kind',
  permission: 'customers.write',
  tag: 'customers',
  summary: 'Forget something about a person',
  params: closed({ id: key(), kind: oneOf(DEMOGRAPHIC_KINDS) }),
  response: closed({ customerId: key() }),
  handler: async ({ deps, params, command }) =>
    setDemographic(deps.pool, command({ customerId: params.id, kind: params.kind, entry: null })),
})

export const personRoutes: readonly Route[] = [
  newName,
  dropName,
  rename,
  newIdentifier,
  dropIdentifier,
  reveal,
  consent,
  holdDemographic,
  forgetDemographic,
]

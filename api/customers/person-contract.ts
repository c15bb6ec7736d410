import { type Static, Type } from 'typebox'
import { IDENTIFIER_KINDS } from '../../domain/customers/identifier.js'
import {
  CONSENT_CHANNELS,
  CONSENT_PURPOSES,
  DEMOGRAPHIC_KINDS,
  DEMOGRAPHIC_PURPOSES,
  NAME_KINDS,
} from '../../domain/customers/person-kinds.js'
import { closed, listOf, localDate, nullable, oneOf, serial, text } from '../fields.js'

const personName = closed({
  id: serial(),
  kind: oneOf(NAME_KINDS),
  name: text(400),
  fromOn: nullable(localDate()),
  toOn: nullable(localDate()),
})

const personIdentifier = closed({
  id: serial(),
  kind: oneOf(IDENTIFIER_KINDS),
  issuer: nullable(text(200)),
  lastCharacters: text(10),
  validUntil: nullable(localDate()),
  isKept: Type.Boolean(),
})

const personConsent = closed({
  purpose: oneOf(CONSENT_PURPOSES),
  isGiven: Type.Boolean(),
  channel: oneOf(CONSENT_CHANNELS),
  wording: nullable(text(2000)),
  givenOn: localDate(),
  recordedBy: text(200),
})

const personDemographic = closed({
  kind: oneOf(DEMOGRAPHIC_KINDS),
  value: text(200),
  purpose: oneOf(DEMOGRAPHIC_PURPOSES),
  recordedOn: localDate(),
})

/** Who a customer is beyond name and address. */
export const person = closed({
  names: listOf(personName, 100),
  identifiers: listOf(personIdentifier, 100),
  consents: listOf(personConsent, 20),
  /** Null for who may not see it. */
  demographics: nullable(listOf(personDemographic, 20)),
})
export type PersonJson = Static<typeof person>

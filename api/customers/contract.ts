import { type Static, Type } from 'typebox'
import { INTERACTION_TYPES } from '../../domain/customers/interaction-types.js'
import { alertToRead } from './alert-contract.js'
import { identity } from './identity-contract.js'
import { standingMerge } from './merge-contract.js'
import { person } from './person-contract.js'
import { amount, closed, key, listOf, localDate, nullable, oneOf, serial, text, timestamp } from '../fields.js'

export const CUSTOMER_CLASSES = ['residential', 'commercial', 'industrial', 'public_authority'] as const
export const DELIVERIES = ['email', 'post', 'both'] as const
export const ACCOUNT_ROLES = ['main', 'co_applicant', 'owner', 'third_party_notice', 'power_of_attorney'] as const
export const MESSAGE_KINDS = ['bill', 'reminder', 'outage', 'appointment', 'service', 'marketing'] as const
export const CHANNELS = ['email', 'sms', 'post', 'phone', 'none'] as const
export const CONTACT_KINDS = ['email', 'phone', 'mobile', 'post'] as const
export const INTERACTION_KINDS = ['note', 'call', 'visit', 'email', 'letter', 'sms', 'system'] as const

const accountStatus = oneOf(['pending', 'active', 'closed'])

export const accountRecord = closed({
  id: key(),
  customerId: key(),
  customerName: text(400),
  customerClass: oneOf(CUSTOMER_CLASSES),
  billCycle: text(64),
  delivery: oneOf(DELIVERIES),
  status: accountStatus,
  openedOn: localDate(),
  closedOn: nullable(localDate()),
  balance: amount(),
  pastDue: amount(),
  services: listOf(text(40), 20),
  serviceAddress: nullable(text(600)),
  premises: Type.Integer({ minimum: 0 }),
})
export type AccountRecordJson = Static<typeof accountRecord>

export const customerRecord = closed({
  id: key(),
  kind: oneOf(['person', 'organisation']),
  name: text(400),
  email: nullable(text(254)),
  phone: nullable(text(60)),
  language: text(20),
  city: text(200),
  customerSince: localDate(),
  lifeSupport: Type.Boolean(),
  senior: Type.Boolean(),
  accounts: Type.Integer({ minimum: 0 }),
})
export type CustomerRecordJson = Static<typeof customerRecord>

export const interactionRecord = closed({
  id: serial(),
  accountId: nullable(key()),
  customerId: nullable(key()),
  kind: oneOf(INTERACTION_KINDS),
  type: oneOf(INTERACTION_TYPES),
  direction: nullable(oneOf(['in', 'out'])),
  summary: text(500),
  body: nullable(text(20_000)),
  followUpOn: nullable(localDate()),
  recordedAt: timestamp(),
  recordedBy: text(200),
  files: listOf(closed({ id: serial(), name: text(255), mediaType: text(100), sizeBytes: nullable(Type.Integer()) }), 20),
})
export type InteractionRecordJson = Static<typeof interactionRecord>

export const contactRecord = closed({
  id: serial(),
  kind: oneOf(CONTACT_KINDS),
  value: text(300),
  label: nullable(text(100)),
})

export const preferenceRecord = closed({ messageKind: oneOf(MESSAGE_KINDS), channel: oneOf(CHANNELS) })

const customerAccount = closed({
  accountId: key(),
  role: oneOf(ACCOUNT_ROLES),
  fromOn: nullable(localDate()),
  toOn: nullable(localDate()),
  status: accountStatus,
  mainCustomer: text(400),
  /** Null for who may not see the ledger. */
  balance: nullable(amount()),
  openedOn: localDate(),
  closedOn: nullable(localDate()),
})

/** A customer with everything about them that is no account's. */
export const customerPage = closed({
  id: key(),
  kind: oneOf(['person', 'organisation']),
  name: text(400),
  givenName: nullable(text(200)),
  familyName: nullable(text(200)),
  organisationName: nullable(text(400)),
  email: nullable(text(254)),
  phone: nullable(text(60)),
  language: text(20),
  dateOfBirth: nullable(localDate()),
  mailLine1: text(200),
  mailLine2: nullable(text(200)),
  mailCity: text(200),
  mailState: text(100),
  mailPostcode: text(40),
  mailCountry: text(100),
  customerSince: localDate(),
  lifeSupport: Type.Boolean(),
  senior: Type.Boolean(),
  notes: nullable(text(20_000)),
  version: serial(),
  mergedInto: nullable(key()),
  erasedOn: nullable(localDate()),
  merges: listOf(standingMerge, 50),
  identity,
  person,
  alerts: listOf(alertToRead, 50),
  contacts: listOf(contactRecord, 200),
  preferences: listOf(preferenceRecord, 20),
  accounts: listOf(customerAccount, 2000),
  ownedPremises: listOf(closed({ premiseId: key(), address: text(600) }), 200),
  interactions: listOf(interactionRecord, 50),
})
export type CustomerPageJson = Static<typeof customerPage>

import { sql } from 'drizzle-orm'
import { INTERACTION_TYPES } from '../../domain/customers/interaction-types.js'
import { IDENTIFIER_KINDS } from '../../domain/customers/identifier.js'
import {
  CONSENT_CHANNELS,
  CONSENT_PURPOSES,
  DEMOGRAPHIC_KINDS,
  DEMOGRAPHIC_PURPOSES,
  NAME_KINDS,
} from '../../domain/customers/person-kinds.js'
import { bigint, boolean, date, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

// Describes the tables of db/migrations for typed queries; db/schema.test.ts compares the two.

export const customers = pgTable('customers', {
  customerId: text('customer_id').primaryKey(),
  kind: text('kind', { enum: ['person', 'organisation'] }).notNull(),
  givenName: text('given_name'),
  familyName: text('family_name'),
  organisationName: text('organisation_name'),
  displayName: text('display_name').notNull().generatedAlwaysAs(sql``),
  email: text('email'),
  phone: text('phone'),
  language: text('language').notNull().default('en'),
  dateOfBirth: date('date_of_birth', { mode: 'string' }),
  mailLine1: text('mail_line1').notNull(),
  mailLine2: text('mail_line2'),
  mailCity: text('mail_city').notNull(),
  mailState: text('mail_state').notNull(),
  mailPostcode: text('mail_postcode').notNull(),
  mailCountry: text('mail_country').notNull(),
  customerSince: date('customer_since', { mode: 'string' }).notNull(),
  lifeSupport: boolean('life_support').notNull().default(false),
  senior: boolean('senior').notNull().default(false),
  notes: text('notes'),
  version: integer('version').notNull().default(1),
  searchText: text('search_text').notNull().generatedAlwaysAs(sql``),
  phoneDigits: text('phone_digits').generatedAlwaysAs(sql``),
  mergedInto: text('merged_into'),
  erasedOn: date('erased_on', { mode: 'string' }),
})

export const customerContacts = pgTable('customer_contacts', {
  contactId: bigint('contact_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  customerId: text('customer_id').notNull(),
  kind: text('kind', { enum: ['email', 'phone', 'mobile', 'post'] }).notNull(),
  value: text('value').notNull(),
  label: text('label'),
  isActive: boolean('is_active').notNull().default(true),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
})

export const contactPreferences = pgTable(
  'contact_preferences',
  {
    customerId: text('customer_id').notNull(),
    messageKind: text('message_kind', { enum: ['bill', 'reminder', 'outage', 'appointment', 'service', 'marketing'] }).notNull(),
    channel: text('channel', { enum: ['email', 'sms', 'post', 'phone', 'none'] }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.customerId, table.messageKind] })],
)

export const accounts = pgTable('accounts', {
  accountId: text('account_id').primaryKey(),
  customerId: text('customer_id').notNull(),
  customerClass: text('customer_class', { enum: ['residential', 'commercial', 'industrial', 'public_authority'] }).notNull(),
  billCycle: text('bill_cycle').notNull(),
  delivery: text('delivery', { enum: ['email', 'post', 'both'] }).notNull(),
  status: text('status', { enum: ['pending', 'active', 'closed'] }).notNull(),
  openedOn: date('opened_on', { mode: 'string' }).notNull(),
  closedOn: date('closed_on', { mode: 'string' }),
  taxExempt: boolean('tax_exempt').notNull().default(false),
  lowIncomeDiscount: boolean('low_income_discount').notNull().default(false),
  version: integer('version').notNull().default(1),
})

export const accountPeople = pgTable(
  'account_people',
  {
    accountId: text('account_id').notNull(),
    customerId: text('customer_id').notNull(),
    role: text('role', { enum: ['main', 'co_applicant', 'owner', 'third_party_notice', 'power_of_attorney'] }).notNull(),
    fromOn: date('from_on', { mode: 'string' }),
    toOn: date('to_on', { mode: 'string' }),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.customerId, table.role] })],
)

export const interactions = pgTable('interactions', {
  interactionId: bigint('interaction_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  accountId: text('account_id'),
  customerId: text('customer_id'),
  kind: text('kind', { enum: ['note', 'call', 'visit', 'email', 'letter', 'sms', 'system'] }).notNull(),
  type: text('type', { enum: INTERACTION_TYPES }).notNull().default('general'),
  direction: text('direction', { enum: ['in', 'out'] }),
  summary: text('summary').notNull(),
  body: text('body'),
  followUpOn: date('follow_up_on', { mode: 'string' }),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

export const customerPins = pgTable('customer_pins', {
  customerId: text('customer_id').primaryKey(),
  pinHash: text('pin_hash').notNull(),
  setBy: text('set_by').notNull(),
  setAt: timestamp('set_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
})

export const identityChecks = pgTable('identity_checks', {
  checkId: bigint('check_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  customerId: text('customer_id').notNull(),
  accountId: text('account_id'),
  method: text('method', { enum: ['pin', 'questions', 'supervisor'] }).notNull(),
  questions: text('questions').array().notNull(),
  result: text('result', { enum: ['passed', 'failed', 'unlocked'] }).notNull(),
  businessDate: date('business_date', { mode: 'string' }).notNull(),
  interactionId: bigint('interaction_id', { mode: 'number' }),
  recordedBy: text('recorded_by').notNull(),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
})

export const alerts = pgTable('alerts', {
  alertId: bigint('alert_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  accountId: text('account_id'),
  customerId: text('customer_id'),
  premiseId: text('premise_id'),
  severity: text('severity', { enum: ['info', 'warning', 'danger'] }).notNull(),
  text: text('text').notNull(),
  fromOn: date('from_on', { mode: 'string' }).notNull(),
  toOn: date('to_on', { mode: 'string' }),
  createdBy: text('created_by').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  endedBy: text('ended_by'),
  endedAt: timestamp('ended_at', { withTimezone: true, mode: 'date' }),
})

export const alertAcknowledgements = pgTable(
  'alert_acknowledgements',
  {
    alertId: bigint('alert_id', { mode: 'number' }).notNull(),
    userId: text('user_id').notNull(),
    businessDate: date('business_date', { mode: 'string' }).notNull(),
    acknowledgedAt: timestamp('acknowledged_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.alertId, table.userId, table.businessDate] })],
)

export const interactionFiles = pgTable(
  'interaction_files',
  {
    interactionId: bigint('interaction_id', { mode: 'number' }).notNull(),
    fileId: bigint('file_id', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.interactionId, table.fileId] })],
)

export const customerNames = pgTable('customer_names', {
  nameId: bigint('name_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  customerId: text('customer_id').notNull(),
  kind: text('kind', { enum: NAME_KINDS }).notNull(),
  name: text('name').notNull(),
  searchText: text('search_text').notNull().generatedAlwaysAs(sql``),
  fromOn: date('from_on', { mode: 'string' }),
  toOn: date('to_on', { mode: 'string' }),
  recordedBy: text('recorded_by').notNull(),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
})

export const customerIdentifiers = pgTable('customer_identifiers', {
  identifierId: bigint('identifier_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  customerId: text('customer_id').notNull(),
  kind: text('kind', { enum: IDENTIFIER_KINDS }).notNull(),
  issuer: text('issuer'),
  lastCharacters: text('last_characters').notNull(),
  sealed: text('sealed'),
  fingerprint: text('fingerprint'),
  validUntil: date('valid_until', { mode: 'string' }),
  recordedBy: text('recorded_by').notNull(),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
})

export const customerConsents = pgTable('customer_consents', {
  consentId: bigint('consent_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  customerId: text('customer_id').notNull(),
  purpose: text('purpose', { enum: CONSENT_PURPOSES }).notNull(),
  isGiven: boolean('is_given').notNull(),
  channel: text('channel', { enum: CONSENT_CHANNELS }).notNull(),
  wording: text('wording'),
  givenOn: date('given_on', { mode: 'string' }).notNull(),
  recordedBy: text('recorded_by').notNull(),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
})

export const customerDemographics = pgTable(
  'customer_demographics',
  {
    customerId: text('customer_id').notNull(),
    kind: text('kind', { enum: DEMOGRAPHIC_KINDS }).notNull(),
    value: text('value').notNull(),
    purpose: text('purpose', { enum: DEMOGRAPHIC_PURPOSES }).notNull(),
    recordedOn: date('recorded_on', { mode: 'string' }).notNull(),
    recordedBy: text('recorded_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.customerId, table.kind] })],
)

export const customerMerges = pgTable('customer_merges', {
  mergeId: bigint('merge_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  keptId: text('kept_id').notNull(),
  mergedId: text('merged_id').notNull(),
  moved: jsonb('moved').notNull(),
  businessDate: date('business_date', { mode: 'string' }).notNull(),
  mergedBy: text('merged_by').notNull(),
  mergedAt: timestamp('merged_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  undoneBy: text('undone_by'),
  undoneAt: timestamp('undone_at', { withTimezone: true, mode: 'date' }),
})

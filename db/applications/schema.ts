import { bigint, date, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { APPLICATION_FILE_KINDS, APPLICATION_KINDS, APPLICATION_STATES } from '../../domain/applications/application-kinds.js'

// Describes the tables of db/migrations for typed queries; db/schema.test.ts compares the two.

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
const day = (name: string) => date(name, { mode: 'string' })

export const serviceApplications = pgTable('service_applications', {
  applicationId: text('application_id').primaryKey(),
  kind: text('kind', { enum: APPLICATION_KINDS }).notNull().default('service'),
  state: text('state', { enum: APPLICATION_STATES }).notNull().default('draft'),
  language: text('language').notNull(),
  pageUrl: text('page_url').notNull(),
  premiseId: text('premise_id'),
  line1: text('line1'),
  line2: text('line2'),
  city: text('city'),
  region: text('region'),
  postcode: text('postcode'),
  services: text('services').array().notNull().default([]),
  startOn: day('start_on'),
  customerKind: text('customer_kind', { enum: ['person', 'organisation'] }),
  givenName: text('given_name'),
  familyName: text('family_name'),
  organisationName: text('organisation_name'),
  email: text('email'),
  phone: text('phone'),
  dateOfBirth: day('date_of_birth'),
  mailLine1: text('mail_line1'),
  mailLine2: text('mail_line2'),
  mailCity: text('mail_city'),
  mailRegion: text('mail_region'),
  mailPostcode: text('mail_postcode'),
  delivery: text('delivery', { enum: ['email', 'post'] }),
  identifierKind: text('identifier_kind'),
  identifierLast: text('identifier_last'),
  sealed: text('sealed'),
  fingerprint: text('fingerprint'),
  note: text('note'),
  consentWording: text('consent_wording'),
  consentedAt: instant('consented_at'),
  submittedOn: day('submitted_on'),
  submittedAt: instant('submitted_at'),
  askedFor: text('asked_for').array().notNull().default([]),
  askedText: text('asked_text'),
  refusalText: text('refusal_text'),
  dueOn: day('due_on'),
  remindedOn: day('reminded_on'),
  closedOn: day('closed_on'),
  emptiedOn: day('emptied_on'),
  customerId: text('customer_id'),
  requestId: text('request_id'),
  connectionId: text('connection_id'),
  begunAt: instant('begun_at').notNull().defaultNow(),
  version: integer('version').notNull().default(1),
})

export const serviceApplicationLinks = pgTable('service_application_links', {
  tokenHash: text('token_hash').primaryKey(),
  applicationId: text('application_id').notNull(),
  issuedAt: instant('issued_at').notNull().defaultNow(),
  expiresAt: instant('expires_at').notNull(),
})

export const serviceApplicationFiles = pgTable(
  'service_application_files',
  {
    applicationId: text('application_id').notNull(),
    fileId: bigint('file_id', { mode: 'number' }).notNull(),
    kind: text('kind', { enum: APPLICATION_FILE_KINDS }).notNull(),
    sentAt: instant('sent_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.applicationId, table.fileId] })],
)

export const serviceApplicationLog = pgTable('service_application_log', {
  logId: bigint('log_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  applicationId: text('application_id').notNull(),
  act: text('act').notNull(),
  sentence: text('sentence').notNull(),
  body: text('body'),
  businessDate: day('business_date').notNull(),
  actor: text('actor').notNull(),
  recordedAt: instant('recorded_at').notNull().defaultNow(),
})

import { bigint, date, integer, numeric, pgTable, smallint, text, timestamp } from 'drizzle-orm/pg-core'

// Describes the tables of db/migrations for typed queries; db/schema.test.ts compares the two.

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
const day = (name: string) => date(name, { mode: 'string' })
const id = (name: string) => bigint(name, { mode: 'number' })

export const generators = pgTable('generators', {
  generatorId: text('generator_id').primaryKey(),
  name: text('name').notNull(),
  servicePointId: text('service_point_id').notNull(),
  counts: text('counts', { enum: ['received', 'delivered'] }).notNull(),
  technology: text('technology').notNull(),
  capacityKw: numeric('capacity_kw').notNull(),
  beganOn: day('began_on').notNull(),
  endedOn: day('ended_on'),
  recordedAt: instant('recorded_at').notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

export const generatorShares = pgTable('generator_shares', {
  shareId: id('share_id').primaryKey().generatedAlwaysAsIdentity(),
  generatorId: text('generator_id').notNull(),
  agreementId: text('agreement_id').notNull(),
  percent: numeric('percent').notNull(),
  fromOn: day('from_on').notNull(),
  toOn: day('to_on'),
  recordedAt: instant('recorded_at').notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

export const aggregations = pgTable('aggregations', {
  aggregationId: text('aggregation_id').primaryKey(),
  name: text('name').notNull(),
  accountId: text('account_id').notNull(),
  leadAgreementId: text('lead_agreement_id').notNull(),
  method: text('method', { enum: ['sum', 'rank'] }).notNull(),
  recordedAt: instant('recorded_at').notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

export const aggregationMembers = pgTable('aggregation_members', {
  memberId: id('member_id').primaryKey().generatedAlwaysAsIdentity(),
  aggregationId: text('aggregation_id').notNull(),
  agreementId: text('agreement_id').notNull(),
  rank: smallint('rank').notNull(),
  fromOn: day('from_on').notNull(),
  toOn: day('to_on'),
  recordedAt: instant('recorded_at').notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

export const programmes = pgTable('programmes', {
  programmeCode: text('programme_code').primaryKey(),
  name: text('name').notNull(),
  kind: text('kind', { enum: ['net_metering', 'green_power', 'allowance'] }).notNull(),
  takes: text('takes', { enum: ['nothing', 'blocks', 'percent'] }).notNull(),
  kwhPerUnit: numeric('kwh_per_unit').notNull(),
  lineCodes: text('line_codes').array().notNull(),
  capKind: text('cap_kind', { enum: ['kw', 'customers', 'money_per_year'] }),
  cap: numeric('cap'),
  recordedAt: instant('recorded_at').notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

export const programmeEnrolments = pgTable('programme_enrolments', {
  enrolmentId: id('enrolment_id').primaryKey().generatedAlwaysAsIdentity(),
  programmeCode: text('programme_code').notNull(),
  agreementId: text('agreement_id').notNull(),
  amount: numeric('amount'),
  capacityKw: numeric('capacity_kw'),
  fromOn: day('from_on').notNull(),
  toOn: day('to_on'),
  recordedAt: instant('recorded_at').notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

export const certificateMintings = pgTable('certificate_mintings', {
  mintingId: id('minting_id').primaryKey().generatedAlwaysAsIdentity(),
  generatorId: text('generator_id').notNull(),
  vintage: text('vintage').notNull(),
  generatedKwh: numeric('generated_kwh').notNull(),
  carriedInKwh: numeric('carried_in_kwh').notNull(),
  carriedOutKwh: numeric('carried_out_kwh').notNull(),
  certificates: integer('certificates').notNull(),
  firstSerial: id('first_serial'),
  lastSerial: id('last_serial'),
  mintedOn: day('minted_on').notNull(),
  recordedAt: instant('recorded_at').notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

export const certificateMoves = pgTable('certificate_moves', {
  moveId: id('move_id').primaryKey().generatedAlwaysAsIdentity(),
  mintingId: id('minting_id').notNull(),
  generatorId: text('generator_id').notNull(),
  kind: text('kind', { enum: ['transferred', 'retired'] }).notNull(),
  firstSerial: id('first_serial').notNull(),
  lastSerial: id('last_serial').notNull(),
  party: text('party').notNull(),
  reason: text('reason').notNull(),
  programmeCode: text('programme_code'),
  movedOn: day('moved_on').notNull(),
  recordedAt: instant('recorded_at').notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

export const certificateAcquisitions = pgTable('certificate_acquisitions', {
  acquisitionId: id('acquisition_id').primaryKey().generatedAlwaysAsIdentity(),
  registry: text('registry').notNull(),
  series: text('series').notNull(),
  vintage: text('vintage').notNull(),
  technology: text('technology').notNull(),
  firstSerial: id('first_serial').notNull(),
  lastSerial: id('last_serial').notNull(),
  counterparty: text('counterparty').notNull(),
  reason: text('reason').notNull(),
  acquiredOn: day('acquired_on').notNull(),
  recordedAt: instant('recorded_at').notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

export const acquiredCertificateMoves = pgTable('acquired_certificate_moves', {
  moveId: id('move_id').primaryKey().generatedAlwaysAsIdentity(),
  acquisitionId: id('acquisition_id').notNull(),
  kind: text('kind', { enum: ['transferred', 'retired'] }).notNull(),
  firstSerial: id('first_serial').notNull(),
  lastSerial: id('last_serial').notNull(),
  party: text('party').notNull(),
  reason: text('reason').notNull(),
  programmeCode: text('programme_code'),
  movedOn: day('moved_on').notNull(),
  recordedAt: instant('recorded_at').notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

export const energyPages = pgTable('energy_pages', {
  pageId: id('page_id').primaryKey().generatedAlwaysAsIdentity(),
  accountId: text('account_id').notNull(),
  customerId: text('customer_id').notNull(),
  pageUrl: text('page_url').notNull(),
  sentOn: day('sent_on').notNull(),
  sentBy: text('sent_by').notNull(),
  validUntil: day('valid_until').notNull(),
  endedOn: day('ended_on'),
})

export const energyPageLinks = pgTable('energy_page_links', {
  tokenHash: text('token_hash').primaryKey(),
  pageId: id('page_id').notNull(),
  issuedAt: instant('issued_at').notNull().defaultNow(),
})

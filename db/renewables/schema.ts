import { bigint, date, numeric, pgTable, smallint, text, timestamp } from 'drizzle-orm/pg-core'

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

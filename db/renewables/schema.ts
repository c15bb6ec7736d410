import { bigint, date, numeric, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

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

import { bigint, boolean, date, integer, json, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

// Describes the tables of db/migrations for typed queries; db/schema.test.ts compares the two.

export const tariffs = pgTable('tariffs', {
  tariffCode: text('tariff_code').primaryKey(),
  service: text('service').notNull(),
  name: text('name').notNull(),
  document: json('document').notNull(),
  revision: integer('revision').notNull().default(1),
  updatedAt: timestamp('updated_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  isCancelled: boolean('is_cancelled').notNull().default(false),
})

export const tariffRevisions = pgTable(
  'tariff_revisions',
  {
    tariffCode: text('tariff_code').notNull(),
    revision: integer('revision').notNull(),
    document: json('document').notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
    recordedBy: text('recorded_by').notNull(),
    reason: text('reason').notNull(),
    isCancelled: boolean('is_cancelled').notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.tariffCode, table.revision] })],
)

export const tariffVersions = pgTable(
  'tariff_versions',
  {
    tariffCode: text('tariff_code').notNull(),
    version: integer('version').notNull(),
    name: text('name').notNull(),
    state: text('state').notNull().default('draft'),
    edition: integer('edition').notNull().default(1),
    file: text('file').notNull(),
    baseRevision: integer('base_revision').notNull(),
    publishedOn: date('published_on', { mode: 'string' }),
    assumptions: json('assumptions').notNull().default([]),
    reason: text('reason').notNull(),
    draftedBy: text('drafted_by').notNull(),
    draftedAt: timestamp('drafted_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
    savedBy: text('saved_by').notNull(),
    savedAt: timestamp('saved_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
    proposedBy: text('proposed_by'),
    proposedAt: timestamp('proposed_at', { withTimezone: true, mode: 'date' }),
    approvedBy: text('approved_by'),
    approvedAt: timestamp('approved_at', { withTimezone: true, mode: 'date' }),
    effectiveFrom: date('effective_from', { mode: 'string' }),
    effectiveTo: date('effective_to', { mode: 'string' }),
    appliesToBill: boolean('applies_to_bill').notNull().default(false),
    revision: integer('revision'),
    cancelledBy: text('cancelled_by'),
    cancelledAt: timestamp('cancelled_at', { withTimezone: true, mode: 'date' }),
    cancelledRevision: integer('cancelled_revision'),
  },
  (table) => [primaryKey({ columns: [table.tariffCode, table.version] })],
)

export const tariffVersionEvents = pgTable('tariff_version_events', {
  eventId: bigint('event_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  tariffCode: text('tariff_code').notNull(),
  version: integer('version').notNull(),
  event: text('event').notNull(),
  onDate: date('on_date', { mode: 'string' }).notNull(),
  reason: text('reason').notNull(),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

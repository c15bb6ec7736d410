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

export const eventLists = pgTable('event_lists', {
  eventList: text('event_list').primaryKey(),
  kind: text('kind').notNull(),
  label: text('label').notNull(),
  reason: text('reason').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  createdBy: text('created_by').notNull(),
})

export const announcedEvents = pgTable('announced_events', {
  eventId: bigint('event_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  eventList: text('event_list').notNull(),
  startsAt: timestamp('starts_at', { mode: 'string' }).notNull(),
  endsAt: timestamp('ends_at', { mode: 'string' }).notNull(),
  announcedAt: timestamp('announced_at', { mode: 'string' }).notNull(),
  reason: text('reason').notNull(),
  enteredAt: timestamp('entered_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  enteredBy: text('entered_by').notNull(),
  cancelledAt: timestamp('cancelled_at', { withTimezone: true, mode: 'date' }),
  cancelledBy: text('cancelled_by'),
  cancelReason: text('cancel_reason'),
})

export const eventReviews = pgTable(
  'event_reviews',
  {
    eventId: bigint('event_id', { mode: 'number' }).notNull(),
    change: text('change').notNull(),
    billId: bigint('bill_id', { mode: 'number' }).notNull(),
    outcome: text('outcome'),
    note: text('note'),
    lookedAt: timestamp('looked_at', { withTimezone: true, mode: 'date' }),
  },
  (table) => [primaryKey({ columns: [table.eventId, table.change, table.billId] })],
)

export const lineAccounts = pgTable('line_accounts', {
  lineCode: text('line_code').primaryKey(),
  accountCode: text('account_code').notNull(),
  reason: text('reason').notNull(),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

import { bigint, boolean, date, integer, json, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

// Describes the tables of db/migrations for typed queries; db/schema.test.ts compares the two.

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const policyVersions = pgTable(
  'policy_versions',
  {
    packCode: text('pack_code').notNull(),
    version: integer('version').notNull(),
    name: text('name').notNull(),
    packLevel: text('pack_level').notNull(),
    jurisdiction: text('jurisdiction').notNull(),
    isExample: boolean('is_example').notNull(),
    document: json('document').notNull(),
    state: text('state').notNull().default('draft'),
    reason: text('reason').notNull(),
    draftedBy: text('drafted_by').notNull(),
    draftedAt: instant('drafted_at').notNull().defaultNow(),
    proposedBy: text('proposed_by'),
    proposedAt: instant('proposed_at'),
    releasedBy: text('released_by'),
    releasedAt: instant('released_at'),
    effectiveFrom: date('effective_from', { mode: 'string' }),
    withdrawnFrom: date('withdrawn_from', { mode: 'string' }),
  },
  (table) => [primaryKey({ columns: [table.packCode, table.version] })],
)

export const policyRows = pgTable(
  'policy_rows',
  {
    packCode: text('pack_code').notNull(),
    version: integer('version').notNull(),
    rowIndex: integer('row_index').notNull(),
    parameter: text('parameter').notNull(),
    mark: text('mark').notNull(),
    citation: text('citation').notNull(),
    rowHash: text('row_hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.packCode, table.version, table.rowIndex] })],
)

export const policyEvents = pgTable('policy_events', {
  eventId: bigint('event_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  packCode: text('pack_code').notNull(),
  version: integer('version').notNull(),
  event: text('event').notNull(),
  onDate: date('on_date', { mode: 'string' }).notNull(),
  reason: text('reason').notNull(),
  recordedAt: instant('recorded_at').notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

export const policyConfirmations = pgTable(
  'policy_confirmations',
  {
    packCode: text('pack_code').notNull(),
    rowHash: text('row_hash').notNull(),
    confirmedBy: text('confirmed_by').notNull(),
    confirmedOn: date('confirmed_on', { mode: 'string' }).notNull(),
    source: text('source').notNull(),
    recordedAt: instant('recorded_at').notNull().defaultNow(),
    recordedBy: text('recorded_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.packCode, table.rowHash] })],
)

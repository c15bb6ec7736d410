import { bigint, date, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

// Describes the tables of db/migrations for typed queries; db/schema.test.ts compares the two.

export const remoteCommands = pgTable('remote_commands', {
  commandId: text('command_id').primaryKey(),
  commandKey: text('command_key').notNull(),
  kind: text('kind').notNull(),
  meterId: text('meter_id').notNull(),
  servicePointId: text('service_point_id').notNull(),
  accountId: text('account_id'),
  agreementId: text('agreement_id'),
  requestedBy: text('requested_by'),
  reversesCommandId: text('reverses_command_id'),
  state: text('state').notNull().default('asked'),
  decisionId: bigint('decision_id', { mode: 'number' }),
  sentAt: timestamp('sent_at', { withTimezone: true, mode: 'date' }),
  switchState: text('switch_state'),
  doneOn: date('done_on', { mode: 'string' }),
  doneAt: text('done_at'),
  because: text('because'),
  askedOn: date('asked_on', { mode: 'string' }).notNull(),
  askedBy: text('asked_by').notNull(),
  settledOn: date('settled_on', { mode: 'string' }),
})

export const remoteCommandEdges = pgTable(
  'remote_command_edges',
  { fromState: text('from_state').notNull(), toState: text('to_state').notNull() },
  (table) => [primaryKey({ columns: [table.fromState, table.toState] })],
)

export const remoteCommandEvents = pgTable(
  'remote_command_events',
  {
    commandId: text('command_id').notNull(),
    eventNo: integer('event_no').notNull(),
    state: text('state').notNull(),
    sentence: text('sentence').notNull(),
    businessDate: date('business_date', { mode: 'string' }).notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
    recordedBy: text('recorded_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.commandId, table.eventNo] })],
)

import { bigint, date, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

// Describes the tables of db/migrations for typed queries; db/schema.test.ts compares the two.

export const processes = pgTable('processes', {
  processId: text('process_id').primaryKey(),
  kind: text('kind').notNull(),
  subjectKind: text('subject_kind').notNull(),
  subjectId: text('subject_id').notNull(),
  title: text('title').notNull(),
  state: text('state', { enum: ['running', 'waiting', 'paused', 'stuck', 'completed', 'cancelled', 'failed'] }).notNull(),
  step: text('step').notNull(),
  nextWakeOn: date('next_wake_on', { mode: 'string' }),
  waitsFor: text('waits_for'),
  startedBy: text('started_by').notNull(),
  startedAt: timestamp('started_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  updatedAt: timestamp('updated_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  endedAt: timestamp('ended_at', { withTimezone: true, mode: 'date' }),
  owner: text('owner'),
  dueOn: date('due_on', { mode: 'string' }),
  stuckCode: text('stuck_code'),
  stuckSince: timestamp('stuck_since', { withTimezone: true, mode: 'date' }),
})

export const processLinks = pgTable(
  'process_links',
  {
    processId: text('process_id').notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    linkedAt: timestamp('linked_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.processId, table.subjectKind, table.subjectId] })],
)

export const processSteps = pgTable('process_steps', {
  stepId: bigint('step_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  processId: text('process_id').notNull(),
  stepKey: text('step_key').notNull(),
  step: text('step').notNull(),
  sentence: text('sentence').notNull(),
  businessDate: date('business_date', { mode: 'string' }).notNull(),
  actor: text('actor').notNull(),
  reason: text('reason'),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
})

export const outbox = pgTable('outbox', {
  eventId: bigint('event_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  workflowId: text('workflow_id').notNull(),
  workflowType: text('workflow_type'),
  workflowInput: jsonb('workflow_input'),
  signal: text('signal').notNull(),
  payload: jsonb('payload').notNull().default({}),
  createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  deliveredAt: timestamp('delivered_at', { withTimezone: true, mode: 'date' }),
  attempts: integer('attempts').notNull().default(0),
  lastError: text('last_error'),
})

export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    scope: text('scope').notNull(),
    key: text('key').notNull(),
    requestHash: text('request_hash').notNull(),
    answer: jsonb('answer'),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.scope, table.key] })],
)

import { bigint, date, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

// Describes the tables of db/migrations for typed queries; db/schema.test.ts compares the two.

export const tasks = pgTable('tasks', {
  taskId: bigint('task_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  taskKey: text('task_key').notNull(),
  queue: text('queue').notNull(),
  title: text('title').notNull(),
  accountId: text('account_id'),
  subjectKind: text('subject_kind'),
  subjectId: text('subject_id'),
  facts: jsonb('facts').notNull().default({}),
  dueOn: date('due_on', { mode: 'string' }),
  state: text('state', { enum: ['open', 'claimed', 'done', 'cancelled'] })
    .notNull()
    .default('open'),
  claimedBy: text('claimed_by'),
  createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  createdBy: text('created_by').notNull(),
  closedAt: timestamp('closed_at', { withTimezone: true, mode: 'date' }),
  closedBy: text('closed_by'),
  result: text('result'),
  escalatedFrom: text('escalated_from'),
  escalatedOn: date('escalated_on', { mode: 'string' }),
})

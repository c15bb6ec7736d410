import { bigint, boolean, date, integer, numeric, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

// Describes the tables of db/migrations for typed queries; db/schema.test.ts compares the two.

export const cases = pgTable('cases', {
  caseId: bigint('case_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  typeCode: text('type_code').notNull(),
  typeName: text('type_name').notNull(),
  kind: text('kind', { enum: ['complaint', 'enquiry', 'dispute', 'regulator'] }).notNull(),
  businessDays: integer('business_days').notNull(),
  holdsCollection: boolean('holds_collection').notNull(),
  accountId: text('account_id').notNull(),
  customerId: text('customer_id').notNull(),
  summary: text('summary').notNull(),
  state: text('state', { enum: ['open', 'working', 'waiting', 'closed'] })
    .notNull()
    .default('open'),
  ownerId: text('owner_id'),
  openedOn: date('opened_on', { mode: 'string' }).notNull(),
  dueOn: date('due_on', { mode: 'string' }).notNull(),
  waitingSince: date('waiting_since', { mode: 'string' }),
  escalatedOn: date('escalated_on', { mode: 'string' }),
  closedOn: date('closed_on', { mode: 'string' }),
  outcome: text('outcome', { enum: ['upheld', 'partly_upheld', 'rejected', 'withdrawn', 'settled'] }),
  openedBy: text('opened_by').notNull(),
  openedAt: timestamp('opened_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  version: integer('version').notNull().default(1),
})

export const caseLog = pgTable('case_log', {
  logId: bigint('log_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  caseId: bigint('case_id', { mode: 'number' }).notNull(),
  act: text('act').notNull(),
  sentence: text('sentence').notNull(),
  body: text('body'),
  businessDate: date('business_date', { mode: 'string' }).notNull(),
  actor: text('actor').notNull(),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
})

export const caseLinks = pgTable(
  'case_links',
  {
    caseId: bigint('case_id', { mode: 'number' }).notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.subjectKind, table.subjectId] })],
)

export const disputes = pgTable('disputes', {
  disputeId: bigint('dispute_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  caseId: bigint('case_id', { mode: 'number' }).notNull(),
  accountId: text('account_id').notNull(),
  itemId: bigint('item_id', { mode: 'number' }),
  amount: numeric('amount', { precision: 14, scale: 2 }).notNull(),
  fromOn: date('from_on', { mode: 'string' }).notNull(),
  releasedOn: date('released_on', { mode: 'string' }),
})

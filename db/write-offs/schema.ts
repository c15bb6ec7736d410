import { bigint, char, date, integer, jsonb, numeric, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

// Describes the tables of db/migrations for typed queries; db/schema.test.ts compares the two.

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
const day = (name: string) => date(name, { mode: 'string' })
const id = (name: string) => bigint(name, { mode: 'number' })

export const writeOffs = pgTable('write_offs', {
  writeOffId: id('write_off_id').primaryKey().generatedAlwaysAsIdentity(),
  accountId: text('account_id').notNull(),
  kind: text('kind').notNull(),
  cause: text('cause').notNull(),
  state: text('state').notNull().default('proposed'),
  amount: numeric('amount').notNull(),
  recovered: numeric('recovered').notNull().default('0'),
  currency: char('currency', { length: 3 }).notNull(),
  approval: text('approval').notNull(),
  policyPack: text('policy_pack').notNull(),
  policyVersion: integer('policy_version').notNull(),
  policyRow: integer('policy_row').notNull(),
  trace: jsonb('trace').notNull(),
  proposedOn: day('proposed_on').notNull(),
  proposedBy: text('proposed_by').notNull(),
  reason: text('reason').notNull(),
  decidedOn: day('decided_on'),
  decidedBy: text('decided_by'),
  decisionReason: text('decision_reason'),
  entryId: id('entry_id'),
  itemId: id('item_id'),
  recordedAt: instant('recorded_at').notNull().defaultNow(),
})

export const writeOffDebts = pgTable(
  'write_off_debts',
  {
    writeOffId: id('write_off_id').notNull(),
    itemId: id('item_id').notNull(),
    creditItemId: id('credit_item_id').notNull(),
    amount: numeric('amount').notNull(),
    recovered: numeric('recovered').notNull().default('0'),
  },
  (table) => [primaryKey({ columns: [table.writeOffId, table.itemId] })],
)

export const writeOffLines = pgTable(
  'write_off_lines',
  {
    writeOffId: id('write_off_id').notNull(),
    itemId: id('item_id').notNull(),
    lineNo: integer('line_no').notNull(),
    glCode: text('gl_code'),
    debitedCode: text('debited_code').notNull(),
    amount: numeric('amount').notNull(),
    recovered: numeric('recovered').notNull().default('0'),
  },
  (table) => [primaryKey({ columns: [table.writeOffId, table.itemId, table.lineNo] })],
)

export const writeOffRecoveries = pgTable('write_off_recoveries', {
  recoveryId: id('recovery_id').primaryKey().generatedAlwaysAsIdentity(),
  writeOffId: id('write_off_id').notNull(),
  kind: text('kind').notNull(),
  amount: numeric('amount').notNull(),
  onDate: day('on_date').notNull(),
  entryId: id('entry_id').notNull(),
  reason: text('reason').notNull(),
  recordedBy: text('recorded_by').notNull(),
  recordedAt: instant('recorded_at').notNull().defaultNow(),
})

export const writeOffSweeps = pgTable('write_off_sweeps', {
  sweepOn: day('sweep_on').primaryKey(),
  cameTo: text('came_to').notNull().default(''),
  accountsExamined: integer('accounts_examined').notNull().default(0),
  proposed: integer('proposed').notNull().default(0),
  posted: integer('posted').notNull().default(0),
  withdrawn: integer('withdrawn').notNull().default(0),
  begunAt: instant('begun_at').notNull().defaultNow(),
  endedAt: instant('ended_at'),
})

import { bigint, date, integer, numeric, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

// Describes the tables of db/migrations for typed queries; db/schema.test.ts compares the two.

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
const day = (name: string) => date(name, { mode: 'string' })

export const lateFees = pgTable('late_fees', {
  lateFeeId: bigint('late_fee_id', { mode: 'number' }).primaryKey(),
  accountId: text('account_id').notNull(),
  billId: bigint('bill_id', { mode: 'number' }),
  itemId: bigint('item_id', { mode: 'number' }).notNull(),
  entryId: bigint('entry_id', { mode: 'number' }).notNull(),
  sequence: integer('sequence').notNull(),
  amount: numeric('amount').notNull(),
  baseAmount: numeric('base_amount').notNull(),
  cappedBy: numeric('capped_by').notNull(),
  dueOn: day('due_on').notNull(),
  feeDay: day('fee_day').notNull(),
  chargedOn: day('charged_on').notNull(),
  policyPack: text('policy_pack').notNull(),
  policyVersion: integer('policy_version').notNull(),
  policyRow: integer('policy_row').notNull(),
  recordedAt: instant('recorded_at').notNull().defaultNow(),
})

export const lateFeeDebts = pgTable(
  'late_fee_debts',
  {
    lateFeeId: bigint('late_fee_id', { mode: 'number' }).notNull(),
    itemId: bigint('item_id', { mode: 'number' }).notNull(),
    sequence: integer('sequence').notNull(),
  },
  (table) => [primaryKey({ columns: [table.lateFeeId, table.itemId] })],
)

export const lateFeeReversals = pgTable('late_fee_reversals', {
  lateFeeId: bigint('late_fee_id', { mode: 'number' }).primaryKey(),
  kind: text('kind').notNull(),
  reversedOn: day('reversed_on').notNull(),
  entryId: bigint('entry_id', { mode: 'number' }).notNull(),
  reason: text('reason').notNull(),
  reversedBy: text('reversed_by').notNull(),
  recordedAt: instant('recorded_at').notNull().defaultNow(),
})

export const lateFeeSweeps = pgTable('late_fee_sweeps', {
  sweepOn: day('sweep_on').primaryKey(),
  cameTo: text('came_to').notNull().default(''),
  accountsExamined: integer('accounts_examined').notNull().default(0),
  accountsCharged: integer('accounts_charged').notNull().default(0),
  fees: integer('fees').notNull().default(0),
  amount: numeric('amount').notNull().default('0'),
  begunAt: instant('begun_at').notNull().defaultNow(),
  endedAt: instant('ended_at'),
})

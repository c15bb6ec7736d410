import { bigint, char, date, integer, jsonb, numeric, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

// Describes the tables of db/migrations for typed queries; db/schema.test.ts compares the two.

const recordedAt = () => timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow()

export const deposits = pgTable('deposits', {
  depositId: text('deposit_id').primaryKey(),
  accountId: text('account_id').notNull(),
  amount: numeric('amount').notNull(),
  currency: char('currency', { length: 3 }).notNull(),
  heldSince: date('held_since', { mode: 'string' }).notNull(),
  interestRateCode: text('interest_rate_code').notNull(),
  state: text('state', { enum: ['asked', 'held', 'applied', 'refunded', 'withdrawn', 'waived'] })
    .notNull()
    .default('held'),
  entryId: bigint('entry_id', { mode: 'number' }).notNull(),
  itemId: bigint('item_id', { mode: 'number' }),
  interestFrom: date('interest_from', { mode: 'string' }),
  lastReviewedOn: date('last_reviewed_on', { mode: 'string' }),
  releasedItemId: bigint('released_item_id', { mode: 'number' }),
  version: integer('version').notNull().default(1),
})

export const depositInstalments = pgTable(
  'deposit_instalments',
  {
    depositId: text('deposit_id').notNull(),
    number: integer('number').notNull(),
    itemId: bigint('item_id', { mode: 'number' }).notNull(),
    amount: numeric('amount').notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.depositId, table.number] })],
)

export const depositLog = pgTable('deposit_log', {
  logId: bigint('log_id', { mode: 'number' }).primaryKey(),
  depositId: text('deposit_id').notNull(),
  act: text('act').notNull(),
  sentence: text('sentence').notNull(),
  amount: numeric('amount'),
  heldChange: numeric('held_change').notNull().default('0'),
  entryId: bigint('entry_id', { mode: 'number' }),
  itemId: bigint('item_id', { mode: 'number' }),
  facts: jsonb('facts').notNull().default({}),
  reversesLogId: bigint('reverses_log_id', { mode: 'number' }),
  businessDate: date('business_date', { mode: 'string' }).notNull(),
  recordedAt: recordedAt(),
  recordedBy: text('recorded_by').notNull(),
  reason: text('reason').notNull(),
})

export const depositWaivers = pgTable('deposit_waivers', {
  waiverId: bigint('waiver_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  accountId: text('account_id').notNull(),
  depositId: text('deposit_id'),
  ground: text('ground').notNull(),
  evidence: text('evidence').notNull(),
  recordedOn: date('recorded_on', { mode: 'string' }).notNull(),
  recordedAt: recordedAt(),
  recordedBy: text('recorded_by').notNull(),
  reason: text('reason').notNull(),
})

export const nonCashDeposits = pgTable('non_cash_deposits', {
  nonCashId: text('non_cash_id').primaryKey(),
  accountId: text('account_id').notNull(),
  kind: text('kind', { enum: ['guarantor', 'letter_of_credit', 'surety_bond'] }).notNull(),
  amount: numeric('amount').notNull(),
  currency: char('currency', { length: 3 }).notNull(),
  issuer: text('issuer').notNull(),
  reference: text('reference').notNull(),
  validFrom: date('valid_from', { mode: 'string' }).notNull(),
  expiresOn: date('expires_on', { mode: 'string' }),
  state: text('state', { enum: ['standing', 'expired', 'released', 'called'] })
    .notNull()
    .default('standing'),
  endedOn: date('ended_on', { mode: 'string' }),
  endedBy: text('ended_by'),
  endReason: text('end_reason'),
  recordedOn: date('recorded_on', { mode: 'string' }).notNull(),
  recordedAt: recordedAt(),
  recordedBy: text('recorded_by').notNull(),
  reason: text('reason').notNull(),
  version: integer('version').notNull().default(1),
})

export const depositSweeps = pgTable('deposit_sweeps', {
  sweepOn: date('sweep_on', { mode: 'string' }).primaryKey(),
  cameTo: text('came_to').notNull().default(''),
  examined: integer('examined').notNull().default(0),
  interestCredits: integer('interest_credits').notNull().default(0),
  interest: numeric('interest').notNull().default('0'),
  returned: integer('returned').notNull().default(0),
  kept: integer('kept').notNull().default(0),
  asked: integer('asked').notNull().default(0),
  warnings: integer('warnings').notNull().default(0),
  begunAt: timestamp('begun_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  endedAt: timestamp('ended_at', { withTimezone: true, mode: 'date' }),
})

import { bigint, date, integer, json, numeric, pgTable, primaryKey, smallint, text, timestamp } from 'drizzle-orm/pg-core'

// Describes the tables of db/migrations for typed queries; db/schema.test.ts compares the two.

export const whatIfs = pgTable('what_ifs', {
  whatIfId: bigint('what_if_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  tariffCode: text('tariff_code').notNull(),
  tariffName: text('tariff_name').notNull(),
  draft: json('draft').notNull(),
  asOn: date('as_on', { mode: 'string' }).notNull(),
  insteadOf: text('instead_of'),
  fromOn: date('from_on', { mode: 'string' }).notNull(),
  toOn: date('to_on', { mode: 'string' }).notNull(),
  customerClass: text('customer_class'),
  billCycle: text('bill_cycle'),
  billedBy: text('billed_by'),
  state: text('state').notNull().default('running'),
  cameTo: text('came_to').notNull().default(''),
  accounts: integer('accounts').notNull(),
  examined: integer('examined').notNull().default(0),
  reason: text('reason').notNull(),
  startedOn: date('started_on', { mode: 'string' }).notNull(),
  startedBy: text('started_by').notNull(),
  startedAt: timestamp('started_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  endedAt: timestamp('ended_at', { withTimezone: true, mode: 'date' }),
  failureCode: text('failure_code'),
})

export const whatIfRevenue = pgTable(
  'what_if_revenue',
  {
    whatIfId: bigint('what_if_id', { mode: 'number' }).notNull(),
    month: text('month').notNull(),
    customerClass: text('customer_class').notNull(),
    bills: integer('bills').notNull(),
    billed: numeric('billed').notNull(),
    released: numeric('released').notNull(),
    releasedTaxes: numeric('released_taxes').notNull(),
    draft: numeric('draft').notNull(),
    draftTaxes: numeric('draft_taxes').notNull(),
  },
  (table) => [primaryKey({ columns: [table.whatIfId, table.month, table.customerClass] })],
)

export const whatIfAccounts = pgTable(
  'what_if_accounts',
  {
    whatIfId: bigint('what_if_id', { mode: 'number' }).notNull(),
    accountId: text('account_id').notNull(),
    customerClass: text('customer_class').notNull(),
    bills: integer('bills').notNull(),
    refusedBills: integer('refused_bills').notNull(),
    released: numeric('released').notNull(),
    draft: numeric('draft').notNull(),
    band: smallint('band').notNull(),
  },
  (table) => [primaryKey({ columns: [table.whatIfId, table.accountId] })],
)

export const whatIfRefusals = pgTable(
  'what_if_refusals',
  {
    whatIfId: bigint('what_if_id', { mode: 'number' }).notNull(),
    billId: bigint('bill_id', { mode: 'number' }).notNull(),
    accountId: text('account_id').notNull(),
    side: text('side').notNull(),
    code: text('code').notNull(),
    sentence: text('sentence').notNull(),
  },
  (table) => [primaryKey({ columns: [table.whatIfId, table.billId] })],
)

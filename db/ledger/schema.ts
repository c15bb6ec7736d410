import { bigint, char, date, numeric, pgTable, primaryKey, smallint, text, timestamp } from 'drizzle-orm/pg-core'

// Describes the tables of db/migrations for typed queries; db/schema.test.ts compares the two.

export const glAccounts = pgTable('gl_accounts', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
  kind: text('kind', {
    enum: [
      'receivable',
      'customer_credit',
      'revenue',
      'tax_payable',
      'cash',
      'suspense',
      'deposits_held',
      'bad_debt',
      'agency_commission',
      'adjustment',
      'fee_revenue',
      'interest_expense',
      'migration_clearing',
    ],
  }).notNull(),
  service: text('service'),
})

export const addedAccounts = pgTable('added_accounts', {
  code: text('code').primaryKey(),
  reason: text('reason').notNull(),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

export const accountingPeriods = pgTable('accounting_periods', {
  period: char('period', { length: 7 }).primaryKey(),
  state: text('state', { enum: ['open', 'closed'] })
    .notNull()
    .default('open'),
  closedAt: timestamp('closed_at', { withTimezone: true, mode: 'date' }),
  closedBy: text('closed_by'),
})

export const journalEntries = pgTable('journal_entries', {
  entryId: bigint('entry_id', { mode: 'number' }).primaryKey(),
  eventKind: text('event_kind').notNull(),
  sourceKind: text('source_kind').notNull(),
  sourceId: text('source_id').notNull(),
  effectiveOn: date('effective_on', { mode: 'string' }).notNull(),
  period: char('period', { length: 7 }).notNull(),
  currency: char('currency', { length: 3 }).notNull(),
  description: text('description').notNull(),
  reversesEntryId: bigint('reverses_entry_id', { mode: 'number' }),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

export const postings = pgTable(
  'postings',
  {
    entryId: bigint('entry_id', { mode: 'number' }).notNull(),
    lineNo: smallint('line_no').notNull(),
    glCode: text('gl_code').notNull(),
    amount: numeric('amount').notNull(),
    accountId: text('account_id'),
    agreementId: text('agreement_id'),
  },
  (table) => [primaryKey({ columns: [table.entryId, table.lineNo] })],
)

export const openItems = pgTable('open_items', {
  itemId: bigint('item_id', { mode: 'number' }).primaryKey(),
  externalId: text('external_id'),
  accountId: text('account_id').notNull(),
  agreementId: text('agreement_id'),
  glCode: text('gl_code').notNull(),
  kind: text('kind', {
    enum: ['bill', 'late_fee', 'deposit_installment', 'credit', 'payment', 'cancellation', 'fee', 'adjustment', 'instalment'],
  }).notNull(),
  billId: bigint('bill_id', { mode: 'number' }),
  paymentId: bigint('payment_id', { mode: 'number' }),
  entryId: bigint('entry_id', { mode: 'number' }).notNull(),
  originalOn: date('original_on', { mode: 'string' }).notNull(),
  dueOn: date('due_on', { mode: 'string' }).notNull(),
  currency: char('currency', { length: 3 }).notNull(),
  originalAmount: numeric('original_amount').notNull(),
  openAmount: numeric('open_amount').notNull(),
})

export const applications = pgTable('applications', {
  applicationId: bigint('application_id', { mode: 'number' }).primaryKey(),
  creditItemId: bigint('credit_item_id', { mode: 'number' }).notNull(),
  debitItemId: bigint('debit_item_id', { mode: 'number' }).notNull(),
  amount: numeric('amount').notNull(),
  appliedOn: date('applied_on', { mode: 'string' }).notNull(),
  entryId: bigint('entry_id', { mode: 'number' }),
  reversesApplicationId: bigint('reverses_application_id', { mode: 'number' }),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

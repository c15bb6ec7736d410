import { bigint, char, date, integer, numeric, pgTable, primaryKey, smallint, text, timestamp } from 'drizzle-orm/pg-core'

// Describes the tables of db/migrations for typed queries; db/schema.test.ts compares the two.

export const paymentFiles = pgTable('payment_files', {
  fileId: bigint('file_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  name: text('name').notNull(),
  sha256: text('sha256').notNull(),
  storedFileId: bigint('stored_file_id', { mode: 'number' }).notNull(),
  rows: integer('rows').notNull(),
  posted: integer('posted').notNull(),
  duplicates: integer('duplicates').notNull(),
  suspended: integer('suspended').notNull(),
  refused: integer('refused').notNull(),
  total: numeric('total').notNull(),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

export const payments = pgTable('payments', {
  paymentId: bigint('payment_id', { mode: 'number' }).primaryKey(),
  channel: text('channel').notNull(),
  externalId: text('external_id').notNull(),
  statedAccount: text('stated_account').notNull(),
  accountId: text('account_id'),
  receivedOn: date('received_on', { mode: 'string' }).notNull(),
  currency: char('currency', { length: 3 }).notNull(),
  amount: numeric('amount').notNull(),
  reference: text('reference'),
  state: text('state', { enum: ['posted', 'suspense', 'reversed'] }).notNull(),
  fileId: bigint('file_id', { mode: 'number' }),
  entryId: bigint('entry_id', { mode: 'number' }).notNull(),
  resolutionEntryId: bigint('resolution_entry_id', { mode: 'number' }),
  resolvedOn: date('resolved_on', { mode: 'string' }),
  resolvedBy: text('resolved_by'),
  resolutionReason: text('resolution_reason'),
  reversalEntryId: bigint('reversal_entry_id', { mode: 'number' }),
  reversedOn: date('reversed_on', { mode: 'string' }),
  reversedBy: text('reversed_by'),
  reversalReason: text('reversal_reason'),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

export const paymentTenders = pgTable(
  'payment_tenders',
  {
    paymentId: bigint('payment_id', { mode: 'number' }).notNull(),
    tenderNo: smallint('tender_no').notNull(),
    kind: text('kind', { enum: ['cash', 'cheque', 'card', 'transfer', 'other'] }).notNull(),
    amount: numeric('amount').notNull(),
    detail: text('detail'),
  },
  (table) => [primaryKey({ columns: [table.paymentId, table.tenderNo] })],
)

export const paymentFindings = pgTable('payment_findings', {
  findingId: bigint('finding_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  fileId: bigint('file_id', { mode: 'number' }).notNull(),
  rowNo: integer('row_no').notNull(),
  code: text('code').notNull(),
  externalId: text('external_id').notNull(),
  accountId: text('account_id'),
  receivedOn: date('received_on', { mode: 'string' }),
  amount: numeric('amount'),
  sentence: text('sentence').notNull(),
})

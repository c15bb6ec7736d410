import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  char,
  customType,
  date,
  integer,
  json,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
} from 'drizzle-orm/pg-core'

// Describes the tables of db/migrations for typed queries; db/schema.test.ts compares the two.

/** A PostgreSQL range of days in its text form: `[first,end)`. */
const daterange = customType<{ data: string }>({ dataType: () => 'daterange' })

export const billWindows = pgTable(
  'bill_windows',
  {
    billCycle: text('bill_cycle').notNull(),
    readDate: date('read_date', { mode: 'string' }).notNull(),
    windowStart: date('window_start', { mode: 'string' }).notNull(),
    windowEnd: date('window_end', { mode: 'string' }).notNull(),
    accountingDate: date('accounting_date', { mode: 'string' }).notNull(),
    dueDays: integer('due_days').notNull(),
  },
  (table) => [primaryKey({ columns: [table.billCycle, table.readDate] })],
)

export const billRuns = pgTable('bill_runs', {
  runId: bigint('run_id', { mode: 'number' }).primaryKey().default(sql`nextval('run_ids'::regclass)`),
  billCycle: text('bill_cycle').notNull(),
  readDate: date('read_date', { mode: 'string' }).notNull(),
  isTrial: boolean('is_trial').notNull(),
  state: text('state', {
    enum: ['waiting_for_window', 'computing', 'review', 'issuing', 'open', 'closed', 'discarded', 'cancelled'],
  }).notNull(),
  isPaused: boolean('is_paused').notNull().default(false),
  workflowId: text('workflow_id').notNull(),
  partitions: integer('partitions').notNull(),
  accountsIn: integer('accounts_in').notNull().default(0),
  billed: integer('billed').notNull().default(0),
  skipped: integer('skipped').notNull().default(0),
  parked: integer('parked').notNull().default(0),
  total: numeric('total').notNull().default('0'),
  startedBy: text('started_by').notNull(),
  startedAt: timestamp('started_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  approvedBy: text('approved_by'),
  approvedAt: timestamp('approved_at', { withTimezone: true, mode: 'date' }),
  computedAt: timestamp('computed_at', { withTimezone: true, mode: 'date' }),
  issuedAt: timestamp('issued_at', { withTimezone: true, mode: 'date' }),
  closedAt: timestamp('closed_at', { withTimezone: true, mode: 'date' }),
  settingsVersion: integer('settings_version').notNull(),
})

export const bills = pgTable('bills', {
  billId: bigint('bill_id', { mode: 'number' }).primaryKey(),
  billNumber: text('bill_number').notNull(),
  accountId: text('account_id').notNull(),
  runId: bigint('run_id', { mode: 'number' }),
  kind: text('kind', { enum: ['cycle', 'off_cycle', 'final', 'rebill', 'migrated'] }).notNull(),
  state: text('state', { enum: ['draft', 'issued', 'cancelled'] }).notNull(),
  periodFrom: date('period_from', { mode: 'string' }).notNull(),
  periodTo: date('period_to', { mode: 'string' }).notNull(),
  issuedOn: date('issued_on', { mode: 'string' }).notNull(),
  dueOn: date('due_on', { mode: 'string' }).notNull(),
  currency: char('currency', { length: 3 }).notNull(),
  currentCharges: numeric('current_charges').notNull(),
  taxes: numeric('taxes').notNull(),
  total: numeric('total').notNull(),
  flags: text('flags').array().notNull().default([]),
  print: json('print').notNull().default({}),
  statement: json('statement'),
  settingsVersion: integer('settings_version').notNull(),
  entryId: bigint('entry_id', { mode: 'number' }),
  cancellationEntryId: bigint('cancellation_entry_id', { mode: 'number' }),
  replacesBillId: bigint('replaces_bill_id', { mode: 'number' }),
  createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  issuedAt: timestamp('issued_at', { withTimezone: true, mode: 'date' }),
  cancelledAt: timestamp('cancelled_at', { withTimezone: true, mode: 'date' }),
  cancelledBy: text('cancelled_by'),
  cancelReason: text('cancel_reason'),
})

export const billSegments = pgTable('bill_segments', {
  segmentId: bigint('segment_id', { mode: 'number' }).primaryKey(),
  billId: bigint('bill_id', { mode: 'number' }).notNull(),
  accountId: text('account_id').notNull(),
  agreementId: text('agreement_id').notNull(),
  service: text('service').notNull(),
  tariffCode: text('tariff_code').notNull(),
  periodFrom: date('period_from', { mode: 'string' }).notNull(),
  periodTo: date('period_to', { mode: 'string' }).notNull(),
  quantity: numeric('quantity').notNull(),
  unit: text('unit').notNull(),
  demand: numeric('demand'),
  charges: numeric('charges').notNull(),
  taxes: numeric('taxes').notNull(),
  amount: numeric('amount').notNull(),
  flags: text('flags').array().notNull().default([]),
  meters: json('meters').notNull().default([]),
  carried: json('carried'),
  carriedFrom: bigint('carried_from', { mode: 'number' }),
  banks: json('banks'),
})

export const bankEntries = pgTable('bank_entries', {
  bankEntryId: bigint('bank_entry_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  accountId: text('account_id').notNull(),
  agreementId: text('agreement_id').notNull(),
  bank: text('bank').notNull(),
  label: text('label').notNull(),
  part: text('part').notNull(),
  unit: text('unit').notNull(),
  kind: text('kind', { enum: ['opening', 'generated', 'used', 'cashed_out', 'expired', 'adjusted'] }).notNull(),
  quantity: numeric('quantity').notNull(),
  periodFrom: date('period_from', { mode: 'string' }).notNull(),
  periodTo: date('period_to', { mode: 'string' }).notNull(),
  billId: bigint('bill_id', { mode: 'number' }),
  mirrorsEntryId: bigint('mirrors_entry_id', { mode: 'number' }),
  reason: text('reason'),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

export const billLines = pgTable(
  'bill_lines',
  {
    billId: bigint('bill_id', { mode: 'number' }).notNull(),
    lineNo: integer('line_no').notNull(),
    segmentId: bigint('segment_id', { mode: 'number' }).notNull(),
    lineCode: text('line_code').notNull(),
    label: text('label').notNull(),
    kind: text('kind', { enum: ['charge', 'surcharge', 'discount', 'tax'] }).notNull(),
    segmentFrom: date('segment_from', { mode: 'string' }).notNull(),
    segmentTo: date('segment_to', { mode: 'string' }).notNull(),
    quantity: numeric('quantity').notNull(),
    unit: text('unit').notNull(),
    rate: numeric('rate').notNull(),
    amount: numeric('amount').notNull(),
    revenueCode: text('revenue_code').notNull(),
    derivation: json('derivation').notNull(),
  },
  (table) => [primaryKey({ columns: [table.billId, table.lineNo] })],
)

export const billedPeriods = pgTable('billed_periods', {
  agreementId: text('agreement_id').notNull(),
  period: daterange('period').notNull(),
  billId: bigint('bill_id', { mode: 'number' }),
})

export const runAccounts = pgTable(
  'run_accounts',
  {
    runId: bigint('run_id', { mode: 'number' }).notNull(),
    accountId: text('account_id').notNull(),
    partition: smallint('partition').notNull(),
    outcome: text('outcome', { enum: ['pending', 'billed', 'skipped', 'parked'] })
      .notNull()
      .default('pending'),
    reasonCode: text('reason_code'),
    agreementId: text('agreement_id'),
    flags: text('flags').array().notNull().default([]),
    sentence: text('sentence'),
    facts: jsonb('facts'),
    billId: bigint('bill_id', { mode: 'number' }),
    batch: smallint('batch').notNull().default(1),
    parkedAt: timestamp('parked_at', { withTimezone: true, mode: 'date' }),
  },
  (table) => [primaryKey({ columns: [table.runId, table.accountId] })],
)

export const runAccountActs = pgTable('run_account_acts', {
  actId: bigint('act_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  runId: bigint('run_id', { mode: 'number' }).notNull(),
  accountId: text('account_id').notNull(),
  act: text('act', { enum: ['exempt_check', 'skip', 'retry', 'correct_read', 'estimate_read'] }).notNull(),
  checkCode: text('check_code'),
  agreementId: text('agreement_id'),
  reason: text('reason').notNull(),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

export const billCorrections = pgTable('bill_corrections', {
  correctionId: bigint('correction_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  billId: bigint('bill_id', { mode: 'number' }).notNull(),
  rebillId: bigint('rebill_id', { mode: 'number' }),
  reason: text('reason').notNull(),
  state: text('state', { enum: ['proposed', 'approved', 'withdrawn'] }).notNull(),
  difference: numeric('difference'),
  preview: jsonb('preview').notNull(),
  proposedBy: text('proposed_by').notNull(),
  proposedAt: timestamp('proposed_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  decidedBy: text('decided_by'),
  decidedAt: timestamp('decided_at', { withTimezone: true, mode: 'date' }),
})

import { bigint, boolean, date, integer, numeric, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

// Describes the tables of db/migrations for typed queries; db/schema.test.ts compares the two.

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
const day = (name: string) => date(name, { mode: 'string' })
const id = (name: string) => bigint(name, { mode: 'number' })

export const agencies = pgTable('agencies', {
  agencyCode: text('agency_code').primaryKey(),
  name: text('name').notNull(),
  commissionPercent: numeric('commission_percent').notNull(),
  isActive: boolean('is_active').notNull().default(true),
  addedOn: day('added_on').notNull(),
  addedBy: text('added_by').notNull(),
})

export const agencyFiles = pgTable('agency_files', {
  fileId: id('file_id').primaryKey().generatedAlwaysAsIdentity(),
  agencyCode: text('agency_code').notNull(),
  kind: text('kind').notNull(),
  number: integer('number').notNull(),
  name: text('name').notNull(),
  storedFileId: id('stored_file_id').notNull(),
  sha256: text('sha256').notNull(),
  rows: integer('rows').notNull(),
  total: numeric('total').notNull(),
  commission: numeric('commission').notNull().default('0'),
  posted: integer('posted').notNull().default(0),
  duplicates: integer('duplicates').notNull().default(0),
  held: integer('held').notNull().default(0),
  refused: integer('refused').notNull().default(0),
  madeOn: day('made_on').notNull(),
  recordedBy: text('recorded_by').notNull(),
  recordedAt: instant('recorded_at').notNull().defaultNow(),
})

export const agencyPlacements = pgTable('agency_placements', {
  placementId: id('placement_id').primaryKey(),
  agencyCode: text('agency_code').notNull(),
  accountId: text('account_id').notNull(),
  amount: numeric('amount').notNull(),
  collected: numeric('collected').notNull().default('0'),
  placedOn: day('placed_on').notNull(),
  placementFileId: id('placement_file_id').notNull(),
  recalledOn: day('recalled_on'),
  recallReason: text('recall_reason'),
  recallFileId: id('recall_file_id'),
})

export const agencyFindings = pgTable(
  'agency_findings',
  {
    fileId: id('file_id').notNull(),
    line: integer('line').notNull(),
    outcome: text('outcome').notNull(),
    code: text('code').notNull(),
    placement: text('placement').notNull(),
    accountId: text('account_id').notNull(),
    externalId: text('external_id').notNull(),
    gross: text('gross').notNull(),
    sentence: text('sentence').notNull(),
  },
  (table) => [primaryKey({ columns: [table.fileId, table.line] })],
)

export const agencyCommissions = pgTable('agency_commissions', {
  paymentId: id('payment_id').primaryKey(),
  fileId: id('file_id').notNull(),
  placementId: id('placement_id'),
  gross: numeric('gross').notNull(),
  commission: numeric('commission').notNull(),
  entryId: id('entry_id'),
})

export const agencySweeps = pgTable('agency_sweeps', {
  sweepOn: day('sweep_on').primaryKey(),
  recalled: integer('recalled').notNull(),
  recordedAt: instant('recorded_at').notNull().defaultNow(),
})

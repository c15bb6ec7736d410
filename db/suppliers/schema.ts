import { bigint, date, numeric, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

// Describes the tables of db/migrations for typed queries; db/schema.test.ts compares the two.

export const supplierCharges = pgTable('supplier_charges', {
  chargeId: bigint('charge_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  supplier: text('supplier').notNull(),
  agreementId: text('agreement_id').notNull(),
  fromOn: date('from_on', { mode: 'string' }).notNull(),
  toOn: date('to_on', { mode: 'string' }).notNull(),
  charge: text('charge').notNull(),
  amount: numeric('amount').notNull(),
  reason: text('reason').notNull(),
  enteredAt: timestamp('entered_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  enteredBy: text('entered_by').notNull(),
  cancelledAt: timestamp('cancelled_at', { withTimezone: true, mode: 'date' }),
  cancelledBy: text('cancelled_by'),
  cancelReason: text('cancel_reason'),
})

import { bigint, char, date, numeric, pgTable, text } from 'drizzle-orm/pg-core'

// Describes the tables of db/migrations for typed queries; db/schema.test.ts compares the two.

export const deposits = pgTable('deposits', {
  depositId: text('deposit_id').primaryKey(),
  accountId: text('account_id').notNull(),
  amount: numeric('amount').notNull(),
  currency: char('currency', { length: 3 }).notNull(),
  heldSince: date('held_since', { mode: 'string' }).notNull(),
  interestRateCode: text('interest_rate_code').notNull(),
  state: text('state', { enum: ['asked', 'held', 'applied', 'refunded', 'withdrawn'] })
    .notNull()
    .default('held'),
  entryId: bigint('entry_id', { mode: 'number' }).notNull(),
  itemId: bigint('item_id', { mode: 'number' }),
})

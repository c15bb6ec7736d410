import { integer, json, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

// Describes the tables of db/migrations for typed queries; db/schema.test.ts compares the two.

export const tariffs = pgTable('tariffs', {
  tariffCode: text('tariff_code').primaryKey(),
  service: text('service').notNull(),
  name: text('name').notNull(),
  document: json('document').notNull(),
  revision: integer('revision').notNull().default(1),
  updatedAt: timestamp('updated_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
})

export const tariffRevisions = pgTable(
  'tariff_revisions',
  {
    tariffCode: text('tariff_code').notNull(),
    revision: integer('revision').notNull(),
    document: json('document').notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
    recordedBy: text('recorded_by').notNull(),
    reason: text('reason').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tariffCode, table.revision] })],
)

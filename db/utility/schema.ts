import { boolean, char, date, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

// Describes the tables of db/migrations for typed queries; db/schema.test.ts compares the two.

export const utility = pgTable('utility', {
  onlyOne: boolean('only_one').primaryKey().default(true),
  name: text('name').notNull(),
  currency: char('currency', { length: 3 }).notNull(),
  timeZone: text('time_zone').notNull(),
  isSandbox: boolean('is_sandbox').notNull(),
  businessDate: date('business_date', { mode: 'string' }),
  settings: jsonb('settings').notNull(),
  settingsVersion: integer('settings_version').notNull().default(1),
  updatedAt: timestamp('updated_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
})

export const settingsVersions = pgTable('settings_versions', {
  settingsVersion: integer('settings_version').primaryKey(),
  settings: jsonb('settings').notNull(),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
  reason: text('reason').notNull(),
})

import { bigint, date, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

// Describes the tables of db/migrations for typed queries; db/schema.test.ts compares the two.

export const serviceAgreements = pgTable('service_agreements', {
  agreementId: text('agreement_id').primaryKey(),
  accountId: text('account_id').notNull(),
  servicePointId: text('service_point_id').notNull(),
  tariffCode: text('tariff_code').notNull(),
  startOn: date('start_on', { mode: 'string' }).notNull(),
  stopOn: date('stop_on', { mode: 'string' }),
  state: text('state', {
    enum: ['pending_start', 'active', 'pending_stop', 'stopped', 'closed', 'reactivated', 'cancelled'],
  }).notNull(),
  version: integer('version').notNull().default(1),
})

export const agreementTransitions = pgTable('agreement_transitions', {
  transitionId: bigint('transition_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  agreementId: text('agreement_id').notNull(),
  fromState: text('from_state'),
  toState: text('to_state').notNull(),
  onDate: date('on_date', { mode: 'string' }).notNull(),
  reason: text('reason').notNull(),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

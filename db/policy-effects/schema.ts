import { bigint, date, integer, numeric, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

// Describes the tables of db/migrations for typed queries; db/schema.test.ts compares the two.

export const policySimulations = pgTable('policy_simulations', {
  simulationId: bigint('simulation_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  packCode: text('pack_code').notNull(),
  version: integer('version').notNull(),
  fromOn: date('from_on', { mode: 'string' }).notNull(),
  toOn: date('to_on', { mode: 'string' }).notNull(),
  state: text('state').notNull().default('running'),
  cameTo: text('came_to').notNull().default(''),
  accounts: integer('accounts').notNull(),
  examined: integer('examined').notNull().default(0),
  daysWithoutPolicy: integer('days_without_policy').notNull().default(0),
  reason: text('reason').notNull(),
  startedOn: date('started_on', { mode: 'string' }).notNull(),
  startedBy: text('started_by').notNull(),
  startedAt: timestamp('started_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  endedAt: timestamp('ended_at', { withTimezone: true, mode: 'date' }),
  failureCode: text('failure_code'),
})

export const policySimulationCounts = pgTable(
  'policy_simulation_counts',
  {
    simulationId: bigint('simulation_id', { mode: 'number' }).notNull(),
    side: text('side').notNull(),
    month: text('month').notNull(),
    customerClass: text('customer_class').notNull(),
    what: text('what').notNull(),
    rule: text('rule').notNull().default(''),
    cases: integer('cases').notNull(),
    amount: numeric('amount').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.simulationId, table.side, table.month, table.customerClass, table.what, table.rule] }),
  ],
)

export const policySimulationAccounts = pgTable(
  'policy_simulation_accounts',
  {
    simulationId: bigint('simulation_id', { mode: 'number' }).notNull(),
    accountId: text('account_id').notNull(),
    customerClass: text('customer_class').notNull(),
    governedNotices: integer('governed_notices').notNull(),
    triedNotices: integer('tried_notices').notNull(),
    governedCuts: integer('governed_cuts').notNull(),
    triedCuts: integer('tried_cuts').notNull(),
    governedCutOn: date('governed_cut_on', { mode: 'string' }),
    triedCutOn: date('tried_cut_on', { mode: 'string' }),
    pastDue: numeric('past_due').notNull(),
  },
  (table) => [primaryKey({ columns: [table.simulationId, table.accountId] })],
)

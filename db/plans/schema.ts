import {
  bigint,
  char,
  date,
  foreignKey,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core'

// Describes the tables of db/migrations for typed queries; db/schema.test.ts compares the two.

export const paymentPlans = pgTable('payment_plans', {
  planId: bigint('plan_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  accountId: text('account_id').notNull(),
  state: text('state', { enum: ['active', 'kept', 'broken', 'cancelled'] })
    .notNull()
    .default('active'),
  division: integer('division').notNull().default(1),
  arrears: numeric('arrears', { precision: 14, scale: 2 }).notNull(),
  forgiven: numeric('forgiven', { precision: 14, scale: 2 }).notNull().default('0'),
  currency: char('currency', { length: 3 }).notNull(),
  terms: jsonb('terms').notNull(),
  monthlyIncome: numeric('monthly_income', { precision: 14, scale: 2 }),
  renegotiations: integer('renegotiations').notNull().default(0),
  reinstatements: integer('reinstatements').notNull().default(0),
  madeOn: date('made_on', { mode: 'string' }).notNull(),
  madeBy: text('made_by').notNull(),
  signedName: text('signed_name').notNull(),
  signedAt: timestamp('signed_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  signedBy: text('signed_by', { enum: ['on_screen', 'by_phone', 'online'] }).notNull(),
  brokenOn: date('broken_on', { mode: 'string' }),
  missed: numeric('missed', { precision: 14, scale: 2 }),
  endedOn: date('ended_on', { mode: 'string' }),
  endReason: text('end_reason'),
  version: integer('version').notNull().default(1),
})

export const planDivisions = pgTable(
  'plan_divisions',
  {
    planId: bigint('plan_id', { mode: 'number' }).notNull(),
    division: integer('division').notNull(),
    creditItemId: bigint('credit_item_id', { mode: 'number' }).notNull(),
    amount: numeric('amount', { precision: 14, scale: 2 }).notNull(),
    madeOn: date('made_on', { mode: 'string' }).notNull(),
    madeBy: text('made_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.planId, table.division] })],
)

export const planDebts = pgTable(
  'plan_debts',
  {
    planId: bigint('plan_id', { mode: 'number' }).notNull(),
    division: integer('division').notNull(),
    itemId: bigint('item_id', { mode: 'number' }).notNull(),
    amount: numeric('amount', { precision: 14, scale: 2 }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.planId, table.division, table.itemId] }),
    foreignKey({ columns: [table.planId, table.division], foreignColumns: [planDivisions.planId, planDivisions.division] }),
  ],
)

export const planInstalments = pgTable(
  'plan_instalments',
  {
    planId: bigint('plan_id', { mode: 'number' }).notNull(),
    division: integer('division').notNull(),
    number: integer('number').notNull(),
    itemId: bigint('item_id', { mode: 'number' }).notNull().unique(),
    amount: numeric('amount', { precision: 14, scale: 2 }).notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    remindedOn: date('reminded_on', { mode: 'string' }),
    forgiven: numeric('forgiven', { precision: 14, scale: 2 }),
  },
  (table) => [
    primaryKey({ columns: [table.planId, table.division, table.number] }),
    foreignKey({ columns: [table.planId, table.division], foreignColumns: [planDivisions.planId, planDivisions.division] }),
  ],
)

export const planLog = pgTable('plan_log', {
  logId: bigint('log_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  planId: bigint('plan_id', { mode: 'number' }).notNull(),
  act: text('act').notNull(),
  sentence: text('sentence').notNull(),
  businessDate: date('business_date', { mode: 'string' }).notNull(),
  actor: text('actor').notNull(),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
})

import {
  bigint,
  boolean,
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

export const planOffers = pgTable('plan_offers', {
  offerId: bigint('offer_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  accountId: text('account_id').notNull(),
  customerId: text('customer_id').notNull(),
  state: text('state', { enum: ['open', 'signed', 'withdrawn'] })
    .notNull()
    .default('open'),
  pageUrl: text('page_url').notNull(),
  arrears: numeric('arrears', { precision: 14, scale: 2 }).notNull(),
  currency: char('currency', { length: 3 }).notNull(),
  debts: jsonb('debts').notNull(),
  firstDueOn: date('first_due_on', { mode: 'string' }),
  monthlyIncome: numeric('monthly_income', { precision: 14, scale: 2 }),
  allowsAboveIncome: boolean('allows_above_income').notNull().default(false),
  offeredOn: date('offered_on', { mode: 'string' }).notNull(),
  offeredBy: text('offered_by').notNull(),
  validUntil: date('valid_until', { mode: 'string' }).notNull(),
  endedOn: date('ended_on', { mode: 'string' }),
  planId: bigint('plan_id', { mode: 'number' }).unique(),
  consentWording: text('consent_wording'),
})

export const planOfferLinks = pgTable('plan_offer_links', {
  tokenHash: text('token_hash').primaryKey(),
  offerId: bigint('offer_id', { mode: 'number' }).notNull(),
  issuedAt: timestamp('issued_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
})

export const planAgreements = pgTable(
  'plan_agreements',
  {
    planId: bigint('plan_id', { mode: 'number' }).notNull(),
    division: integer('division').notNull(),
    versionId: bigint('version_id', { mode: 'number' }).notNull(),
    language: text('language').notNull(),
    address: text('address').notNull(),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    writtenOn: date('written_on', { mode: 'string' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.planId, table.division] }),
    foreignKey({ columns: [table.planId, table.division], foreignColumns: [planDivisions.planId, planDivisions.division] }),
  ],
)

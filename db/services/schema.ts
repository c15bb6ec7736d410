import { bigint, boolean, date, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

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

export const serviceRequests = pgTable('service_requests', {
  requestId: text('request_id').primaryKey(),
  kind: text('kind', { enum: ['move_in', 'move_out', 'transfer', 'suspension'] }).notNull(),
  state: text('state', { enum: ['open', 'completed', 'cancelled'] })
    .notNull()
    .default('open'),
  accountId: text('account_id').notNull(),
  isNewAccount: boolean('is_new_account').notNull().default(false),
  premiseId: text('premise_id'),
  fromPremiseId: text('from_premise_id'),
  startOn: date('start_on', { mode: 'string' }),
  stopOn: date('stop_on', { mode: 'string' }),
  forwardLine1: text('forward_line1'),
  forwardLine2: text('forward_line2'),
  forwardCity: text('forward_city'),
  forwardState: text('forward_state'),
  forwardPostcode: text('forward_postcode'),
  forwardCountry: text('forward_country'),
  scheduleNo: integer('schedule_no').notNull().default(1),
  requestedOn: date('requested_on', { mode: 'string' }).notNull(),
  requestedBy: text('requested_by').notNull(),
  requestedAt: timestamp('requested_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  closedOn: date('closed_on', { mode: 'string' }),
  version: integer('version').notNull().default(1),
})

export const serviceRequestAgreements = pgTable(
  'service_request_agreements',
  {
    requestId: text('request_id').notNull(),
    agreementId: text('agreement_id').notNull(),
    act: text('act', { enum: ['start', 'stop'] }).notNull(),
    party: text('party', { enum: ['applicant', 'sitting', 'owner'] }).notNull(),
    onDate: date('on_date', { mode: 'string' }).notNull(),
    workOrderId: text('work_order_id'),
    doneOn: date('done_on', { mode: 'string' }),
  },
  (table) => [primaryKey({ columns: [table.requestId, table.agreementId, table.act] })],
)

export const serviceRequestPrerequisites = pgTable(
  'service_request_prerequisites',
  {
    requestId: text('request_id').notNull(),
    prerequisite: text('prerequisite', {
      enum: ['identity', 'deposit', 'prior_debt', 'premise_debt', 'inspection', 'connection_fee'],
    }).notNull(),
    state: text('state', { enum: ['open', 'met', 'overridden'] })
      .notNull()
      .default('open'),
    facts: jsonb('facts').notNull().default({}),
    itemId: bigint('item_id', { mode: 'number' }),
    decidedOn: date('decided_on', { mode: 'string' }),
    decidedBy: text('decided_by'),
    reason: text('reason'),
  },
  (table) => [primaryKey({ columns: [table.requestId, table.prerequisite] })],
)

export const ownerAgreements = pgTable('owner_agreements', {
  ownerAgreementId: bigint('owner_agreement_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  premiseId: text('premise_id').notNull(),
  accountId: text('account_id').notNull(),
  fromOn: date('from_on', { mode: 'string' }).notNull(),
  untilOn: date('until_on', { mode: 'string' }),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

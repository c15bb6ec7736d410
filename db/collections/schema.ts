import { sql } from 'drizzle-orm'
import { bigint, boolean, date, integer, jsonb, numeric, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

// Describes the tables of db/migrations for typed queries; db/schema.test.ts compares the two.

export const protections = pgTable('protections', {
  protectionId: bigint('protection_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  accountId: text('account_id').notNull(),
  kind: text('kind').notNull(),
  source: text('source').notNull(),
  evidence: text('evidence').notNull(),
  evidenceFileId: bigint('evidence_file_id', { mode: 'number' }),
  beginsOn: date('begins_on', { mode: 'string' }).notNull(),
  endsOn: date('ends_on', { mode: 'string' }),
  programme: text('programme'),
  amount: numeric('amount'),
  bornOn: date('born_on', { mode: 'string' }),
  livesAlone: boolean('lives_alone').notNull().default(false),
  cannotPayAndArranges: boolean('cannot_pay_and_arranges').notNull().default(false),
  renewsProtectionId: bigint('renews_protection_id', { mode: 'number' }),
  endedOn: date('ended_on', { mode: 'string' }),
  endedBy: text('ended_by'),
  endReason: text('end_reason'),
  recordedOn: date('recorded_on', { mode: 'string' }).notNull(),
  recordedBy: text('recorded_by').notNull(),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  reason: text('reason').notNull(),
})

export const collectionHolds = pgTable('collection_holds', {
  holdId: bigint('hold_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  scope: text('scope').notNull(),
  scopeValue: text('scope_value').notNull(),
  reason: text('reason').notNull(),
  fromOn: date('from_on', { mode: 'string' }).notNull(),
  toOn: date('to_on', { mode: 'string' }),
  placedBy: text('placed_by').notNull(),
  placedAt: timestamp('placed_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  releasedOn: date('released_on', { mode: 'string' }),
  releasedBy: text('released_by'),
  releaseReason: text('release_reason'),
})

export const weatherReadings = pgTable('weather_readings', {
  readingId: bigint('reading_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  kind: text('kind').notNull(),
  forOn: date('for_on', { mode: 'string' }).notNull(),
  low: numeric('low'),
  high: numeric('high'),
  isAdvised: boolean('is_advised').notNull().default(false),
  source: text('source').notNull(),
  readOn: date('read_on', { mode: 'string' }).notNull(),
  readAt: timestamp('read_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

export const collectionDecisions = pgTable('collection_decisions', {
  decisionId: bigint('decision_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  accountId: text('account_id').notNull(),
  askedAt: text('asked_at').notNull(),
  onDate: date('on_date', { mode: 'string' }).notNull(),
  atTime: text('at_time'),
  outcome: text('outcome').notNull(),
  earliestOn: date('earliest_on', { mode: 'string' }),
  earliestAt: text('earliest_at'),
  service: text('service').notNull(),
  packs: jsonb('packs').notNull(),
  facts: jsonb('facts').notNull(),
  trace: jsonb('trace').notNull(),
  decidedAt: timestamp('decided_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  decidedFor: text('decided_for').notNull(),
})

export const collectionCases = pgTable('collection_cases', {
  collectionId: text('collection_id').primaryKey().generatedAlwaysAs(sql``),
  accountId: text('account_id').notNull(),
  episode: integer('episode').notNull(),
  agreementId: text('agreement_id').notNull(),
  servicePointId: text('service_point_id').notNull(),
  service: text('service').notNull(),
  kind: text('kind').notNull().default('service'),
  state: text('state').notNull().default('dunning'),
  steps: jsonb('steps').notNull(),
  startAmount: numeric('start_amount').notNull(),
  packs: jsonb('packs').notNull(),
  nextStep: integer('next_step').notNull().default(0),
  previousOn: date('previous_on', { mode: 'string' }).notNull(),
  asked: text('asked').array().notNull().default([]),
  cutOrders: integer('cut_orders').notNull().default(0),
  openedOn: date('opened_on', { mode: 'string' }).notNull(),
  closedOn: date('closed_on', { mode: 'string' }),
  closeCode: text('close_code'),
  version: integer('version').notNull().default(1),
})

export const collectionSteps = pgTable(
  'collection_steps',
  {
    collectionId: text('collection_id').notNull(),
    stepNo: integer('step_no').notNull(),
    step: text('step').notNull(),
    act: text('act').notNull(),
    how: text('how').notNull(),
    onDate: date('on_date', { mode: 'string' }).notNull(),
    pastDue: numeric('past_due').notNull(),
    decisionId: bigint('decision_id', { mode: 'number' }),
    sentence: text('sentence').notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
    recordedBy: text('recorded_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.collectionId, table.stepNo] })],
)

export const collectionNotices = pgTable('collection_notices', {
  noticeId: bigint('notice_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  collectionId: text('collection_id').notNull(),
  stage: text('stage').notNull(),
  recipient: text('recipient').notNull(),
  party: text('party'),
  channel: text('channel').notNull(),
  messageId: bigint('message_id', { mode: 'number' }),
  issuedOn: date('issued_on', { mode: 'string' }),
  effectiveOn: date('effective_on', { mode: 'string' }),
  expiresOn: date('expires_on', { mode: 'string' }),
  madeOn: date('made_on', { mode: 'string' }).notNull(),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

export const collectionContacts = pgTable('collection_contacts', {
  contactId: bigint('contact_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  accountId: text('account_id').notNull(),
  collectionId: text('collection_id'),
  channel: text('channel').notNull(),
  reached: text('reached').notNull(),
  leftDoorHanger: boolean('left_door_hanger').notNull().default(false),
  offeredPrepayment: boolean('offered_prepayment').notNull().default(false),
  onDate: date('on_date', { mode: 'string' }).notNull(),
  note: text('note'),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

export const cutApprovals = pgTable(
  'cut_approvals',
  {
    collectionId: text('collection_id').notNull(),
    cutNo: integer('cut_no').notNull(),
    askedOn: date('asked_on', { mode: 'string' }).notNull(),
    pastDue: numeric('past_due').notNull(),
    decidedOn: date('decided_on', { mode: 'string' }),
    decidedBy: text('decided_by'),
    approved: boolean('approved'),
    reason: text('reason'),
  },
  (table) => [primaryKey({ columns: [table.collectionId, table.cutNo] })],
)

export const disconnections = pgTable('disconnections', {
  disconnectionId: bigint('disconnection_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  collectionId: text('collection_id').notNull(),
  accountId: text('account_id').notNull(),
  agreementId: text('agreement_id').notNull(),
  servicePointId: text('service_point_id').notNull(),
  workOrderId: text('work_order_id'),
  decisionId: bigint('decision_id', { mode: 'number' }).notNull(),
  cutOn: date('cut_on', { mode: 'string' }).notNull(),
  pastDue: numeric('past_due').notNull(),
  restoreFrom: date('restore_from', { mode: 'string' }),
  restoreBy: date('restore_by', { mode: 'string' }),
  restoreReason: text('restore_reason'),
  reconnectOrderId: text('reconnect_order_id'),
  feeItemId: bigint('fee_item_id', { mode: 'number' }),
  restoredOn: date('restored_on', { mode: 'string' }),
  remoteCommandId: text('remote_command_id'),
  reconnectCommandId: text('reconnect_command_id'),
})

export const reconnectionConfirmations = pgTable('reconnection_confirmations', {
  confirmationId: bigint('confirmation_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  disconnectionId: bigint('disconnection_id', { mode: 'number' }).notNull(),
  saidBy: text('said_by').notNull(),
  channel: text('channel').notNull(),
  saidOn: date('said_on', { mode: 'string' }).notNull(),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

export const collectionSweeps = pgTable('collection_sweeps', {
  sweptOn: date('swept_on', { mode: 'string' }).primaryKey(),
  opened: integer('opened').notNull(),
  sweptAt: timestamp('swept_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
})

export const arrearsDays = pgTable('arrears_days', {
  takenOn: date('taken_on', { mode: 'string' }).primaryKey(),
  source: text('source').notNull(),
  takenAt: timestamp('taken_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
})

export const arrearsLines = pgTable(
  'arrears_lines',
  {
    takenOn: date('taken_on', { mode: 'string' }).notNull(),
    customerClass: text('customer_class').notNull(),
    bucket: text('bucket').notNull(),
    accounts: integer('accounts').notNull(),
    amount: numeric('amount').notNull(),
  },
  (table) => [primaryKey({ columns: [table.takenOn, table.customerClass, table.bucket] })],
)

export const collectionStops = pgTable('collection_stops', {
  stopId: bigint('stop_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  scope: text('scope').notNull(),
  scopeValue: text('scope_value').notNull(),
  reason: text('reason').notNull(),
  placedOn: date('placed_on', { mode: 'string' }).notNull(),
  placedBy: text('placed_by').notNull(),
  placedAt: timestamp('placed_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
})

export const collectionStopCases = pgTable(
  'collection_stop_cases',
  {
    stopId: bigint('stop_id', { mode: 'number' }).notNull(),
    collectionId: text('collection_id').notNull(),
    owed: numeric('owed').notNull(),
  },
  (table) => [primaryKey({ columns: [table.stopId, table.collectionId] })],
)

import { bigint, boolean, date, integer, jsonb, numeric, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

// Describes the tables of db/migrations for typed queries; db/schema.test.ts compares the two.

const orderId = () => text('connection_order_id').notNull()
const instant = () => timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow()

export const connectionOrders = pgTable('connection_orders', {
  connectionOrderId: text('connection_order_id').primaryKey(),
  premiseId: text('premise_id').notNull(),
  service: text('service').notNull(),
  servicePointId: text('service_point_id'),
  accountId: text('account_id').notNull(),
  /** The account was opened with the application, for somebody who had none. */
  isNewAccount: boolean('is_new_account').notNull().default(false),
  tariffCode: text('tariff_code').notNull(),
  meterSize: text('meter_size').notNull(),
  wishedOn: date('wished_on', { mode: 'string' }).notNull(),
  note: text('note'),
  stage: text('stage').notNull(),
  visit: integer('visit').notNull().default(1),
  workAfter: text('work_after').notNull().default(''),
  stageWorkAfter: text('stage_work_after').notNull().default(''),
  surveyId: bigint('survey_id', { mode: 'number' }),
  energisedOn: date('energised_on', { mode: 'string' }),
  agreementId: text('agreement_id'),
  appliedOn: date('applied_on', { mode: 'string' }).notNull(),
  endedOn: date('ended_on', { mode: 'string' }),
  createdBy: text('created_by').notNull(),
  version: integer('version').notNull().default(1),
})

export const connectionStages = pgTable(
  'connection_stages',
  {
    connectionOrderId: orderId(),
    visit: integer('visit').notNull(),
    stage: text('stage').notNull(),
    enteredOn: date('entered_on', { mode: 'string' }).notNull(),
    leftOn: date('left_on', { mode: 'string' }),
    leftHow: text('left_how'),
  },
  (table) => [primaryKey({ columns: [table.connectionOrderId, table.visit] })],
)

export const connectionWaits = pgTable('connection_waits', {
  waitId: bigint('wait_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  connectionOrderId: orderId(),
  visit: integer('visit').notNull(),
  awaited: text('awaited').notNull(),
  waitsFor: text('waits_for').notNull(),
  owner: text('owner').notNull(),
  reminds: text('reminds').notNull(),
  begunOn: date('begun_on', { mode: 'string' }).notNull(),
  dueOn: date('due_on', { mode: 'string' }).notNull(),
  reminded: integer('reminded').notNull().default(0),
  escalatedOn: date('escalated_on', { mode: 'string' }),
  endedOn: date('ended_on', { mode: 'string' }),
  endedHow: text('ended_how'),
})

export const connectionWaitEvents = pgTable(
  'connection_wait_events',
  {
    waitId: bigint('wait_id', { mode: 'number' }).notNull(),
    event: text('event').notNull(),
    number: integer('number').notNull(),
    onDate: date('on_date', { mode: 'string' }).notNull(),
    taskId: bigint('task_id', { mode: 'number' }),
    messageId: bigint('message_id', { mode: 'number' }),
    reason: text('reason'),
    recordedAt: instant(),
    recordedBy: text('recorded_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.waitId, table.event, table.number] })],
)

export const connectionSurveys = pgTable('connection_surveys', {
  surveyId: bigint('survey_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  connectionOrderId: orderId(),
  surveyedOn: date('surveyed_on', { mode: 'string' }).notNull(),
  meterSize: text('meter_size').notNull(),
  materials: jsonb('materials').notNull(),
  labourHours: numeric('labour_hours').notNull(),
  hindrances: text('hindrances'),
  recordedAt: instant(),
  recordedBy: text('recorded_by').notNull(),
})

export const connectionQuotes = pgTable(
  'connection_quotes',
  {
    connectionOrderId: orderId(),
    quoteVersion: integer('quote_version').notNull(),
    visit: integer('visit').notNull(),
    state: text('state').notNull(),
    scope: jsonb('scope').notNull(),
    lines: jsonb('lines').notNull(),
    subtotal: numeric('subtotal').notNull(),
    tax: numeric('tax').notNull(),
    total: numeric('total').notNull(),
    reason: text('reason').notNull(),
    madeOn: date('made_on', { mode: 'string' }).notNull(),
    madeBy: text('made_by').notNull(),
    sentOn: date('sent_on', { mode: 'string' }),
    validUntil: date('valid_until', { mode: 'string' }),
    decidedOn: date('decided_on', { mode: 'string' }),
    instalments: integer('instalments'),
    taxGlCode: text('tax_gl_code'),
  },
  (table) => [primaryKey({ columns: [table.connectionOrderId, table.quoteVersion] })],
)

export const connectionPermits = pgTable(
  'connection_permits',
  {
    connectionOrderId: orderId(),
    permitCode: text('permit_code').notNull(),
    title: text('title').notNull(),
    kind: text('kind').notNull(),
    obtainedBy: text('obtained_by').notNull(),
    state: text('state').notNull(),
    reference: text('reference'),
    requestedOn: date('requested_on', { mode: 'string' }),
    decidedOn: date('decided_on', { mode: 'string' }),
  },
  (table) => [primaryKey({ columns: [table.connectionOrderId, table.permitCode] })],
)

export const connectionEntries = pgTable(
  'connection_entries',
  {
    connectionOrderId: orderId(),
    quoteVersion: integer('quote_version').notNull(),
    entryId: bigint('entry_id', { mode: 'number' }).notNull(),
    mirrorEntryId: bigint('mirror_entry_id', { mode: 'number' }),
    postedOn: date('posted_on', { mode: 'string' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.connectionOrderId, table.quoteVersion] })],
)

export const connectionItems = pgTable('connection_items', {
  itemId: bigint('item_id', { mode: 'number' }).primaryKey(),
  connectionOrderId: orderId(),
  quoteVersion: integer('quote_version').notNull(),
  instalment: integer('instalment').notNull(),
})

export const connectionFiles = pgTable(
  'connection_files',
  {
    connectionOrderId: orderId(),
    fileId: bigint('file_id', { mode: 'number' }).notNull(),
    addedOn: date('added_on', { mode: 'string' }).notNull(),
    addedBy: text('added_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.connectionOrderId, table.fileId] })],
)

export const connectionAsBuilts = pgTable('connection_as_builts', {
  connectionOrderId: text('connection_order_id').primaryKey(),
  builtOn: date('built_on', { mode: 'string' }).notNull(),
  description: text('description').notNull(),
  recordedAt: instant(),
  recordedBy: text('recorded_by').notNull(),
})

import { bigint, boolean, date, integer, jsonb, numeric, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

// Describes the tables of db/migrations for typed queries; db/schema.test.ts compares the two.

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' }).notNull().defaultNow()

export const workOrderTypes = pgTable('work_order_types', {
  typeCode: text('type_code').primaryKey(),
  title: text('title').notNull(),
  steps: jsonb('steps').notNull(),
  requiredFields: text('required_fields').array().notNull(),
  meterEffect: text('meter_effect').notNull(),
  skills: text('skills').array().notNull(),
  expectedMinutes: integer('expected_minutes').notNull(),
  needsAppointment: boolean('needs_appointment').notNull(),
  resultCodes: jsonb('result_codes').notNull(),
  chargeAmount: numeric('charge_amount'),
  isActive: boolean('is_active').notNull().default(true),
  version: integer('version').notNull().default(1),
})

export const crews = pgTable('crews', {
  crewId: text('crew_id').primaryKey(),
  name: text('name').notNull(),
  skills: text('skills').array().notNull(),
  areas: text('areas').array().notNull(),
  startLatitude: numeric('start_latitude').notNull(),
  startLongitude: numeric('start_longitude').notNull(),
  shifts: jsonb('shifts').notNull(),
  isActive: boolean('is_active').notNull().default(true),
  version: integer('version').notNull().default(1),
})

export const crewMembers = pgTable(
  'crew_members',
  { crewId: text('crew_id').notNull(), userId: text('user_id').notNull() },
  (table) => [primaryKey({ columns: [table.crewId, table.userId] })],
)

export const crewDaysOff = pgTable(
  'crew_days_off',
  { crewId: text('crew_id').notNull(), offOn: date('off_on', { mode: 'string' }).notNull(), reason: text('reason').notNull() },
  (table) => [primaryKey({ columns: [table.crewId, table.offOn] })],
)

export const outages = pgTable('outages', {
  outageId: bigint('outage_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  name: text('name').notNull(),
  startsOn: date('starts_on', { mode: 'string' }).notNull(),
  endsOn: date('ends_on', { mode: 'string' }),
  pausesDisconnections: boolean('pauses_disconnections').notNull(),
  createdAt: instant('created_at'),
  createdBy: text('created_by').notNull(),
})

export const outagePoints = pgTable(
  'outage_points',
  { outageId: bigint('outage_id', { mode: 'number' }).notNull(), servicePointId: text('service_point_id').notNull() },
  (table) => [primaryKey({ columns: [table.outageId, table.servicePointId] })],
)

export const outageAreas = pgTable(
  'outage_areas',
  { outageId: bigint('outage_id', { mode: 'number' }).notNull(), readRoute: text('read_route').notNull() },
  (table) => [primaryKey({ columns: [table.outageId, table.readRoute] })],
)

export const workOrders = pgTable('work_orders', {
  workOrderId: text('work_order_id').primaryKey(),
  orderKey: text('order_key').notNull(),
  typeCode: text('type_code').notNull(),
  premiseId: text('premise_id').notNull(),
  servicePointId: text('service_point_id'),
  accountId: text('account_id'),
  agreementId: text('agreement_id'),
  requestedBy: text('requested_by'),
  followsWorkOrderId: text('follows_work_order_id'),
  outageId: bigint('outage_id', { mode: 'number' }),
  priority: text('priority').notNull(),
  note: text('note'),
  wantedOn: date('wanted_on', { mode: 'string' }).notNull(),
  state: text('state').notNull(),
  scheduledOn: date('scheduled_on', { mode: 'string' }),
  crewId: text('crew_id'),
  resultCode: text('result_code'),
  completedOn: date('completed_on', { mode: 'string' }),
  escalatedFor: date('escalated_for', { mode: 'string' }),
  createdOn: date('created_on', { mode: 'string' }).notNull(),
  createdBy: text('created_by').notNull(),
  version: integer('version').notNull().default(1),
})

export const workOrderEvents = pgTable('work_order_events', {
  eventId: bigint('event_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  workOrderId: text('work_order_id').notNull(),
  act: text('act').notNull(),
  fromState: text('from_state'),
  toState: text('to_state').notNull(),
  sentence: text('sentence').notNull(),
  businessDate: date('business_date', { mode: 'string' }).notNull(),
  reason: text('reason').notNull(),
  recordedAt: instant('recorded_at'),
  recordedBy: text('recorded_by').notNull(),
  recordedByName: text('recorded_by_name').notNull(),
})

export const appointments = pgTable('appointments', {
  appointmentId: bigint('appointment_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  workOrderId: text('work_order_id').notNull(),
  appointmentOn: date('appointment_on', { mode: 'string' }).notNull(),
  windowCode: text('window_code').notNull(),
  startsAt: text('starts_at').notNull(),
  endsAt: text('ends_at').notNull(),
  state: text('state').notNull(),
  remindedOn: date('reminded_on', { mode: 'string' }),
  compensationEntryId: bigint('compensation_entry_id', { mode: 'number' }),
  bookedAt: instant('booked_at'),
  bookedBy: text('booked_by').notNull(),
})

export const workOrderResults = pgTable('work_order_results', {
  resultId: text('result_id').primaryKey(),
  workOrderId: text('work_order_id').notNull(),
  resultCode: text('result_code').notNull(),
  outcome: text('outcome').notNull(),
  doneOn: date('done_on', { mode: 'string' }).notNull(),
  note: text('note'),
  details: jsonb('details').notNull(),
  recordedAt: instant('recorded_at'),
  recordedBy: text('recorded_by').notNull(),
})

export const workOrderFiles = pgTable(
  'work_order_files',
  {
    workOrderId: text('work_order_id').notNull(),
    fileId: bigint('file_id', { mode: 'number' }).notNull(),
    kind: text('kind').notNull(),
    caption: text('caption'),
    addedAt: instant('added_at'),
    addedBy: text('added_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workOrderId, table.fileId] })],
)

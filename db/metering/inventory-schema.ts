import { bigint, boolean, date, integer, jsonb, numeric, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

// Describes the tables of db/migrations for typed queries; db/schema.test.ts compares the two.

export const warehouses = pgTable('warehouses', {
  warehouseId: text('warehouse_id').primaryKey(),
  name: text('name').notNull(),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

export const purchaseLots = pgTable('purchase_lots', {
  lotId: text('lot_id').primaryKey(),
  supplier: text('supplier'),
  orderNumber: text('order_number'),
  receivedOn: date('received_on', { mode: 'string' }).notNull(),
  warehouseId: text('warehouse_id').notNull(),
  reason: text('reason').notNull(),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

export const meterTests = pgTable('meter_tests', {
  testId: bigint('test_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  meterId: text('meter_id').notNull(),
  testedOn: date('tested_on', { mode: 'string' }).notNull(),
  testedBy: text('tested_by').notNull(),
  points: jsonb('points').notNull(),
  accuracy: numeric('accuracy'),
  result: text('result', { enum: ['passed', 'failed'] }).notNull(),
  because: text('because'),
  note: text('note'),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

export const accuracyCorrections = pgTable('accuracy_corrections', {
  correctionId: bigint('correction_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  meterId: text('meter_id').notNull(),
  testId: bigint('test_id', { mode: 'number' }).notNull(),
  fromOn: date('from_on', { mode: 'string' }).notNull(),
  toOn: date('to_on', { mode: 'string' }).notNull(),
  factor: numeric('factor').notNull(),
  supersededByTest: bigint('superseded_by_test', { mode: 'number' }),
})

export const meterStockEvents = pgTable('meter_stock_events', {
  eventId: bigint('event_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  meterId: text('meter_id').notNull(),
  event: text('event', { enum: ['received', 'moved', 'returned', 'scrapped'] }).notNull(),
  warehouseId: text('warehouse_id'),
  happenedOn: date('happened_on', { mode: 'string' }).notNull(),
  reason: text('reason').notNull(),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

export const meterStateEdges = pgTable(
  'meter_state_edges',
  {
    fromState: text('from_state').notNull(),
    toState: text('to_state').notNull(),
  },
  (table) => [primaryKey({ columns: [table.fromState, table.toState] })],
)

export const meterRelations = pgTable('meter_relations', {
  relationId: bigint('relation_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  kind: text('kind', { enum: ['compound', 'check', 'sub'] }).notNull(),
  parentMeterId: text('parent_meter_id').notNull(),
  childMeterId: text('child_meter_id').notNull(),
  parentRegisters: text('parent_registers').array(),
  childRegisters: text('child_registers').array(),
  fromOn: date('from_on', { mode: 'string' }).notNull(),
  toOn: date('to_on', { mode: 'string' }),
  tolerancePercent: numeric('tolerance_percent'),
  isDeducted: boolean('is_deducted').notNull().default(false),
  reason: text('reason').notNull(),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
  endedBy: text('ended_by'),
  endReason: text('end_reason'),
})

export const missingIntervalDays = pgTable(
  'missing_interval_days',
  {
    channelId: bigint('channel_id', { mode: 'number' }).notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    isPartial: boolean('is_partial').notNull(),
    foundOn: date('found_on', { mode: 'string' }).notNull(),
    settledOn: date('settled_on', { mode: 'string' }),
  },
  (table) => [primaryKey({ columns: [table.channelId, table.day] })],
)

export const meterSweeps = pgTable('meter_sweeps', {
  sweepOn: date('sweep_on', { mode: 'string' }).primaryKey(),
  cameTo: text('came_to').notNull().default(''),
  meters: integer('meters').notNull().default(0),
  daysMissing: integer('days_missing').notNull().default(0),
  daysEstimated: integer('days_estimated').notNull().default(0),
  endedAt: timestamp('ended_at', { withTimezone: true, mode: 'date' }),
  cameToRun: bigint('came_to_run', { mode: 'number' }).notNull().default(0),
  cameToAccount: text('came_to_account').notNull().default(''),
  readsEstimated: integer('reads_estimated').notNull().default(0),
})

import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  date,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
} from 'drizzle-orm/pg-core'

// Describes the tables of db/migrations for typed queries; db/schema.test.ts compares the two.

export const meters = pgTable('meters', {
  meterId: text('meter_id').primaryKey(),
  service: text('service', { enum: ['electric', 'water', 'gas'] }).notNull(),
  make: text('make').notNull(),
  model: text('model').notNull(),
  size: text('size'),
  purchasedOn: date('purchased_on', { mode: 'string' }).notNull(),
  isRemoteCapable: boolean('is_remote_capable').notNull().default(false),
  hasSwitch: boolean('has_switch').notNull().default(false),
  state: text('state', { enum: ['stock', 'installed', 'removed', 'scrapped'] })
    .notNull()
    .default('stock'),
  warehouseId: text('warehouse_id'),
  lotId: text('lot_id'),
})

export const registers = pgTable(
  'registers',
  {
    meterId: text('meter_id').notNull(),
    register: text('register').notNull(),
    unit: text('unit').notNull(),
    direction: text('direction', { enum: ['delivered', 'received'] }).notNull(),
    dials: integer('dials').notNull(),
    multiplier: numeric('multiplier').notNull(),
    role: text('role', { enum: ['consumption', 'demand'] }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.meterId, table.register] })],
)

export const meterInstalls = pgTable('meter_installs', {
  installId: bigint('install_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  meterId: text('meter_id').notNull(),
  register: text('register').notNull(),
  servicePointId: text('service_point_id').notNull(),
  installedOn: date('installed_on', { mode: 'string' }).notNull(),
  installRead: numeric('install_read').notNull(),
  removedOn: date('removed_on', { mode: 'string' }),
  removalRead: numeric('removal_read'),
})

export const reads = pgTable('reads', {
  readId: bigint('read_id', { mode: 'number' }).primaryKey().default(sql`nextval('read_ids'::regclass)`),
  meterId: text('meter_id').notNull(),
  register: text('register').notNull(),
  readOn: date('read_on', { mode: 'string' }).notNull(),
  value: numeric('value').notNull(),
  kind: text('kind', { enum: ['actual', 'estimated', 'customer'] }).notNull(),
  source: text('source').notNull(),
  supersededBy: bigint('superseded_by', { mode: 'number' }),
  reason: text('reason'),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

export const csvMappings = pgTable('csv_mappings', {
  mappingId: bigint('mapping_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  name: text('name').notNull(),
  version: integer('version').notNull(),
  mapping: jsonb('mapping').notNull(),
  reason: text('reason').notNull(),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

export const meterFiles = pgTable('meter_files', {
  fileId: bigint('file_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  name: text('name').notNull(),
  sha256: text('sha256').notNull(),
  storedFileId: bigint('stored_file_id', { mode: 'number' }).notNull(),
  format: text('format'),
  mappingId: bigint('mapping_id', { mode: 'number' }),
  zone: text('zone'),
  state: text('state', { enum: ['queued', 'reading', 'completed', 'refused', 'failed'] }).notNull(),
  recordsDone: bigint('records_done', { mode: 'number' }).notNull().default(0),
  findingsDone: bigint('findings_done', { mode: 'number' }).notNull().default(0),
  counts: jsonb('counts').notNull().default({}),
  failure: text('failure'),
  reason: text('reason').notNull(),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
  endedAt: timestamp('ended_at', { withTimezone: true, mode: 'date' }),
})

export const meterFileFindings = pgTable(
  'meter_file_findings',
  {
    fileId: bigint('file_id', { mode: 'number' }).notNull(),
    findingNo: bigint('finding_no', { mode: 'number' }).notNull(),
    line: bigint('line', { mode: 'number' }).notNull(),
    code: text('code').notNull(),
    weight: text('weight', { enum: ['file', 'record', 'note'] }).notNull(),
    meter: text('meter'),
    channel: text('channel'),
    day: date('day', { mode: 'string' }),
    rawValue: text('raw_value'),
    sentence: text('sentence').notNull(),
  },
  (table) => [primaryKey({ columns: [table.fileId, table.findingNo] })],
)

export const meterAliases = pgTable('meter_aliases', {
  identifier: text('identifier').primaryKey(),
  meterId: text('meter_id').notNull(),
  reason: text('reason').notNull(),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

export const heldMeterData = pgTable(
  'held_meter_data',
  {
    fileId: bigint('file_id', { mode: 'number' }).notNull(),
    identifier: text('identifier').notNull(),
    otherIdentifier: text('other_identifier'),
    records: bigint('records', { mode: 'number' }).notNull(),
    firstLine: bigint('first_line', { mode: 'number' }).notNull(),
    firstAt: timestamp('first_at', { withTimezone: true, mode: 'date' }).notNull(),
    lastAt: timestamp('last_at', { withTimezone: true, mode: 'date' }).notNull(),
    appliedAt: timestamp('applied_at', { withTimezone: true, mode: 'date' }),
    appliedTo: text('applied_to'),
    recordsDone: bigint('records_done', { mode: 'number' }).notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.fileId, table.identifier] })],
)

export const meterChannels = pgTable('meter_channels', {
  channelId: bigint('channel_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  meterId: text('meter_id').notNull(),
  channel: text('channel').notNull(),
  unit: text('unit').notNull(),
  direction: text('direction', { enum: ['delivered', 'received'] }).notNull(),
  isForBilling: boolean('is_for_billing').notNull(),
  register: text('register'),
})

export const intervalDays = pgTable('interval_days', {
  intervalDayId: bigint('interval_day_id', { mode: 'number' }).primaryKey().default(sql`nextval('interval_day_ids'::regclass)`),
  channelId: bigint('channel_id', { mode: 'number' }).notNull(),
  day: date('day', { mode: 'string' }).notNull(),
  startsAt: timestamp('starts_at', { withTimezone: true, mode: 'date' }).notNull(),
  seconds: integer('seconds').notNull(),
  scale: smallint('scale').notNull(),
  amounts: bigint('amounts', { mode: 'number' }).array().notNull(),
  qualities: text('qualities').notNull(),
  flags: jsonb('flags'),
  origin: text('origin', { enum: ['file', 'merged', 'edited', 'estimated'] }).notNull(),
  fileId: bigint('file_id', { mode: 'number' }),
  line: bigint('line', { mode: 'number' }),
  reason: text('reason'),
  supersededBy: bigint('superseded_by', { mode: 'number' }),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

export const validationFindings = pgTable('validation_findings', {
  findingId: bigint('finding_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  meterId: text('meter_id').notNull(),
  readId: bigint('read_id', { mode: 'number' }),
  intervalDayId: bigint('interval_day_id', { mode: 'number' }),
  measured: text('measured').notNull(),
  day: date('day', { mode: 'string' }).notNull(),
  rule: text('rule').notNull(),
  severity: text('severity', { enum: ['information', 'warning', 'exception'] }).notNull(),
  sentence: text('sentence').notNull(),
  figures: jsonb('figures').notNull(),
  state: text('state', { enum: ['noted', 'held', 'accepted', 'replaced'] }).notNull(),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  decidedAt: timestamp('decided_at', { withTimezone: true, mode: 'date' }),
  decidedBy: text('decided_by'),
  reason: text('reason'),
})

export * from './inventory-schema.js'

import { sql } from 'drizzle-orm'
import { bigint, boolean, date, integer, numeric, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

// Describes the tables of db/migrations for typed queries; db/schema.test.ts compares the two.

export const meters = pgTable('meters', {
  meterId: text('meter_id').primaryKey(),
  service: text('service', { enum: ['electric', 'water', 'gas'] }).notNull(),
  make: text('make').notNull(),
  model: text('model').notNull(),
  size: text('size'),
  purchasedOn: date('purchased_on', { mode: 'string' }).notNull(),
  isRemoteCapable: boolean('is_remote_capable').notNull().default(false),
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

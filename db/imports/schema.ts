import { bigint, boolean, date, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

// Describes the tables of db/migrations for typed queries; db/schema.test.ts compares the two.

export const imports = pgTable('imports', {
  importId: bigint('import_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  kind: text('kind', { enum: ['files', 'synthetic'] })
    .notNull()
    .default('files'),
  name: text('name').notNull(),
  setSha256: text('set_sha256'),
  synthetic: jsonb('synthetic'),
  isDryRun: boolean('is_dry_run').notNull(),
  asOf: date('as_of', { mode: 'string' }),
  state: text('state', {
    enum: ['uploading', 'queued', 'validating', 'refused', 'writing', 'completed', 'validated', 'unchanged', 'failed'],
  }).notNull(),
  progress: jsonb('progress').notNull().default({}),
  counts: jsonb('counts').notNull().default({}),
  errors: integer('errors').notNull().default(0),
  warnings: integer('warnings').notNull().default(0),
  accepted: jsonb('accepted').notNull().default([]),
  failure: text('failure'),
  reason: text('reason').notNull(),
  startedBy: text('started_by').notNull(),
  startedAt: timestamp('started_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  endedAt: timestamp('ended_at', { withTimezone: true, mode: 'date' }),
})

export const importFiles = pgTable(
  'import_files',
  {
    importId: bigint('import_id', { mode: 'number' }).notNull(),
    name: text('name').notNull(),
    fileId: bigint('file_id', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.name] })],
)

export const importFindings = pgTable(
  'import_findings',
  {
    importId: bigint('import_id', { mode: 'number' }).notNull(),
    findingNo: integer('finding_no').notNull(),
    severity: text('severity', { enum: ['error', 'warning'] }).notNull(),
    file: text('file').notNull(),
    rowNo: integer('row_no'),
    columnName: text('column_name'),
    code: text('code').notNull(),
    value: text('value'),
    key: text('key'),
    accountId: text('account_id'),
    sentence: text('sentence').notNull(),
    remedy: text('remedy').notNull(),
    isAccepted: boolean('is_accepted').notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.importId, table.findingNo] })],
)

import { bigint, customType, integer, pgTable, primaryKey, smallint, text, timestamp } from 'drizzle-orm/pg-core'

// Describes the tables of db/migrations for typed queries; db/schema.test.ts compares the two.

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

export const storedFiles = pgTable('stored_files', {
  fileId: bigint('file_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  name: text('name').notNull(),
  mediaType: text('media_type').notNull(),
  sha256: text('sha256'),
  sizeBytes: bigint('size_bytes', { mode: 'number' }),
  createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  createdBy: text('created_by').notNull(),
})

export const storedFileChunks = pgTable(
  'stored_file_chunks',
  {
    fileId: bigint('file_id', { mode: 'number' }).notNull(),
    chunkNo: integer('chunk_no').notNull(),
    bytes: bytea('bytes').notNull(),
  },
  (table) => [primaryKey({ columns: [table.fileId, table.chunkNo] })],
)

export const billDeliveries = pgTable('bill_deliveries', {
  deliveryId: bigint('delivery_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  billId: bigint('bill_id', { mode: 'number' }).notNull(),
  channel: text('channel', { enum: ['email', 'print'] }).notNull(),
  address: text('address'),
  state: text('state', { enum: ['pending', 'sent', 'printed', 'refused', 'unknown'] }).notNull(),
  attempts: integer('attempts').notNull().default(0),
  detail: text('detail'),
  printBatchId: bigint('print_batch_id', { mode: 'number' }),
  updatedAt: timestamp('updated_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
})

export const printBatches = pgTable('print_batches', {
  printBatchId: bigint('print_batch_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  runId: bigint('run_id', { mode: 'number' }),
  batch: smallint('batch').notNull(),
  bills: integer('bills').notNull(),
  pages: integer('pages').notNull(),
  pdfFileId: bigint('pdf_file_id', { mode: 'number' }).notNull(),
  manifestFileId: bigint('manifest_file_id', { mode: 'number' }).notNull(),
  createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
})

import {
  bigint,
  boolean,
  customType,
  date,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  time,
  timestamp,
} from 'drizzle-orm/pg-core'

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

export const messageTemplates = pgTable('message_templates', {
  templateCode: text('template_code').primaryKey(),
  title: text('title').notNull(),
  messageKind: text('message_kind', {
    enum: ['bill', 'reminder', 'outage', 'appointment', 'service', 'marketing'],
  }).notNull(),
  isUrgent: boolean('is_urgent').notNull().default(false),
  mustReach: boolean('must_reach').notNull().default(false),
  fields: jsonb('fields').notNull(),
})

export const messageTemplateVersions = pgTable('message_template_versions', {
  versionId: bigint('version_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  templateCode: text('template_code').notNull(),
  version: integer('version').notNull(),
  effectiveFrom: date('effective_from', { mode: 'string' }).notNull(),
  recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
  reason: text('reason').notNull(),
})

export const messageTemplateTexts = pgTable(
  'message_template_texts',
  {
    versionId: bigint('version_id', { mode: 'number' }).notNull(),
    language: text('language').notNull(),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    shortText: text('short_text'),
  },
  (table) => [primaryKey({ columns: [table.versionId, table.language] })],
)

export const letterBatches = pgTable('letter_batches', {
  letterBatchId: bigint('letter_batch_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  letters: integer('letters').notNull(),
  pages: integer('pages').notNull(),
  pdfFileId: bigint('pdf_file_id', { mode: 'number' }).notNull(),
  createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
})

export const messages = pgTable('messages', {
  messageId: bigint('message_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  messageKey: text('message_key').notNull(),
  versionId: bigint('version_id', { mode: 'number' }).notNull(),
  language: text('language').notNull(),
  accountId: text('account_id'),
  customerId: text('customer_id'),
  applicationId: text('application_id'),
  channel: text('channel', { enum: ['email', 'sms', 'post', 'phone', 'none'] }).notNull(),
  channelReason: text('channel_reason', {
    enum: ['chosen', 'account', 'must_reach', 'no_address', 'no_short_text', 'picked'],
  }).notNull(),
  address: text('address'),
  subject: text('subject').notNull(),
  body: text('body').notNull(),
  fields: jsonb('fields').notNull(),
  businessDate: date('business_date', { mode: 'string' }).notNull(),
  isUrgent: boolean('is_urgent').notNull(),
  state: text('state', {
    enum: ['pending', 'sent', 'printed', 'delivered', 'to_call', 'none', 'bounced', 'failed', 'cancelled'],
  }).notNull(),
  attempts: integer('attempts').notNull().default(0),
  nextAttemptAt: timestamp('next_attempt_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  nextAttemptOn: date('next_attempt_on', { mode: 'string' }).notNull(),
  waitsFor: text('waits_for', { enum: ['quiet_hours', 'provider', 'print'] }),
  letterBatchId: bigint('letter_batch_id', { mode: 'number' }),
  createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  createdBy: text('created_by').notNull(),
  settledAt: timestamp('settled_at', { withTimezone: true, mode: 'date' }),
})

export const messageAttempts = pgTable(
  'message_attempts',
  {
    messageId: bigint('message_id', { mode: 'number' }).notNull(),
    attempt: integer('attempt').notNull(),
    begunAt: timestamp('begun_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
    endedAt: timestamp('ended_at', { withTimezone: true, mode: 'date' }),
    outcome: text('outcome', { enum: ['sent', 'refused', 'unavailable', 'printed'] }),
    detail: text('detail'),
    providerReference: text('provider_reference'),
  },
  (table) => [primaryKey({ columns: [table.messageId, table.attempt] })],
)

export const messageReceipts = pgTable('message_receipts', {
  receiptId: bigint('receipt_id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  messageId: bigint('message_id', { mode: 'number' }).notNull(),
  outcome: text('outcome', { enum: ['delivered', 'bounced', 'failed'] }).notNull(),
  detail: text('detail'),
  receivedAt: timestamp('received_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull(),
})

export const contactQuietHours = pgTable('contact_quiet_hours', {
  customerId: text('customer_id').primaryKey(),
  quietFrom: time('quiet_from').notNull(),
  quietTo: time('quiet_to').notNull(),
})

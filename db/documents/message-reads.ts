import type { ChannelReason, MessageChannel } from '../../domain/documents/message-channel.js'
import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'
import type { MessageState } from './message-store.js'

export type MessageRecord = {
  readonly id: number
  readonly templateCode: string
  readonly templateTitle: string
  readonly version: number
  readonly language: string
  readonly accountId: string | null
  readonly customerId: string | null
  readonly applicationId: string | null
  /** Of the customer, or of the applicant. */
  readonly customerName: string
  readonly channel: MessageChannel
  readonly channelReason: ChannelReason
  readonly address: string | null
  readonly subject: string
  readonly businessDate: string
  readonly isUrgent: boolean
  readonly state: MessageState
  readonly waitsFor: 'quiet_hours' | 'provider' | 'print' | null
  readonly attempts: number
  readonly nextAttemptAt: Date | null
  readonly createdAt: Date
  readonly createdBy: string
  readonly settledAt: Date | null
}

const RECEIVER = `coalesce(c.display_name, nullif(concat_ws(' ', x.given_name, x.family_name, x.organisation_name), ''), '–')`

/** What messages may be sorted and filtered by. `q`: subject, or the start of the customer's name. */
export const MESSAGE_COLUMNS: ListColumns = {
  sortable: { id: 'm.message_id', createdAt: 'm.created_at', state: 'm.state', channel: 'm.channel', attempts: 'm.attempts' },
  filterable: {
    id: { sql: 'm.message_id', type: 'integer', match: 'equals' },
    accountId: { sql: 'm.account_id', type: 'text', match: 'equals' },
    customerId: { sql: 'm.customer_id', type: 'text', match: 'equals' },
    templateCode: { sql: 'v.template_code', type: 'text', match: 'equals' },
    channel: { sql: 'm.channel', type: 'text', match: 'equals' },
    state: { sql: 'm.state', type: 'text', match: 'equals' },
    letterBatchId: { sql: 'm.letter_batch_id', type: 'integer', match: 'equals' },
    from: { sql: 'm.business_date', type: 'date', match: 'from' },
    to: { sql: 'm.business_date', type: 'date', match: 'to' },
    applicationId: { sql: 'm.application_id', type: 'text', match: 'equals' },
    q: { sql: `m.subject || ' ' || ${RECEIVER}`, type: 'text', match: 'contains' },
  },
  defaultSort: { field: 'id', direction: 'desc' },
  tieBreaker: 'm.message_id',
}

const SELECT = `m.message_id as "id", v.template_code as "templateCode", t.title as "templateTitle", v.version, m.language,
  m.account_id as "accountId", m.customer_id as "customerId", m.application_id as "applicationId", ${RECEIVER} as "customerName", m.channel, m.channel_reason as "channelReason",
  m.address, m.subject, m.business_date as "businessDate", m.is_urgent as "isUrgent", m.state, m.waits_for as "waitsFor", m.attempts,
  case when m.state = 'pending' then m.next_attempt_at end as "nextAttemptAt", m.created_at as "createdAt",
  coalesce((select name from users u where u.user_id = m.created_by), m.created_by) as "createdBy", m.settled_at as "settledAt"`
const FROM = `messages m join message_template_versions v using (version_id) join message_templates t using (template_code)
  left join customers c using (customer_id) left join service_applications x on x.application_id = m.application_id`

export function listMessages(db: Queryable, window: ListWindow): Promise<ListPage<MessageRecord>> {
  return readWindow<MessageRecord>(db, window, { select: SELECT, from: FROM })
}

export interface MessageAttempt {
  readonly attempt: number
  readonly begunAt: Date
  readonly endedAt: Date | null
  readonly outcome: 'sent' | 'refused' | 'unavailable' | 'printed' | null
  readonly detail: string | null
  readonly providerReference: string | null
}

export interface MessageReceipt {
  readonly outcome: 'delivered' | 'bounced' | 'failed'
  readonly detail: string | null
  readonly receivedAt: Date
}

export interface MessageWhole {
  readonly message: MessageRecord & { readonly body: string; readonly letterBatchId: number | null }
  readonly attempts: readonly MessageAttempt[]
  readonly receipts: readonly MessageReceipt[]
}

/** A message as sent, with every attempt and what was told of it. */
export async function findMessage(db: Queryable, messageId: number): Promise<MessageWhole | undefined> {
  const found = await db.query<MessageWhole['message']>(
    `select ${SELECT}, m.body, m.letter_batch_id as "letterBatchId" from ${FROM} where m.message_id = $1`,
    [messageId],
  )
  const message = found.rows[0]
  if (message === undefined) return undefined
  const attempts = await db.query<MessageAttempt & Record<string, unknown>>(
    `select attempt, begun_at as "begunAt", ended_at as "endedAt", outcome, detail, provider_reference as "providerReference"
     from message_attempts where message_id = $1 order by attempt desc limit 200`,
    [messageId],
  )
  const receipts = await db.query<MessageReceipt & Record<string, unknown>>(
    'select outcome, detail, received_at as "receivedAt" from message_receipts where message_id = $1 order by receipt_id desc',
    [messageId],
  )
  return { message, attempts: attempts.rows, receipts: receipts.rows }
}

export type LetterBatchRecord = {
  readonly id: number
  readonly letters: number
  readonly pages: number
  readonly createdAt: Date
}

export const LETTER_BATCH_COLUMNS: ListColumns = {
  sortable: { id: 'b.letter_batch_id', createdAt: 'b.created_at' },
  filterable: { id: { sql: 'b.letter_batch_id', type: 'integer', match: 'equals' } },
  defaultSort: { field: 'id', direction: 'desc' },
  tieBreaker: 'b.letter_batch_id',
}

export function listLetterBatches(db: Queryable, window: ListWindow): Promise<ListPage<LetterBatchRecord>> {
  return readWindow<LetterBatchRecord>(db, window, {
    select: 'b.letter_batch_id as "id", b.letters, b.pages, b.created_at as "createdAt"',
    from: 'letter_batches b',
  })
}

/** The stored PDF of a batch of letters. */
export async function letterBatchFile(db: Queryable, letterBatchId: number): Promise<number | undefined> {
  const found = await db.query<{ pdf_file_id: number }>('select pdf_file_id from letter_batches where letter_batch_id = $1', [
    letterBatchId,
  ])
  return found.rows[0]?.pdf_file_id
}

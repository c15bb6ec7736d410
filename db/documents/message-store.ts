import type { ChannelReason, MessageChannel } from '../../domain/documents/message-channel.js'
import { BUSINESS_DATE_SQL } from '../utility/business-date-sql.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

/** What of a customer a message is made from. */
export interface MessageReceiver {
  readonly name: string
  readonly language: string
  readonly email: string | null
  readonly mobile: string | null
  readonly phone: string | null
  readonly envelope: string
  readonly preference: MessageChannel | null
  readonly delivery: 'email' | 'post' | 'both' | null
}

/**
 * The customer as a message of a kind reaches them; `delivery` is that of the account, where one is named. A number kept as a mobile one
 * takes text messages before the main number. Undefined where there is no such customer.
 */
export async function messageReceiver(
  db: Queryable,
  of: { customerId: string; accountId: string | null; messageKind: string },
): Promise<MessageReceiver | undefined> {
  const found = await db.query<MessageReceiver & Record<string, unknown>>(
    `select c.display_name as name, c.language, coalesce(c.email, x.email) as email, coalesce(x.mobile, c.phone, x.phone) as mobile,
       coalesce(c.phone, x.mobile, x.phone) as phone,
       concat_ws(E'\\n', c.display_name, c.mail_line1, nullif(c.mail_line2, ''), concat_ws(' ', concat_ws(', ', c.mail_city, nullif(c.mail_state, '')), c.mail_postcode)) as envelope,
       (select p.channel from contact_preferences p where p.customer_id = c.customer_id and p.message_kind = $3) as preference,
       (select a.delivery from accounts a where a.account_id = $2) as delivery
     from customers c cross join lateral (
       select min(value) filter (where kind = 'email') as email, min(value) filter (where kind = 'mobile') as mobile,
              min(value) filter (where kind = 'phone') as phone
       from customer_contacts k where k.customer_id = c.customer_id and k.is_active) x
     where c.customer_id = $1`,
    [of.customerId, of.accountId, of.messageKind],
  )
  return found.rows[0]
}

/** An applicant as a message reaches them: by e-mail, in the language of the application. Undefined where there is no such application. */
export async function applicantReceiver(db: Queryable, applicationId: string): Promise<MessageReceiver | undefined> {
  const found = await db.query<MessageReceiver & Record<string, unknown>>(
    `select coalesce(nullif(concat_ws(' ', given_name, family_name, organisation_name), ''), '–') as name, language, email, null as mobile, phone,
       concat_ws(E'\\n', concat_ws(' ', given_name, family_name, organisation_name), line1, line2, concat_ws(' ', concat_ws(', ', city, region), postcode)) as envelope,
       null as preference, null as delivery
     from service_applications where application_id = $1`,
    [applicationId],
  )
  return found.rows[0]
}

export interface NewMessage {
  readonly messageKey: string
  readonly versionId: number
  readonly language: string
  readonly accountId: string | null
  /** One of the two says who gets it. */
  readonly customerId: string | null
  readonly applicationId: string | null
  readonly channel: MessageChannel
  readonly channelReason: ChannelReason
  readonly address: string | null
  readonly subject: string
  readonly body: string
  readonly fields: Readonly<Record<string, string>>
  readonly businessDate: string
  readonly isUrgent: boolean
  readonly state: 'pending' | 'to_call' | 'none'
  readonly waitsFor: 'print' | null
  /** Seconds until it is tried first. */
  readonly afterSeconds: number
  readonly createdBy: string
}

export async function messageOfKey(db: Queryable, messageKey: string): Promise<number | undefined> {
  const found = await db.query<{ message_id: number }>('select message_id from messages where message_key = $1', [messageKey])
  return found.rows[0]?.message_id
}

/** Adds a message as it will be sent; undefined where one of the same key is there already. */
export async function insertMessage(tx: Transaction, message: NewMessage): Promise<number | undefined> {
  const inserted = await tx.client.query<{ message_id: number }>(
    `insert into messages (message_key, version_id, language, account_id, customer_id, channel, channel_reason, address, subject, body, fields,
       business_date, is_urgent, state, waits_for, created_by, next_attempt_at, next_attempt_on, settled_at, application_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, now() + make_interval(secs => $17),
       ${BUSINESS_DATE_SQL}, case when $14 = 'pending' then null else now() end, $18)
     on conflict (message_key) do nothing returning message_id`,
    [
      message.messageKey,
      message.versionId,
      message.language,
      message.accountId,
      message.customerId,
      message.channel,
      message.channelReason,
      message.address,
      message.subject,
      message.body,
      JSON.stringify(message.fields),
      message.businessDate,
      message.isUrgent,
      message.state,
      message.waitsFor,
      message.createdBy,
      message.afterSeconds,
      message.applicationId,
    ],
  )
  return inserted.rows[0]?.message_id
}

export interface LockedMessage {
  readonly messageId: number
  readonly templateCode: string
  readonly accountId: string | null
  readonly customerId: string | null
  readonly applicationId: string | null
  readonly channel: MessageChannel
  readonly subject: string
  readonly fields: Readonly<Record<string, string>>
  readonly businessDate: string
  readonly state: MessageState
  readonly attempts: number
}

export type MessageState = 'pending' | 'sent' | 'printed' | 'delivered' | 'to_call' | 'none' | 'bounced' | 'failed' | 'cancelled'

/** The message, locked until the transaction ends. */
export async function lockMessage(tx: Transaction, messageId: number): Promise<LockedMessage | undefined> {
  const found = await tx.client.query<LockedMessage>(
    `select m.message_id as "messageId", v.template_code as "templateCode", m.account_id as "accountId", m.customer_id as "customerId",
       m.application_id as "applicationId", m.channel, m.subject, m.fields, m.business_date as "businessDate", m.state, m.attempts
     from messages m join message_template_versions v using (version_id) where m.message_id = $1 for update of m`,
    [messageId],
  )
  return found.rows[0]
}

/** Makes a waiting message due now. */
export async function hurryMessage(tx: Transaction, messageId: number): Promise<void> {
  await tx.client.query(
    `update messages set next_attempt_at = now(), next_attempt_on = ${BUSINESS_DATE_SQL}, waits_for = null where message_id = $1`,
    [messageId],
  )
}

/** Writes how a message that has left ended. */
export async function moveMessage(
  tx: Transaction,
  messageId: number,
  state: 'sent' | 'printed' | 'delivered' | 'bounced' | 'failed',
): Promise<void> {
  await tx.client.query('update messages set state = $2 where message_id = $1', [messageId, state])
}

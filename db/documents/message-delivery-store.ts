import { BUSINESS_DATE_SQL } from '../utility/business-date-sql.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

export type DeliveredChannel = 'email' | 'sms' | 'post'

/** A message whose time has come. */
export interface DueMessage {
  readonly messageId: number
  readonly accountId: string | null
  readonly applicationId: string | null
  readonly address: string
  readonly subject: string
  readonly body: string
  readonly language: string
  readonly businessDate: string
  readonly isUrgent: boolean
  /** `HH:MM:SS` on the utility's clock. */
  readonly quietFrom: string | null
  readonly quietTo: string | null
  /** Minutes since midnight on the utility's clock. */
  readonly minute: number
}

/** Its instant has come, or the sandbox date went past its day. */
const IS_DUE = `m.state = 'pending' and (m.next_attempt_at <= now() or m.next_attempt_on < ${BUSINESS_DATE_SQL})`

const DUE = `m.message_id as "messageId", m.account_id as "accountId", m.application_id as "applicationId", m.address, m.subject, m.body, m.language,
  m.business_date as "businessDate", m.is_urgent as "isUrgent", q.quiet_from as "quietFrom", q.quiet_to as "quietTo",
  (select extract(hour from local_now)::integer * 60 + extract(minute from local_now)::integer
   from (select now() at time zone time_zone as local_now from utility) t) as minute`

/** The next message to try: those that failed least come first, so that one nobody takes does not hold up the others. */
export async function nextDueMessage(db: Queryable, channel: DeliveredChannel): Promise<DueMessage | undefined> {
  const found = await db.query<DueMessage & Record<string, unknown>>(
    `select ${DUE} from messages m left join contact_quiet_hours q using (customer_id)
     where m.channel = $1 and ${IS_DUE} order by m.attempts, m.message_id limit 1`,
    [channel],
  )
  return found.rows[0]
}

/** Notes the printing of letters as their attempt; `details` stand in the order of the messages. */
export async function notePrinted(tx: Transaction, messageIds: readonly number[], details: readonly string[]): Promise<void> {
  await tx.client.query('update messages set attempts = attempts + 1 where message_id = any($1)', [messageIds])
  await tx.client.query(
    `insert into message_attempts (message_id, attempt, ended_at, outcome, detail)
     select m.message_id, m.attempts, now(), 'printed', p.detail
     from unnest($1::bigint[], $2::text[]) p(message_id, detail) join messages m using (message_id)`,
    [messageIds, details.map((detail) => detail.slice(0, 500))],
  )
}

/** Letters that wait, all of them as soon as one is due, in the order of their envelopes; locked until the transaction ends. */
export async function takeLetters(tx: Transaction, limit: number): Promise<DueMessage[]> {
  const found = await tx.client.query<DueMessage & Record<string, unknown>>(
    `select ${DUE} from messages m left join contact_quiet_hours q using (customer_id)
     where m.channel = 'post' and m.state = 'pending' and exists (select from messages m where m.channel = 'post' and ${IS_DUE})
     order by m.message_id limit $1 for update of m skip locked`,
    [limit],
  )
  return found.rows
}

/** Puts a message off to a minute of the utility's day, today or tomorrow. */
export async function postponeMessage(
  db: Queryable,
  messageId: number,
  until: { readonly daysAhead: number; readonly minute: number },
): Promise<void> {
  await db.query(
    `update messages set waits_for = 'quiet_hours', next_attempt_on = ${BUSINESS_DATE_SQL} + $2::integer,
       next_attempt_at = ((date_trunc('day', now() at time zone u.time_zone) + make_interval(days => $2, mins => $3)) at time zone u.time_zone)
     from utility u where message_id = $1 and state = 'pending'`,
    [messageId, until.daysAhead, until.minute],
  )
}

/**
 * Counts an attempt before the call goes out, so that one that never came back is known, and keeps others off the message for a few
 * minutes: should two deliverers run for a moment, only one of them has it. Undefined where it is not due any more.
 */
export async function beginAttempt(tx: Transaction, messageId: number): Promise<number | undefined> {
  const counted = await tx.client.query<{ attempts: number }>(
    `update messages m set attempts = attempts + 1, waits_for = null, next_attempt_at = now() + interval '2 minutes',
       next_attempt_on = ${BUSINESS_DATE_SQL} where message_id = $1 and ${IS_DUE} returning attempts`,
    [messageId],
  )
  const attempt = counted.rows[0]?.attempts
  if (attempt === undefined) return undefined
  await tx.client.query('insert into message_attempts (message_id, attempt) values ($1, $2)', [messageId, attempt])
  return attempt
}

export interface AttemptEnd {
  readonly outcome: 'sent' | 'refused' | 'unavailable'
  readonly detail: string
  readonly providerReference: string | null
}

export async function endAttempt(tx: Transaction, messageId: number, attempt: number, end: AttemptEnd): Promise<void> {
  await tx.client.query(
    `update message_attempts set ended_at = now(), outcome = $3, detail = $4, provider_reference = $5
     where message_id = $1 and attempt = $2 and outcome is null`,
    [messageId, attempt, end.outcome, end.detail.slice(0, 500), end.providerReference],
  )
}

/** Ends the waiting of a message. */
export async function settleMessage(
  tx: Transaction,
  messageIds: readonly number[],
  state: 'sent' | 'printed' | 'failed' | 'cancelled',
  letterBatchId: number | null = null,
): Promise<void> {
  await tx.client.query(
    `update messages set state = $2, settled_at = now(), waits_for = null, letter_batch_id = $3
     where message_id = any($1) and state = 'pending'`,
    [messageIds, state, letterBatchId],
  )
}

/** Lets a message be tried again after so many minutes. */
export async function retryMessageLater(tx: Transaction, messageId: number, minutes: number): Promise<void> {
  await tx.client.query(
    `update messages set waits_for = 'provider', next_attempt_at = now() + make_interval(mins => $2), next_attempt_on = ${BUSINESS_DATE_SQL}
     where message_id = $1 and state = 'pending'`,
    [messageId, minutes],
  )
}

/** Attempts of a channel that failed since one of it came through. */
export async function failuresInARow(db: Queryable, channel: DeliveredChannel): Promise<number> {
  const found = await db.query<{ failures: number }>(
    `select count(*) as failures from message_attempts a join messages m using (message_id)
     where m.channel = $1 and a.outcome = 'unavailable' and m.state = 'pending' and a.ended_at > coalesce(
       (select max(b.ended_at) from message_attempts b join messages n using (message_id)
        where n.channel = $1 and b.outcome in ('sent', 'refused')), '-infinity')`,
    [channel],
  )
  return found.rows[0]?.failures ?? 0
}

export interface ChannelStanding {
  readonly pending: number
  readonly waitsFor: 'quiet_hours' | 'provider' | 'print' | null
  /** Milliseconds until the first is tried; 0 where one is due. */
  readonly waitMs: number
  readonly nextOn: string | null
}

/** What still waits in a channel. */
export async function channelStanding(db: Queryable, channel: DeliveredChannel): Promise<ChannelStanding> {
  const found = await db.query<ChannelStanding & Record<string, unknown>>(
    `select count(*) as pending, (array_agg(m.waits_for order by m.next_attempt_at))[1] as "waitsFor", min(m.next_attempt_on) as "nextOn",
       greatest(0, ceil(coalesce(extract(epoch from min(m.next_attempt_at) - now()), 0) * 1000))::bigint as "waitMs"
     from messages m where m.channel = $1 and m.state = 'pending'`,
    [channel],
  )
  return found.rows[0] as ChannelStanding
}

export async function insertLetterBatch(
  tx: Transaction,
  batch: { readonly letters: number; readonly pages: number; readonly pdfFileId: number },
): Promise<number> {
  const inserted = await tx.client.query<{ letter_batch_id: number }>(
    'insert into letter_batches (letters, pages, pdf_file_id) values ($1, $2, $3) returning letter_batch_id',
    [batch.letters, batch.pages, batch.pdfFileId],
  )
  return (inserted.rows[0] as { letter_batch_id: number }).letter_batch_id
}

import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

export interface NewApplicationLog {
  readonly applicationId: string
  readonly act: string
  readonly sentence: string
  /** Words that were said to or by the applicant. */
  readonly body: string | null
  readonly businessDate: string
  readonly actor: string
}

export async function insertApplicationLog(tx: Transaction, entry: NewApplicationLog): Promise<number> {
  const added = await tx.client.query<{ log_id: number }>(
    `insert into service_application_log (application_id, act, sentence, body, business_date, actor) values ($1, $2, $3, $4, $5, $6) returning log_id`,
    [entry.applicationId, entry.act, entry.sentence, entry.body, entry.businessDate, entry.actor],
  )
  return (added.rows[0] as { log_id: number }).log_id
}

export type ApplicationLog = {
  readonly id: number
  readonly act: string
  readonly sentence: string
  readonly body: string | null
  readonly businessDate: string
  readonly actor: string
  readonly recordedAt: Date
}

/** What happened, the newest first. */
export async function applicationLog(db: Queryable, applicationId: string): Promise<ApplicationLog[]> {
  const found = await db.query<ApplicationLog>(
    `select log_id as "id", act, sentence, body, business_date as "businessDate", actor, recorded_at as "recordedAt"
     from service_application_log where application_id = $1 order by log_id desc limit 500`,
    [applicationId],
  )
  return found.rows
}

/** The business day on which the applicant was last asked for something. */
export async function lastAskedOn(db: Queryable, applicationId: string): Promise<string | null> {
  const found = await db.query<{ on: string | null }>(
    `select max(business_date) as "on" from service_application_log where application_id = $1 and act = 'ask'`,
    [applicationId],
  )
  return found.rows[0]?.on ?? null
}

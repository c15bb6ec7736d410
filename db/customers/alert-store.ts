import type { Transaction } from '../transaction.js'

export interface NewAlert {
  readonly subjectKind: 'account' | 'customer' | 'premise'
  readonly subjectId: string
  readonly severity: 'info' | 'warning' | 'danger'
  readonly text: string
  readonly fromOn: string
  readonly toOn: string | null
}

const TABLES = {
  account: ['accounts', 'account_id'],
  customer: ['customers', 'customer_id'],
  premise: ['premises', 'premise_id'],
} as const

/** Adds an alert; undefined where its subject is not there. */
export async function insertAlert(tx: Transaction, alert: NewAlert, createdBy: string): Promise<number | undefined> {
  const [table, column] = TABLES[alert.subjectKind]
  const added = await tx.client.query<{ alert_id: number }>(
    `insert into alerts (${column}, severity, text, from_on, to_on, created_by)
     select ${column}, $2, $3, $4::date, $5::date, $6 from ${table} where ${column} = $1 returning alert_id`,
    [alert.subjectId, alert.severity, alert.text, alert.fromOn, alert.toOn, createdBy],
  )
  return added.rows[0]?.alert_id
}

/** Ends an alert. Returns its subject and text, or undefined where it had ended or never was. */
export async function markAlertEnded(
  tx: Transaction,
  alertId: number,
  endedBy: string,
): Promise<{ subjectKind: string; subjectId: string; text: string } | undefined> {
  const ended = await tx.client.query<{ subjectKind: string; subjectId: string; text: string }>(
    `update alerts set ended_by = $2, ended_at = now() where alert_id = $1 and ended_at is null
     returning case when account_id is not null then 'account' when customer_id is not null then 'customer' else 'premise' end as "subjectKind",
       coalesce(account_id, customer_id, premise_id) as "subjectId", text`,
    [alertId, endedBy],
  )
  return ended.rows[0]
}

/** Notes who has read which of these alerts today; returns those that were not yet. */
export async function insertAcknowledgements(
  tx: Transaction,
  read: { readonly alertIds: readonly number[]; readonly userId: string; readonly businessDate: string },
): Promise<number[]> {
  const added = await tx.client.query<{ alert_id: number }>(
    `insert into alert_acknowledgements (alert_id, user_id, business_date)
     select alert_id, $2, $3 from alerts where alert_id = any($1) on conflict do nothing returning alert_id`,
    [read.alertIds, read.userId, read.businessDate],
  )
  return added.rows.map((row) => row.alert_id)
}

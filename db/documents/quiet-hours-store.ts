import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

/** `HH:MM` on the utility's clock. */
export interface QuietHoursRow {
  readonly from: string
  readonly to: string
}

export async function findQuietHours(db: Queryable, customerId: string): Promise<QuietHoursRow | null> {
  const found = await db.query<QuietHoursRow & Record<string, unknown>>(
    `select to_char(quiet_from, 'HH24:MI') as "from", to_char(quiet_to, 'HH24:MI') as "to" from contact_quiet_hours where customer_id = $1`,
    [customerId],
  )
  return found.rows[0] ?? null
}

/** Sets the quiet hours of a customer; null takes them back. */
export async function saveQuietHours(tx: Transaction, customerId: string, hours: QuietHoursRow | null): Promise<void> {
  if (hours === null) {
    await tx.client.query('delete from contact_quiet_hours where customer_id = $1', [customerId])
    return
  }
  await tx.client.query(
    `insert into contact_quiet_hours (customer_id, quiet_from, quiet_to) values ($1, $2, $3)
     on conflict (customer_id) do update set quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to`,
    [customerId, hours.from, hours.to],
  )
}

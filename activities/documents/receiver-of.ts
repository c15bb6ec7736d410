import type { Queryable } from '../../db/pool.js'
import { refuse } from '../../domain/kernel/outcome.js'

/** Who of an account gets a message: its main customer, or another with a role on it. Refuses NOT_FOUND. */
export async function receiverOf(db: Queryable, accountId: string, customerId: string | undefined): Promise<string> {
  const found = await db.query<{ customer_id: string }>(
    `select customer_id from accounts where account_id = $1 and ($2::text is null or customer_id = $2)
     union select customer_id from account_people where account_id = $1 and customer_id = $2 limit 1`,
    [accountId, customerId ?? null],
  )
  const receiver = found.rows[0]?.customer_id
  if (receiver === undefined) refuse('NOT_FOUND', `There is no such customer on account ${accountId}.`)
  return receiver
}

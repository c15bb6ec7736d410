import type { Transaction } from '../transaction.js'

export interface LockedAccount {
  readonly accountId: string
  readonly delivery: 'email' | 'post' | 'both'
  readonly customerEmail: string | null
  readonly version: number
}

/** The account with the e-mail address of its main customer, locked until the transaction ends. */
export async function lockAccountRow(tx: Transaction, accountId: string): Promise<LockedAccount | undefined> {
  const found = await tx.client.query<LockedAccount>(
    `select a.account_id as "accountId", a.delivery, c.email as "customerEmail", a.version
     from accounts a join customers c using (customer_id) where a.account_id = $1 for update of a`,
    [accountId],
  )
  return found.rows[0]
}

/** Writes how bills are delivered and counts the version up. Returns the new version. */
export async function saveDelivery(tx: Transaction, accountId: string, delivery: string): Promise<number> {
  const saved = await tx.client.query<{ version: number }>(
    'update accounts set delivery = $2, version = version + 1 where account_id = $1 returning version',
    [accountId, delivery],
  )
  return (saved.rows[0] as { version: number }).version
}

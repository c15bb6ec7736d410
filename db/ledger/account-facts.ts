import type { Queryable } from '../pool.js'

export async function accountExists(db: Queryable, accountId: string): Promise<boolean> {
  return (await db.query('select 1 from accounts where account_id = $1', [accountId])).rowCount === 1
}

/** Sum of the deposits held of an account; they are no part of its balance. */
export async function depositsHeldOf(db: Queryable, accountId: string): Promise<string> {
  const found = await db.query<{ held: string }>(
    `select coalesce(sum(amount), 0)::numeric(16, 2) as held from deposits where account_id = $1 and state = 'held'`,
    [accountId],
  )
  return found.rows[0]?.held ?? '0.00'
}

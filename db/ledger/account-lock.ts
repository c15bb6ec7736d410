import type pg from 'pg'

/** An account as far as posting to it asks. */
export interface LockedAccount {
  readonly accountId: string
  readonly status: 'pending' | 'active' | 'closed'
  readonly closedOn: string | null
}

/**
 * The lock order of Penstock, written once: account rows first, in the order of their numbers; only then bills, items and entries.
 * Everything that posts to accounts or moves their open items calls this before it reads what it decides upon, so that two
 * postings on one account come one after the other and never wait for each other crosswise.
 *
 * `no key update` because rows that merely refer to the account (a note, a task) need not wait. Numbers without an account are
 * absent from the answer.
 */
export async function lockAccounts(client: pg.PoolClient, accountIds: Iterable<string>): Promise<Map<string, LockedAccount>> {
  const wanted = [...new Set(accountIds)]
  if (wanted.length === 0) return new Map()
  const found = await client.query<{ account_id: string; status: LockedAccount['status']; closed_on: string | null }>(
    'select account_id, status, closed_on from accounts where account_id = any($1) order by account_id for no key update',
    [wanted],
  )
  return new Map(
    found.rows.map((row) => [row.account_id, { accountId: row.account_id, status: row.status, closedOn: row.closed_on }]),
  )
}

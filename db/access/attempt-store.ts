import type { Transaction } from '../transaction.js'

/** Failed sign-ins of the last minute. */
export interface RecentFailures {
  readonly ofAccount: number
  readonly ofAddress: number
}

/**
 * Takes the locks of address and account, in this order everywhere, and counts: until the transaction ends nobody else tries
 * for the same account or from the same address, so that a hundred attempts at once count like a hundred in a row.
 */
export async function lockAndCountFailures(tx: Transaction, email: string, address: string, now: Date): Promise<RecentFailures> {
  await tx.client.query(`select pg_advisory_xact_lock(hashtextextended('sign-in address ' || $1, 0))`, [address])
  await tx.client.query(`select pg_advisory_xact_lock(hashtextextended('sign-in account ' || lower($1), 0))`, [email])
  const { rows } = await tx.client.query<RecentFailures>(
    `select (select count(*) from sign_in_attempts where email = lower($1) and at > $3::timestamptz - interval '1 minute' and not succeeded)
              as "ofAccount",
            (select count(*) from sign_in_attempts where address = $2 and at > $3::timestamptz - interval '1 minute' and not succeeded)
              as "ofAddress"`,
    [email, address, now],
  )
  return rows[0] ?? { ofAccount: 0, ofAddress: 0 }
}

/** Adds an attempt, counted as failed until `markSucceeded`; those older than a day go. */
export async function insertAttempt(tx: Transaction, email: string, address: string, now: Date): Promise<number> {
  await tx.client.query(`delete from sign_in_attempts where at < $1::timestamptz - interval '1 day'`, [now])
  const { rows } = await tx.client.query<{ id: number }>(
    `insert into sign_in_attempts (email, address, succeeded, at) values (lower($1), $2, false, $3) returning attempt_id as id`,
    [email, address, now],
  )
  return rows[0]?.id ?? 0
}

export async function markSucceeded(tx: Transaction, attemptId: number): Promise<void> {
  await tx.client.query('update sign_in_attempts set succeeded = true where attempt_id = $1', [attemptId])
}

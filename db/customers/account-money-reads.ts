import type { Queryable } from '../pool.js'

export interface AccountPayment {
  readonly id: number
  readonly receivedOn: string
  readonly amount: string
  readonly channel: string
  readonly reference: string | null
  readonly state: string
}

/** The newest payments of the account. */
export async function accountPayments(db: Queryable, accountId: string, limit: number): Promise<AccountPayment[]> {
  const found = await db.query<AccountPayment>(
    `select payment_id as "id", received_on as "receivedOn", amount, channel, reference, state
     from payments where account_id = $1 order by received_on desc, payment_id desc limit $2`,
    [accountId, limit],
  )
  return found.rows
}

export interface AccountDeposit {
  readonly id: string
  readonly amount: string
  readonly heldSince: string
  readonly state: string
}

export async function accountDeposits(db: Queryable, accountId: string): Promise<AccountDeposit[]> {
  const found = await db.query<AccountDeposit>(
    `select deposit_id as "id", amount, held_since as "heldSince", state from deposits where account_id = $1 order by held_since`,
    [accountId],
  )
  return found.rows
}

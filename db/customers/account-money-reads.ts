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
    `select d.deposit_id as "id", d.amount, d.held_since as "heldSince",
       case when d.state = 'asked' and p.open = 0 then 'held' when d.state = 'held' and p.open > 0 then 'asked' else d.state end as state
     from deposits d left join lateral (select sum(i.open_amount) as open from deposit_instalments join open_items i using (item_id)
       where deposit_id = d.deposit_id) p on true
     where d.account_id = $1 order by d.held_since`,
    [accountId],
  )
  return found.rows
}

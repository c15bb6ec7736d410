import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

/**
 * What of the account's debt is disputed and therefore not to be collected, as decimal text: of a disputed item no more than is still
 * open of it, in all no more than the account owes.
 */
export async function disputedAmount(db: Queryable, accountId: string): Promise<string> {
  const found = await db.query<{ amount: string }>(
    `select least(
       coalesce((select sum(case when d.item_id is null then d.amount else least(d.amount, greatest(i.open_amount, 0)) end)
         from disputes d left join open_items i using (item_id) where d.account_id = $1 and d.released_on is null), 0),
       coalesce((select sum(o.open_amount) from open_items o where o.account_id = $1 and o.open_amount > 0), 0))::numeric(16, 2) as amount`,
    [accountId],
  )
  return found.rows[0]?.amount ?? '0.00'
}

/** The amount that a case disputes now; null where none is. */
export async function disputeOfCase(db: Queryable, caseId: number): Promise<{ amount: string; itemId: number | null } | null> {
  const found = await db.query<{ amount: string; itemId: number | null }>(
    `select amount, item_id as "itemId" from disputes where case_id = $1 and released_on is null`,
    [caseId],
  )
  return found.rows[0] ?? null
}

/** Ends what a case disputes; true where something was. */
export async function releaseDispute(tx: Transaction, caseId: number, releasedOn: string): Promise<boolean> {
  const released = await tx.client.query('update disputes set released_on = $2 where case_id = $1 and released_on is null', [
    caseId,
    releasedOn,
  ])
  return released.rowCount !== 0
}

export async function insertDispute(
  tx: Transaction,
  dispute: {
    readonly caseId: number
    readonly accountId: string
    readonly itemId: number | null
    readonly amount: string
    readonly fromOn: string
  },
): Promise<void> {
  await tx.client.query('insert into disputes (case_id, account_id, item_id, amount, from_on) values ($1, $2, $3, $4, $5)', [
    dispute.caseId,
    dispute.accountId,
    dispute.itemId,
    dispute.amount,
    dispute.fromOn,
  ])
}

/** What an account owes in all, and what of one of its items is open; null where the item is not the account's or nothing of it is owed. */
export async function disputable(db: Queryable, accountId: string, itemId: number | null): Promise<string | null> {
  const found = await db.query<{ open: string | null }>(
    `select sum(open_amount)::numeric(16, 2) as open from open_items
     where account_id = $1 and open_amount > 0 and ($2::bigint is null or item_id = $2)`,
    [accountId, itemId],
  )
  return found.rows[0]?.open ?? null
}

import type { AccountEffect, RefusedBill, RevenueEffect, WhatIfEffect, WhatIfSide } from '../../domain/what-if/what-if-effect.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

/** Adds what a chunk of accounts came to. */
export async function addEffect(tx: Transaction, whatIfId: number, effect: WhatIfEffect): Promise<void> {
  await addRevenue(tx, whatIfId, effect.revenue)
  const { accounts, refusals } = effect
  await tx.client.query(
    `insert into what_if_accounts (what_if_id, account_id, customer_class, bills, refused_bills, released, draft, band)
     select $1, * from unnest($2::text[], $3::text[], $4::integer[], $5::integer[], $6::numeric[], $7::numeric[], $8::smallint[])`,
    [
      whatIfId,
      accounts.map(({ accountId }) => accountId),
      accounts.map(({ customerClass }) => customerClass),
      accounts.map(({ bills }) => bills),
      accounts.map(({ refusedBills }) => refusedBills),
      accounts.map(({ released }) => released),
      accounts.map(({ draft }) => draft),
      accounts.map(({ band }) => band),
    ],
  )
  await tx.client.query(
    `insert into what_if_refusals (what_if_id, bill_id, account_id, side, code, sentence)
     select $1, * from unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[])`,
    [
      whatIfId,
      refusals.map(({ billId }) => billId),
      refusals.map(({ accountId }) => accountId),
      refusals.map(({ side }) => side),
      refusals.map(({ code }) => code),
      refusals.map(({ sentence }) => sentence),
    ],
  )
}

async function addRevenue(tx: Transaction, whatIfId: number, revenue: readonly RevenueEffect[]): Promise<void> {
  await tx.client.query(
    `insert into what_if_revenue as w (what_if_id, month, customer_class, bills, billed, released, released_taxes, draft, draft_taxes)
     select $1, * from unnest($2::text[], $3::text[], $4::integer[], $5::numeric[], $6::numeric[], $7::numeric[], $8::numeric[], $9::numeric[])
     on conflict (what_if_id, month, customer_class) do update set bills = w.bills + excluded.bills, billed = w.billed + excluded.billed,
       released = w.released + excluded.released, released_taxes = w.released_taxes + excluded.released_taxes,
       draft = w.draft + excluded.draft, draft_taxes = w.draft_taxes + excluded.draft_taxes`,
    [
      whatIfId,
      revenue.map(({ month }) => month),
      revenue.map(({ customerClass }) => customerClass),
      revenue.map(({ bills }) => bills),
      revenue.map(({ billed }) => billed),
      revenue.map(({ released }) => released),
      revenue.map(({ releasedTaxes }) => releasedTaxes),
      revenue.map(({ draft }) => draft),
      revenue.map(({ draftTaxes }) => draftTaxes),
    ],
  )
}

export async function revenueOf(db: Queryable, whatIfId: number): Promise<RevenueEffect[]> {
  const found = await db.query<RevenueEffect & Record<string, unknown>>(
    `select month, customer_class as "customerClass", bills, billed, released, released_taxes as "releasedTaxes", draft,
       draft_taxes as "draftTaxes" from what_if_revenue where what_if_id = $1 order by month, customer_class`,
    [whatIfId],
  )
  return found.rows
}

export interface BandCount {
  readonly customerClass: string
  readonly band: number
  readonly accounts: number
  /** What they pay more or less together. */
  readonly difference: string
}

/** Accounts by how much more or less they pay; those of which no bill was rated are left out. */
export async function bandsOf(db: Queryable, whatIfId: number): Promise<BandCount[]> {
  const found = await db.query<BandCount & Record<string, unknown>>(
    `select customer_class as "customerClass", band, count(*)::integer as accounts, sum(draft - released)::numeric(16, 2) as difference
     from what_if_accounts where what_if_id = $1 and bills > 0 group by 1, 2 order by 1, 2`,
    [whatIfId],
  )
  return found.rows
}

/** Accounts with the greatest difference of money first. */
export async function mostAffectedAccounts(db: Queryable, whatIfId: number, limit: number): Promise<AccountEffect[]> {
  const found = await db.query<AccountEffect & Record<string, unknown>>(
    `select account_id as "accountId", customer_class as "customerClass", bills, refused_bills as "refusedBills", released, draft, band
     from what_if_accounts where what_if_id = $1 order by abs(draft - released) desc, account_id limit $2`,
    [whatIfId, limit],
  )
  return found.rows
}

export interface RefusalCount {
  readonly side: WhatIfSide
  readonly code: string
  readonly accounts: number
  readonly bills: number
  /** The sentence of one of them. */
  readonly example: string
}

export async function refusalCounts(db: Queryable, whatIfId: number): Promise<RefusalCount[]> {
  const found = await db.query<RefusalCount & Record<string, unknown>>(
    `select side, code, count(distinct account_id)::integer as accounts, count(*)::integer as bills, min(sentence) as example
     from what_if_refusals where what_if_id = $1 group by 1, 2 order by bills desc, side, code`,
    [whatIfId],
  )
  return found.rows
}

export async function refusedBills(db: Queryable, whatIfId: number, limit: number): Promise<RefusedBill[]> {
  const found = await db.query<RefusedBill & Record<string, unknown>>(
    `select bill_id as "billId", account_id as "accountId", side, code, sentence from what_if_refusals where what_if_id = $1
     order by account_id, bill_id limit $2`,
    [whatIfId, limit],
  )
  return found.rows
}

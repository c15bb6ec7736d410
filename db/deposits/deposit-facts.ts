import { type Decimal, decimal } from '../../domain/kernel/decimal.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { Queryable } from '../pool.js'

/** What of a deposit stands in other tables. */
export interface DepositFactsRow {
  readonly depositId: string
  /** What is open of its parts. */
  readonly open: Decimal
  /** The day on which the last of it was paid; null: none was, or it was brought over. */
  readonly paidOn: LocalDate | null
  readonly broughtOverOn: LocalDate | null
  /** What came and went, day by day. */
  readonly changes: readonly { readonly on: LocalDate; readonly amount: Decimal }[]
}

/** The facts of these deposits, in three statements whatever their number. */
export async function depositFacts(db: Queryable, depositIds: readonly string[]): Promise<ReadonlyMap<string, DepositFactsRow>> {
  const found = await db.query<{ deposit_id: string; open: string; paid_on: string | null; brought_over_on: string | null }>(
    `select d.deposit_id, coalesce(p.open, 0) as open, p.paid_on, case when e.event_kind = 'opening_deposit' then e.effective_on end as brought_over_on
     from deposits d join journal_entries e using (entry_id)
     left join lateral (select sum(i.open_amount) as open, max(a.applied_on) as paid_on from deposit_instalments p join open_items i using (item_id)
       left join lateral (select max(applied_on) as applied_on from applications where debit_item_id = p.item_id) a on true
       where p.deposit_id = d.deposit_id) p on true
     where d.deposit_id = any($1)`,
    [depositIds],
  )
  const changes = await changesOf(db, depositIds)
  return new Map(
    found.rows.map((row) => [
      row.deposit_id,
      {
        depositId: row.deposit_id,
        open: decimal(row.open),
        paidOn: row.paid_on,
        broughtOverOn: row.brought_over_on,
        changes: changes.get(row.deposit_id) ?? [],
      },
    ]),
  )
}

/** What was paid of its parts by day, what it was when it was brought over, and what was added and taken since. */
async function changesOf(
  db: Queryable,
  depositIds: readonly string[],
): Promise<Map<string, { readonly on: LocalDate; readonly amount: Decimal }[]>> {
  const found = await db.query<{ deposit_id: string; on_day: string; amount: string }>(
    `select d.deposit_id, d.held_since as on_day, d.amount - coalesce((select sum(l.held_change) from deposit_log l where l.deposit_id = d.deposit_id), 0) as amount
       from deposits d where d.deposit_id = any($1) and d.item_id is null
     union all
     select p.deposit_id, a.applied_on, sum(a.amount) from deposit_instalments p join applications a on a.debit_item_id = p.item_id
       where p.deposit_id = any($1) group by p.deposit_id, a.applied_on
     union all
     select l.deposit_id, l.business_date, sum(l.held_change) from deposit_log l
       where l.deposit_id = any($1) and l.held_change <> 0 group by l.deposit_id, l.business_date
     order by 1, 2`,
    [depositIds],
  )
  const changes = new Map<string, { on: LocalDate; amount: Decimal }[]>()
  for (const row of found.rows) {
    const of = changes.get(row.deposit_id) ?? []
    of.push({ on: row.on_day, amount: decimal(row.amount) })
    changes.set(row.deposit_id, of)
  }
  return changes
}

/** The channels of the payments that paid a deposit. */
export async function channelsOfDeposit(db: Queryable, depositId: string): Promise<string[]> {
  const found = await db.query<{ channel: string }>(
    `select distinct coalesce(y.channel, 'other') as channel from deposit_instalments p join applications a on a.debit_item_id = p.item_id
       join open_items c on c.item_id = a.credit_item_id left join payments y on y.payment_id = c.payment_id
     where p.deposit_id = $1 and a.amount > 0
       and not exists (select from applications r where r.reverses_application_id = a.application_id) order by 1`,
    [depositId],
  )
  return found.rows.map((row) => row.channel)
}

/** The next standing deposits by their number; none where the walk is over. */
export async function standingDepositsAfter(db: Queryable, after: string, limit: number): Promise<string[]> {
  const found = await db.query<{ deposit_id: string }>(
    `select deposit_id from deposits where state in ('asked', 'held') and deposit_id > $1 order by deposit_id limit $2`,
    [after, limit],
  )
  return found.rows.map((row) => row.deposit_id)
}

/** What is left of a credit; zero where there is none. */
export async function creditLeftOf(db: Queryable, itemId: number | null): Promise<Decimal> {
  if (itemId === null) return decimal(0)
  const found = await db.query<{ left: string }>('select -open_amount as left from open_items where item_id = $1', [itemId])
  return decimal(found.rows[0]?.left ?? 0)
}

/** What an account owes by now that a deposit could pay: its parts are no such thing. */
export async function owedBeside(db: Queryable, accountId: string): Promise<Decimal> {
  const found = await db.query<{ owed: string }>(
    `select coalesce(sum(open_amount), 0) as owed from open_items where account_id = $1 and open_amount > 0 and kind <> 'deposit_installment'`,
    [accountId],
  )
  return decimal(found.rows[0]?.owed ?? 0)
}

/** What an account has given and been asked for as deposits. */
export async function standingAmount(db: Queryable, accountId: string): Promise<Decimal> {
  const found = await db.query<{ amount: string }>(
    `select coalesce(sum(amount), 0) as amount from deposits where account_id = $1 and state in ('asked', 'held')`,
    [accountId],
  )
  return decimal(found.rows[0]?.amount ?? 0)
}

/** Open items of a bill; without one all that the account owes beside its deposits. */
export async function openItemsOfBill(
  db: Queryable,
  accountId: string,
  billId: number | null,
): Promise<{ readonly itemId: number; readonly amount: Decimal }[]> {
  const found = await db.query<{ item_id: number; open_amount: string }>(
    `select item_id, open_amount from open_items where account_id = $1 and open_amount > 0 and kind <> 'deposit_installment'
       and ($2::bigint is null or bill_id = $2) order by due_on, item_id`,
    [accountId, billId],
  )
  return found.rows.map((row) => ({ itemId: row.item_id, amount: decimal(row.open_amount) }))
}

/** What of the account is past due on the day, deposits left out. */
export async function pastDueOf(db: Queryable, accountId: string, today: LocalDate): Promise<Decimal> {
  const found = await db.query<{ owed: string }>(
    `select coalesce(sum(open_amount), 0) as owed from open_items where account_id = $1 and open_amount > 0 and due_on < $2
       and kind <> 'deposit_installment'`,
    [accountId, today],
  )
  return decimal(found.rows[0]?.owed ?? 0)
}

/** What the utility owes an account by now; zero where it owes nothing. */
export async function creditOf(db: Queryable, accountId: string): Promise<Decimal> {
  const found = await db.query<{ credit: string }>(
    'select greatest(-coalesce(sum(open_amount), 0), 0) as credit from open_items where account_id = $1 and open_amount <> 0',
    [accountId],
  )
  return decimal(found.rows[0]?.credit ?? 0)
}

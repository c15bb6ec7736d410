import { decimal } from '../../domain/kernel/decimal.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { AccountDebts, DisputedPart, EarlierFee, OverdueItem } from '../../domain/late-fees/fees-of-account.js'
import { programmesOf } from '../customers/programmes.js'
import type { Queryable } from '../pool.js'

/** The next accounts, by their number, that have a bill past due; none where the walk is over. */
export async function accountsPastDue(db: Queryable, after: string, today: LocalDate, limit: number): Promise<string[]> {
  const found = await db.query<{ account_id: string }>(
    `select distinct account_id from open_items
     where open_amount > 0 and kind = 'bill' and due_on < $2 and account_id > $1 order by account_id limit $3`,
    [after, today, limit],
  )
  return found.rows.map((row) => row.account_id)
}

/** What these accounts owe past due, what of it is disputed, and the fees charged for it before: what the rule of late fees asks. */
export async function debtsOf(db: Queryable, accountIds: readonly string[], today: LocalDate): Promise<AccountDebts[]> {
  if (accountIds.length === 0) return []
  const items = await overdueItems(db, accountIds, today)
  const disputed = await disputedParts(db, accountIds)
  const fees = await earlierFees(db, accountIds)
  const programmes = await programmesOf(db, accountIds, today)
  const accounts = await db.query<{ account_id: string; customer_class: string }>(
    'select account_id, customer_class from accounts where account_id = any($1) order by account_id',
    [accountIds],
  )
  return accounts.rows.map((account) => ({
    accountId: account.account_id,
    customerClass: account.customer_class,
    programmes: programmes.get(account.account_id) ?? [],
    items: items.get(account.account_id) ?? [],
    disputed: disputed.get(account.account_id) ?? [],
    earlierFees: fees.get(account.account_id) ?? [],
  }))
}

async function overdueItems(db: Queryable, accountIds: readonly string[], today: LocalDate): Promise<Map<string, OverdueItem[]>> {
  const found = await db.query<{
    account_id: string
    item_id: number
    bill_id: number | null
    service: string | null
    due_on: string
    open_amount: string
    billed: string
  }>(
    `select i.account_id, i.item_id, i.bill_id, p.service, i.due_on, i.open_amount, coalesce(b.total, i.original_amount) as billed
     from open_items i left join bills b on b.bill_id = i.bill_id left join service_agreements a on a.agreement_id = i.agreement_id
       left join service_points p on p.service_point_id = a.service_point_id
     where i.account_id = any($1) and i.open_amount > 0 and i.kind = 'bill' and i.due_on < $2 order by i.account_id, i.item_id`,
    [accountIds, today],
  )
  return grouped(
    found.rows.map((row) => [
      row.account_id,
      {
        itemId: row.item_id,
        billId: row.bill_id ?? undefined,
        service: row.service ?? undefined,
        dueOn: row.due_on,
        openAmount: decimal(row.open_amount),
        billed: decimal(row.billed),
      },
    ]),
  )
}

async function disputedParts(db: Queryable, accountIds: readonly string[]): Promise<Map<string, DisputedPart[]>> {
  const found = await db.query<{ account_id: string; item_id: number | null; amount: string }>(
    'select account_id, item_id, amount from disputes where account_id = any($1) and released_on is null order by dispute_id',
    [accountIds],
  )
  return grouped(found.rows.map((row) => [row.account_id, { itemId: row.item_id ?? undefined, amount: decimal(row.amount) }]))
}

async function earlierFees(db: Queryable, accountIds: readonly string[]): Promise<Map<string, EarlierFee[]>> {
  const found = await db.query<{
    account_id: string
    items: number[]
    amount: string
    open_amount: string
    is_taken_back: boolean
  }>(
    `select f.account_id, array_agg(d.item_id) as items, f.amount, i.open_amount, r.late_fee_id is not null as is_taken_back
     from late_fees f join late_fee_debts d using (late_fee_id) join open_items i on i.item_id = f.item_id
       left join late_fee_reversals r using (late_fee_id)
     where f.account_id = any($1) group by f.late_fee_id, i.open_amount, r.late_fee_id order by f.late_fee_id`,
    [accountIds],
  )
  return grouped(
    found.rows.map((row) => [
      row.account_id,
      {
        itemIds: row.items.map(Number),
        amount: decimal(row.amount),
        openAmount: decimal(row.open_amount),
        isTakenBack: row.is_taken_back,
      },
    ]),
  )
}

function grouped<Value>(rows: readonly (readonly [string, Value])[]): Map<string, Value[]> {
  const groups = new Map<string, Value[]>()
  for (const [key, value] of rows) {
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [value])
    else group.push(value)
  }
  return groups
}

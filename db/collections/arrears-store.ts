import type { AgingBucket } from '../../domain/receivables/aging.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

/** What was past due on a day in one class and age; `all` counts each account once over every age. */
export interface ArrearsLine {
  readonly on: LocalDate
  readonly customerClass: string
  readonly bucket: string
  readonly accounts: number
  readonly amount: string
}

/** `day`: as it stood that night; `ledger`: worked out later. */
export type ArrearsSource = 'day' | 'ledger'

/** Of today what is open is open now; of an earlier day also what was paid since. Items count from their own date. */
const OPEN: Readonly<Record<ArrearsSource, string>> = {
  day: `select account_id, due_on, open_amount as open from open_items where open_amount > 0 and due_on < $1::date`,
  ledger: `select i.account_id, i.due_on, i.open_amount + coalesce(p.paid, 0) as open
    from open_items i left join (select debit_item_id, sum(amount) as paid from applications where applied_on > $1::date group by debit_item_id) p
      on p.debit_item_id = i.item_id
    where i.original_amount > 0 and i.due_on < $1::date and i.original_on <= $1::date and i.open_amount + coalesce(p.paid, 0) > 0`,
}

/** Writes down what is past due on a day by class and age, in one statement; false where the day has been written down before. */
export async function insertArrears(
  tx: Transaction,
  on: LocalDate,
  source: ArrearsSource,
  buckets: readonly AgingBucket[],
): Promise<boolean> {
  const added = await tx.client.query('insert into arrears_days (taken_on, source) values ($1, $2) on conflict do nothing', [
    on,
    source,
  ])
  if (added.rowCount === 0) return false
  const aged = buckets.filter(({ fromDays }) => fromDays !== undefined)
  await tx.client.query(
    `with bounds as (select * from unnest($2::text[], $3::date[], $4::date[]) as b(code, due_from, due_to)),
     aged as materialized (
       select o.account_id, b.code, sum(o.open) as amount from (${OPEN[source]}) o
         join bounds b on o.due_on <= b.due_to and (b.due_from is null or o.due_on >= b.due_from) group by o.account_id, b.code)
     insert into arrears_lines (taken_on, customer_class, bucket, accounts, amount)
     select $1::date, c.customer_class, g.code, count(*), sum(g.amount)
       from (select account_id, code, amount from aged union all select account_id, 'all', sum(amount) from aged group by account_id) g
         join accounts c using (account_id) group by c.customer_class, g.code`,
    [on, aged.map(({ code }) => code), aged.map(({ dueFrom }) => dueFrom ?? null), aged.map(({ dueTo }) => dueTo ?? null)],
  )
  return true
}

export async function wasTaken(db: Queryable, on: LocalDate): Promise<boolean> {
  return (await db.query('select from arrears_days where taken_on = $1', [on])).rowCount !== 0
}

/** Ends of months, from the first day the ledger knows of on, that are not written down; the latest first. */
export async function monthEndsMissing(db: Queryable, today: LocalDate, months: number): Promise<LocalDate[]> {
  const found = await db.query<{ on: LocalDate }>(
    `with known as (select least((select min(taken_on) from arrears_days),
         (select min(effective_on) from journal_entries where event_kind not in ('opening_item', 'opening_deposit'))) as first)
     select d::date as "on" from known, generate_series(1, $2) n, lateral (select (date_trunc('month', $1::date) - (n - 1) * interval '1 month'
         - interval '1 day')::date as d) e
     where e.d >= known.first and not exists (select from arrears_days a where a.taken_on = e.d) order by e.d desc`,
    [today, months],
  )
  return found.rows.map(({ on }) => on)
}

/** The days between, both included, on which arrears were written down, the earliest first. */
export async function arrearsDays(
  db: Queryable,
  from: LocalDate,
  to: LocalDate,
): Promise<{ on: LocalDate; source: ArrearsSource }[]> {
  const found = await db.query<{ on: LocalDate; source: ArrearsSource }>(
    'select taken_on as "on", source from arrears_days where taken_on between $1 and $2 order by taken_on',
    [from, to],
  )
  return found.rows
}

/** Their lines, by day, class and age. */
export async function arrearsLines(db: Queryable, days: readonly LocalDate[]): Promise<ArrearsLine[]> {
  const found = await db.query<ArrearsLine & Record<string, unknown>>(
    `select taken_on as "on", customer_class as "customerClass", bucket, accounts, amount from arrears_lines where taken_on = any($1)
     order by taken_on, customer_class, array_position(array['1-30', '31-60', '61-90', '91+', 'all'], bucket)`,
    [days],
  )
  return found.rows
}

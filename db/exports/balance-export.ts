import type { Queryable } from '../pool.js'
import { type MonthScope, SCOPE, scopeParameters } from './export-scope.js'

export interface ExportedBalance {
  readonly accountId: string
  readonly opening: string
  readonly billed: string
  readonly paid: string
  readonly closing: string
}

const BATCH = 2_000

/**
 * Every account over a month, in batches, from the ledger: what it owed before; the live bills of the month; the payments received in
 * it; and what it owed then. A bill belongs to the month of its run's read date and a payment to that of its receipt, with everything
 * that was done to it later (cancelled, assigned, reversed), whatever the accounting date; every other entry by its accounting date.
 */
export async function* exportedBalances(db: Queryable, month: MonthScope): AsyncGenerator<ExportedBalance[]> {
  let after = ''
  for (;;) {
    const found = await db.query<ExportedBalance>(
      `with ${SCOPE},
       page as (select account_id from accounts where account_id > $4 order by account_id limit ${BATCH}),
       billing (entry_id) as (
         select unnest(array[b.entry_id, b.cancellation_entry_id]) from bills b join scope using (bill_id) join page using (account_id)),
       received (entry_id) as (
         select unnest(array[p.entry_id, p.resolution_entry_id]) from payments p join page using (account_id)
          where p.received_on between $2::date and $3::date),
       paying (entry_id) as (
         select entry_id from received union all select e.entry_id from received r join journal_entries e on e.reverses_entry_id = r.entry_id),
       lines as (
         select p.account_id, p.amount, e.effective_on, e.event_kind, b.entry_id is not null as is_billing, y.entry_id is not null as is_paying
           from postings p join page using (account_id) join journal_entries e on e.entry_id = p.entry_id
           left join billing b on b.entry_id = p.entry_id left join paying y on y.entry_id = p.entry_id)
       select page.account_id as "accountId",
              coalesce(sum(l.amount) filter (where not l.is_billing and not l.is_paying
                and (l.effective_on < $2::date or l.event_kind = 'opening_item')), 0)::numeric(16, 2) as opening,
              coalesce(sum(l.amount) filter (where l.is_billing), 0)::numeric(16, 2) as billed,
              -coalesce(sum(l.amount) filter (where l.is_paying), 0)::numeric(16, 2) as paid,
              coalesce(sum(l.amount) filter (where l.is_billing or l.is_paying or l.effective_on <= $3::date or l.event_kind = 'opening_item'), 0)::numeric(16, 2)
                as closing
         from page left join lines l using (account_id) group by page.account_id order by page.account_id`,
      [...scopeParameters(month), after],
    )
    const last = found.rows.at(-1)
    if (last === undefined) return
    yield found.rows
    after = last.accountId
  }
}

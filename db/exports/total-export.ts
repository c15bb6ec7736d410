import type { Queryable } from '../pool.js'
import { type MonthScope, SCOPE, scopeParameters } from './export-scope.js'

/** What the ledger says of a month, by general-ledger account. Credits of revenue and liabilities as positive amounts. */
export interface LedgerTotal {
  readonly source: 'bills' | 'payments'
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly amount: string
}

/** Lines of the bills of a month and of the payments received in it, with all that was done to them later, by ledger account. */
export async function exportedTotals(db: Queryable, month: MonthScope): Promise<LedgerTotal[]> {
  const found = await db.query<LedgerTotal>(
    `with ${SCOPE},
     received (entry_id) as (
       select unnest(array[entry_id, resolution_entry_id]) from payments where received_on between $2::date and $3::date),
     entries (source, entry_id) as (
       select 'bills', unnest(array[b.entry_id, b.cancellation_entry_id]) from bills b join scope using (bill_id)
       union all
       select 'payments', entry_id from received
       union all
       select 'payments', e.entry_id from received r join journal_entries e on e.reverses_entry_id = r.entry_id)
     select x.source, g.code, g.name, g.kind,
            (sum(p.amount) * case when g.kind in ('receivable', 'cash') then 1 else -1 end)::numeric(16, 2) as amount
       from entries x join postings p on p.entry_id = x.entry_id join gl_accounts g on g.code = p.gl_code
      group by x.source, g.code order by g.code`,
    scopeParameters(month),
  )
  return found.rows
}

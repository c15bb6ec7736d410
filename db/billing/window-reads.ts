import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'

/** A cycle's window with the run that works on it, if any. */
export type WindowRecord = {
  id: string
  billCycle: string
  readDate: string
  windowStart: string
  windowEnd: string
  accountingDate: string
  dueDays: number
  accounts: number
  runId: number | null
  runState: string | null
  isTrial: boolean | null
}

export const WINDOW_COLUMNS: ListColumns = {
  sortable: { id: 'w.read_date', billCycle: 'w.bill_cycle', readDate: 'w.read_date', windowStart: 'w.window_start' },
  filterable: {
    id: { sql: `w.bill_cycle || ':' || w.read_date`, type: 'text', match: 'equals' },
    billCycle: { sql: 'w.bill_cycle', type: 'text', match: 'equals' },
    readDate: { sql: 'w.read_date', type: 'date', match: 'equals' },
    from: { sql: 'w.read_date', type: 'date', match: 'from' },
    to: { sql: 'w.read_date', type: 'date', match: 'to' },
  },
  defaultSort: { field: 'readDate', direction: 'desc' },
  tieBreaker: 'w.bill_cycle',
}

export function listWindows(db: Queryable, window: ListWindow): Promise<ListPage<WindowRecord>> {
  return readWindow<WindowRecord>(db, window, {
    select: `w.bill_cycle || ':' || w.read_date as id, w.bill_cycle as "billCycle", w.read_date as "readDate", w.window_start as "windowStart",
      w.window_end as "windowEnd", w.accounting_date as "accountingDate", w.due_days as "dueDays",
      (select count(*) from accounts a where a.bill_cycle = w.bill_cycle) as accounts,
      r.run_id as "runId", r.state as "runState", r.is_trial as "isTrial"`,
    from: `bill_windows w left join bill_runs r on r.bill_cycle = w.bill_cycle and r.read_date = w.read_date
      and r.state not in ('discarded', 'cancelled')`,
  })
}

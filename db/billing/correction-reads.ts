import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'

export type CorrectionRecord = {
  id: number
  billId: number
  billNumber: string
  accountId: string
  customerName: string
  rebillId: number | null
  state: 'proposed' | 'approved' | 'withdrawn'
  reason: string
  /** Total of the bill, and of the one in its place; null: none is in its place. */
  oldTotal: string
  newTotal: string | null
  difference: string | null
  proposedBy: string
  proposedAt: string
  decidedBy: string | null
  decidedAt: string | null
}

export const CORRECTION_COLUMNS: ListColumns = {
  sortable: {
    id: 'x.correction_id',
    proposedAt: 'x.proposed_at',
    decidedAt: 'x.decided_at',
    difference: 'x.difference',
    accountId: 'b.account_id',
  },
  filterable: {
    id: { sql: 'x.correction_id', type: 'integer', match: 'equals' },
    state: { sql: 'x.state', type: 'text', match: 'equals' },
    accountId: { sql: 'b.account_id', type: 'text', match: 'equals' },
    billNumber: { sql: 'b.bill_number', type: 'text', match: 'equals' },
  },
  defaultSort: { field: 'proposedAt', direction: 'asc' },
  tieBreaker: 'x.correction_id',
}

const nameOf = (column: string): string => `coalesce((select name from users where user_id = ${column}), ${column})`

/** Corrections of issued bills, those that wait longest first. */
export function listCorrections(db: Queryable, window: ListWindow): Promise<ListPage<CorrectionRecord>> {
  return readWindow<CorrectionRecord>(db, window, {
    select: `x.correction_id as id, x.bill_id as "billId", b.bill_number as "billNumber", b.account_id as "accountId",
      c.display_name as "customerName", x.rebill_id as "rebillId", x.state, x.reason,
      b.total as "oldTotal", (select r.total from bills r where r.bill_id = x.rebill_id) as "newTotal", x.difference,
      ${nameOf('x.proposed_by')} as "proposedBy", x.proposed_at as "proposedAt",
      ${nameOf('x.decided_by')} as "decidedBy", x.decided_at as "decidedAt"`,
    from: 'bill_corrections x join bills b using (bill_id) join accounts a using (account_id) join customers c using (customer_id)',
  })
}

import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'

/** A deposit as a list shows it. */
export type DepositRecord = {
  readonly id: string
  readonly accountId: string
  readonly customerName: string
  readonly amount: string
  readonly currency: string
  readonly heldSince: string
  readonly interestRateCode: string
  readonly state: 'asked' | 'held' | 'applied' | 'refunded' | 'withdrawn'
  readonly entryId: number
}

export const DEPOSIT_COLUMNS: ListColumns = {
  sortable: { id: 'd.deposit_id', accountId: 'd.account_id', amount: 'd.amount', heldSince: 'd.held_since', state: 'd.state' },
  filterable: {
    id: { sql: 'd.deposit_id', type: 'text', match: 'equals' },
    accountId: { sql: 'd.account_id', type: 'text', match: 'equals' },
    state: { sql: 'd.state', type: 'text', match: 'equals' },
    heldFrom: { sql: 'd.held_since', type: 'date', match: 'from' },
    heldTo: { sql: 'd.held_since', type: 'date', match: 'to' },
  },
  defaultSort: { field: 'id', direction: 'asc' },
  tieBreaker: 'd.deposit_id',
}

const SELECT = `d.deposit_id as "id", d.account_id as "accountId", c.display_name as "customerName", d.amount, d.currency,
  d.held_since as "heldSince", d.interest_rate_code as "interestRateCode", d.state, d.entry_id as "entryId"`
const FROM = 'deposits d join accounts a using (account_id) join customers c using (customer_id)'

export function listDeposits(db: Queryable, window: ListWindow): Promise<ListPage<DepositRecord>> {
  return readWindow<DepositRecord>(db, window, { select: SELECT, from: FROM })
}

export async function findDeposit(db: Queryable, depositId: string): Promise<DepositRecord | undefined> {
  return (await db.query<DepositRecord>(`select ${SELECT} from ${FROM} where d.deposit_id = $1`, [depositId])).rows[0]
}

import type { DepositState } from '../../domain/deposits/deposit-acts.js'
import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'
import { BUSINESS_DATE_SQL } from '../utility/business-date-sql.js'

/** A deposit as a list shows it. */
export type DepositRecord = {
  readonly id: string
  readonly accountId: string
  readonly customerName: string
  readonly amount: string
  /** What of it is paid. */
  readonly paid: string
  readonly currency: string
  readonly heldSince: string
  readonly interestRateCode: string
  readonly state: DepositState
  /** When what is open of it falls due next; null: nothing is open. */
  readonly nextDueOn: string | null
  readonly lastReviewedOn: string | null
  readonly entryId: number
}

const OPEN = `coalesce((select sum(i.open_amount) from deposit_instalments p join open_items i using (item_id) where p.deposit_id = d.deposit_id), 0)`
/** Held as soon as all of it is paid, and asked for again where a payment came back; the sweep writes it down. */
const STATE = `case when d.state = 'asked' and ${OPEN} = 0 then 'held' when d.state = 'held' and ${OPEN} > 0 then 'asked' else d.state end`
const NEXT_DUE = `(select min(i.due_on) from deposit_instalments p join open_items i using (item_id)
  where p.deposit_id = d.deposit_id and i.open_amount > 0)`

/** A former system reviewed what it handed over. */
const BROUGHT_OVER = `(select e.effective_on from journal_entries e where e.entry_id = d.entry_id and e.event_kind = 'opening_deposit')`

export const DEPOSIT_COLUMNS: ListColumns = {
  sortable: {
    id: 'd.deposit_id',
    accountId: 'd.account_id',
    amount: 'd.amount',
    heldSince: 'd.held_since',
    state: STATE,
    nextDueOn: NEXT_DUE,
    lastReviewedOn: 'd.last_reviewed_on',
  },
  filterable: {
    id: { sql: 'd.deposit_id', type: 'text', match: 'equals' },
    accountId: { sql: 'd.account_id', type: 'text', match: 'equals' },
    state: { sql: STATE, type: 'text', match: 'equals' },
    isOverdue: { sql: `(d.state = 'asked' and ${NEXT_DUE} < ${BUSINESS_DATE_SQL})`, type: 'boolean', match: 'equals' },
    isLongHeld: {
      sql: `(d.state = 'held' and coalesce(d.last_reviewed_on, greatest(d.held_since, ${BROUGHT_OVER})) <= ${BUSINESS_DATE_SQL} - interval '11 months')`,
      type: 'boolean',
      match: 'equals',
    },
    heldFrom: { sql: 'd.held_since', type: 'date', match: 'from' },
    heldTo: { sql: 'd.held_since', type: 'date', match: 'to' },
    q: { sql: "d.deposit_id || ' ' || d.account_id || ' ' || c.display_name", type: 'text', match: 'contains' },
  },
  defaultSort: { field: 'id', direction: 'asc' },
  tieBreaker: 'd.deposit_id',
}

const SELECT = `d.deposit_id as "id", d.account_id as "accountId", c.display_name as "customerName", d.amount,
  (case when d.item_id is null then d.amount else greatest(d.amount - ${OPEN}, 0) end)::numeric(14, 2) as "paid", d.currency,
  d.held_since as "heldSince", d.interest_rate_code as "interestRateCode", ${STATE} as "state",
  case when d.state = 'asked' then ${NEXT_DUE} end as "nextDueOn", d.last_reviewed_on as "lastReviewedOn", d.entry_id as "entryId"`
const FROM = 'deposits d join accounts a using (account_id) join customers c using (customer_id)'

export function listDeposits(db: Queryable, window: ListWindow): Promise<ListPage<DepositRecord>> {
  return readWindow<DepositRecord>(db, window, { select: SELECT, from: FROM })
}

export async function findDeposit(db: Queryable, depositId: string): Promise<DepositRecord | undefined> {
  return (await db.query<DepositRecord>(`select ${SELECT} from ${FROM} where d.deposit_id = $1`, [depositId])).rows[0]
}

export type NonCashRecord = {
  readonly id: string
  readonly accountId: string
  readonly customerName: string
  readonly kind: 'guarantor' | 'letter_of_credit' | 'surety_bond'
  readonly amount: string
  readonly issuer: string
  readonly reference: string
  readonly validFrom: string
  readonly expiresOn: string | null
  readonly state: 'standing' | 'expired' | 'released' | 'called'
  readonly version: number
}

export const NON_CASH_COLUMNS: ListColumns = {
  sortable: {
    id: 'n.non_cash_id',
    accountId: 'n.account_id',
    amount: 'n.amount',
    expiresOn: 'n.expires_on',
    state: 'n.state',
  },
  filterable: {
    accountId: { sql: 'n.account_id', type: 'text', match: 'equals' },
    state: { sql: 'n.state', type: 'text', match: 'equals' },
    kind: { sql: 'n.kind', type: 'text', match: 'equals' },
    expiresTo: { sql: 'n.expires_on', type: 'date', match: 'to' },
    q: { sql: "n.account_id || ' ' || c.display_name || ' ' || n.issuer || ' ' || n.reference", type: 'text', match: 'contains' },
  },
  defaultSort: { field: 'expiresOn', direction: 'asc' },
  tieBreaker: 'n.non_cash_id',
}

export function listNonCash(db: Queryable, window: ListWindow): Promise<ListPage<NonCashRecord>> {
  return readWindow<NonCashRecord>(db, window, {
    select: `n.non_cash_id as "id", n.account_id as "accountId", c.display_name as "customerName", n.kind, n.amount, n.issuer, n.reference,
      n.valid_from as "validFrom", n.expires_on as "expiresOn", n.state, n.version`,
    from: 'non_cash_deposits n join accounts a using (account_id) join customers c using (customer_id)',
  })
}

import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'
import { BUSINESS_DATE_SQL } from '../utility/business-date-sql.js'

/** A payment as a list shows it. */
export type PaymentRecord = {
  readonly id: number
  readonly channel: string
  readonly externalId: string
  readonly statedAccount: string
  readonly accountId: string | null
  readonly customerName: string | null
  readonly receivedOn: string
  readonly currency: string
  readonly amount: string
  readonly reference: string | null
  readonly state: 'posted' | 'suspense' | 'reversed'
  readonly fileId: number | null
  readonly resolvedOn: string | null
  readonly reversedOn: string | null
  readonly reversalReason: string | null
  readonly recordedAt: Date
  readonly recordedBy: string
  /** Days it has been waiting, by the business date; of a payment held in suspense only. */
  readonly daysHeld: number | null
}

export const PAYMENT_COLUMNS: ListColumns = {
  sortable: {
    id: 'p.payment_id',
    receivedOn: 'p.received_on',
    amount: 'p.amount',
    channel: 'p.channel',
    accountId: 'p.account_id',
    state: 'p.state',
    externalId: 'p.external_id',
    recordedAt: 'p.recorded_at',
  },
  filterable: {
    id: { sql: 'p.payment_id', type: 'integer', match: 'equals' },
    accountId: { sql: 'p.account_id', type: 'text', match: 'equals' },
    state: { sql: 'p.state', type: 'text', match: 'equals' },
    channel: { sql: 'p.channel', type: 'text', match: 'equals' },
    fileId: { sql: 'p.file_id', type: 'integer', match: 'equals' },
    externalId: { sql: 'p.external_id', type: 'text', match: 'equals' },
    amount: { sql: 'p.amount', type: 'numeric', match: 'equals' },
    receivedFrom: { sql: 'p.received_on', type: 'date', match: 'from' },
    receivedTo: { sql: 'p.received_on', type: 'date', match: 'to' },
    q: {
      sql: "p.external_id || ' ' || p.stated_account || ' ' || coalesce(p.account_id, '') || ' ' || coalesce(p.reference, '')",
      type: 'text',
      match: 'contains',
    },
  },
  defaultSort: { field: 'receivedOn', direction: 'desc' },
  tieBreaker: 'p.payment_id',
}

const SELECT = `p.payment_id as "id", p.channel, p.external_id as "externalId", p.stated_account as "statedAccount",
  p.account_id as "accountId", c.display_name as "customerName", p.received_on as "receivedOn", p.currency, p.amount, p.reference, p.state,
  p.file_id as "fileId", p.resolved_on as "resolvedOn", p.reversed_on as "reversedOn", p.reversal_reason as "reversalReason",
  p.recorded_at as "recordedAt", coalesce(u.name, p.recorded_by) as "recordedBy",
  case when p.state = 'suspense' then greatest(0, ${BUSINESS_DATE_SQL} - p.received_on) end as "daysHeld"`
const FROM = `payments p left join accounts a on a.account_id = p.account_id left join customers c on c.customer_id = a.customer_id
  left join users u on u.user_id = p.recorded_by`

export function listPayments(db: Queryable, window: ListWindow): Promise<ListPage<PaymentRecord>> {
  return readWindow<PaymentRecord>(db, window, { select: SELECT, from: FROM })
}

export async function findPayment(db: Queryable, paymentId: number): Promise<PaymentRecord | undefined> {
  return (await db.query<PaymentRecord>(`select ${SELECT} from ${FROM} where p.payment_id = $1`, [paymentId])).rows[0]
}

export interface TenderRecord {
  readonly kind: 'cash' | 'cheque' | 'card' | 'transfer' | 'other'
  readonly amount: string
  readonly detail: string | null
}

export async function findTenders(db: Queryable, paymentId: number): Promise<TenderRecord[]> {
  const found = await db.query<TenderRecord>(
    'select kind, amount, detail from payment_tenders where payment_id = $1 order by tender_no',
    [paymentId],
  )
  return found.rows
}

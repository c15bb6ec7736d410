import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'
import { BUSINESS_DATE_SQL } from '../utility/business-date-sql.js'

/** A receivable or a credit as a list shows it. */
export type OpenItemRecord = {
  readonly id: number
  readonly accountId: string
  readonly agreementId: string | null
  readonly service: string | null
  readonly kind: string
  readonly billId: number | null
  readonly billNumber: string | null
  readonly paymentId: number | null
  readonly originalOn: string
  readonly dueOn: string
  readonly currency: string
  readonly originalAmount: string
  readonly openAmount: string
  /** By the business date; null for what is not past due, and for credits. */
  readonly daysPastDue: number | null
}

export const OPEN_ITEM_COLUMNS: ListColumns = {
  sortable: {
    id: 'i.item_id',
    dueOn: 'i.due_on',
    originalOn: 'i.original_on',
    openAmount: 'i.open_amount',
    originalAmount: 'i.original_amount',
    kind: 'i.kind',
    accountId: 'i.account_id',
  },
  filterable: {
    id: { sql: 'i.item_id', type: 'integer', match: 'equals' },
    accountId: { sql: 'i.account_id', type: 'text', match: 'equals' },
    kind: { sql: 'i.kind', type: 'text', match: 'equals' },
    billId: { sql: 'i.bill_id', type: 'integer', match: 'equals' },
    paymentId: { sql: 'i.payment_id', type: 'integer', match: 'equals' },
    isOpen: { sql: '(i.open_amount <> 0)', type: 'boolean', match: 'equals' },
    isCredit: { sql: '(i.original_amount < 0)', type: 'boolean', match: 'equals' },
    dueFrom: { sql: 'i.due_on', type: 'date', match: 'from' },
    dueTo: { sql: 'i.due_on', type: 'date', match: 'to' },
  },
  defaultSort: { field: 'dueOn', direction: 'asc' },
  tieBreaker: 'i.item_id',
}

export function listOpenItems(db: Queryable, window: ListWindow): Promise<ListPage<OpenItemRecord>> {
  return readWindow<OpenItemRecord>(db, window, {
    select: `i.item_id as "id", i.account_id as "accountId", i.agreement_id as "agreementId", s.service, i.kind, i.bill_id as "billId",
      b.bill_number as "billNumber", i.payment_id as "paymentId", i.original_on as "originalOn", i.due_on as "dueOn", i.currency,
      i.original_amount as "originalAmount", i.open_amount as "openAmount",
      case when i.open_amount > 0 and i.due_on < ${BUSINESS_DATE_SQL} then ${BUSINESS_DATE_SQL} - i.due_on end as "daysPastDue"`,
    from: `open_items i left join bills b on b.bill_id = i.bill_id left join service_agreements a on a.agreement_id = i.agreement_id
      left join service_points s on s.service_point_id = a.service_point_id`,
  })
}

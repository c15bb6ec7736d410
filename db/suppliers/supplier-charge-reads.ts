import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'

export type SupplierChargeRecord = {
  readonly id: number
  readonly supplier: string
  readonly agreementId: string
  readonly accountId: string
  readonly customerName: string
  readonly from: string
  readonly to: string
  readonly charge: string
  readonly amount: string
  readonly state: 'waiting' | 'billed' | 'cancelled'
  readonly reason: string
  readonly enteredAt: Date
  readonly enteredBy: string
  readonly cancelReason: string | null
}

const IS_BILLED = `exists (select from billed_periods d where d.agreement_id = c.agreement_id and d.period && daterange(c.from_on, c.to_on, '[]'))`
const STATE = `case when c.cancelled_at is not null then 'cancelled' when ${IS_BILLED} then 'billed' else 'waiting' end`

/** What charges of suppliers may be sorted and filtered by. */
export const SUPPLIER_CHARGE_COLUMNS: ListColumns = {
  sortable: { id: 'c.charge_id', from: 'c.from_on', supplier: 'c.supplier', agreementId: 'c.agreement_id', amount: 'c.amount' },
  filterable: {
    supplier: { sql: 'c.supplier', type: 'text', match: 'equals' },
    agreementId: { sql: 'c.agreement_id', type: 'text', match: 'equals' },
    accountId: { sql: 'g.account_id', type: 'text', match: 'equals' },
    state: { sql: STATE, type: 'text', match: 'equals' },
    from: { sql: 'c.from_on', type: 'date', match: 'from' },
    to: { sql: 'c.from_on', type: 'date', match: 'to' },
  },
  defaultSort: { field: 'id', direction: 'desc' },
  tieBreaker: 'c.charge_id',
}

const FIELDS = `c.charge_id as id, c.supplier, c.agreement_id as "agreementId", g.account_id as "accountId", m.display_name as "customerName",
  c.from_on as "from", c.to_on as "to", c.charge, c.amount::text, ${STATE} as state, c.reason, c.entered_at as "enteredAt",
  coalesce(u.name, c.entered_by) as "enteredBy", c.cancel_reason as "cancelReason"`

/** One page of the charges that match. */
export function listSupplierCharges(db: Queryable, window: ListWindow): Promise<ListPage<SupplierChargeRecord>> {
  return readWindow<SupplierChargeRecord>(db, window, {
    select: FIELDS,
    from: `supplier_charges c join service_agreements g using (agreement_id) join accounts a on a.account_id = g.account_id
      join customers m on m.customer_id = a.customer_id left join users u on u.user_id = c.entered_by`,
  })
}

import type { LocalDate } from '../../domain/kernel/local-date.js'
import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'

export const LATE_FEE_STATES = ['open', 'paid', 'waived', 'cancelled'] as const

/** A late fee as the list shows it, with the rule that decided it. */
export type LateFeeRecord = {
  readonly id: number
  readonly accountId: string
  readonly customerName: string
  readonly billId: number | null
  readonly billNumber: string | null
  readonly sequence: number
  readonly amount: string
  readonly openAmount: string
  readonly baseAmount: string
  readonly cappedBy: string
  readonly currency: string
  readonly dueOn: LocalDate
  readonly feeDay: LocalDate
  readonly chargedOn: LocalDate
  readonly state: (typeof LATE_FEE_STATES)[number]
  readonly policyPack: string
  readonly policyVersion: number
  readonly policyRow: number
  readonly ruleSays: string
  readonly ruleCitation: string
  readonly reversedOn: LocalDate | null
  readonly reversalReason: string | null
  readonly reversedBy: string | null
}

const STATE = `(case when r.kind = 'waived' then 'waived' when r.kind = 'bill_cancelled' then 'cancelled' when i.open_amount = 0 then 'paid'
  else 'open' end)`

export const LATE_FEE_COLUMNS: ListColumns = {
  sortable: {
    id: 'f.late_fee_id',
    accountId: 'f.account_id',
    amount: 'f.amount',
    dueOn: 'f.due_on',
    chargedOn: 'f.charged_on',
  },
  filterable: {
    id: { sql: 'f.late_fee_id', type: 'integer', match: 'equals' },
    accountId: { sql: 'f.account_id', type: 'text', match: 'equals' },
    billId: { sql: 'f.bill_id', type: 'integer', match: 'equals' },
    state: { sql: STATE, type: 'text', match: 'equals' },
    chargedFrom: { sql: 'f.charged_on', type: 'date', match: 'from' },
    chargedTo: { sql: 'f.charged_on', type: 'date', match: 'to' },
    q: { sql: 'f.account_id', type: 'text', match: 'contains' },
  },
  defaultSort: { field: 'chargedOn', direction: 'desc' },
  tieBreaker: 'f.late_fee_id',
}

/** One page of the late fees that match. */
export function listLateFees(db: Queryable, window: ListWindow): Promise<ListPage<LateFeeRecord>> {
  const from = `late_fees f join open_items i on i.item_id = f.item_id left join late_fee_reversals r on r.late_fee_id = f.late_fee_id`
  return readWindow<LateFeeRecord>(db, window, {
    select: `f.late_fee_id as id, f.account_id as "accountId", c.display_name as "customerName", f.bill_id as "billId",
      b.bill_number as "billNumber", f.sequence, f.amount, i.open_amount as "openAmount", f.base_amount as "baseAmount",
      f.capped_by as "cappedBy", i.currency, f.due_on as "dueOn", f.fee_day as "feeDay", f.charged_on as "chargedOn", ${STATE} as state,
      f.policy_pack as "policyPack", f.policy_version as "policyVersion", f.policy_row as "policyRow",
      v.document -> 'rows' -> f.policy_row ->> 'says' as "ruleSays", v.document -> 'rows' -> f.policy_row ->> 'citation' as "ruleCitation",
      r.reversed_on as "reversedOn", r.reason as "reversalReason", coalesce(u.name, r.reversed_by) as "reversedBy"`,
    from,
    detail: {
      key: 'f.late_fee_id',
      from: `${from} join accounts a on a.account_id = f.account_id join customers c on c.customer_id = a.customer_id
        left join bills b on b.bill_id = f.bill_id left join users u on u.user_id = r.reversed_by
        join policy_versions v on (v.pack_code, v.version) = (f.policy_pack, f.policy_version)`,
    },
  })
}

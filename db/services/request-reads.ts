import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'
import { BUSINESS_DATE_SQL } from '../utility/business-date-sql.js'
import { placeLikeSql } from '../premises/place-like-sql.js'

/** A service request as a list shows it. */
export type ServiceRequestRecord = {
  readonly id: string
  readonly kind: 'move_in' | 'move_out' | 'transfer' | 'suspension'
  readonly state: 'open' | 'completed' | 'cancelled'
  readonly accountId: string
  readonly customerName: string
  readonly premiseId: string | null
  readonly address: string | null
  readonly fromPremiseId: string | null
  readonly fromAddress: string | null
  readonly startOn: string | null
  readonly stopOn: string | null
  readonly requestedOn: string
  readonly closedOn: string | null
  readonly waitsFor: string | null
  readonly processState: string | null
  readonly isOverdue: boolean
}

/** A last day is over on the next one. */
const OVERDUE = `(r.state = 'open' and exists (select from service_request_agreements d where d.request_id = r.request_id
  and d.done_on is null and d.on_date + case d.act when 'stop' then 1 else 0 end < ${BUSINESS_DATE_SQL}))`

/** What service requests may be sorted and filtered by. `q`: number, account, customer or address. */
export const SERVICE_REQUEST_COLUMNS: ListColumns = {
  sortable: {
    id: 'r.request_id',
    kind: 'r.kind',
    state: 'r.state',
    accountId: 'r.account_id',
    startOn: 'r.start_on',
    stopOn: 'r.stop_on',
    requestedOn: 'r.requested_on',
  },
  filterable: {
    id: { sql: 'r.request_id', type: 'text', match: 'equals' },
    kind: { sql: 'r.kind', type: 'text', match: 'equals' },
    state: { sql: 'r.state', type: 'text', match: 'equals' },
    accountId: { sql: 'r.account_id', type: 'text', match: 'equals' },
    premiseId: {
      type: 'text',
      match: 'search',
      where: (text) => `(r.premise_id = trim(both '%' from ${text}) or r.from_premise_id = trim(both '%' from ${text}))`,
    },
    agreementId: {
      type: 'text',
      match: 'search',
      where: (text) => `exists (select from service_request_agreements d where d.request_id = r.request_id
        and d.agreement_id = trim(both '%' from ${text}))`,
    },
    waitingFor: {
      sql: `(select o.step from processes o where o.process_id = 'move/' || r.request_id and o.state = 'waiting')`,
      type: 'text',
      match: 'equals',
    },
    isOverdue: { sql: OVERDUE, type: 'boolean', match: 'equals' },
    startFrom: { sql: 'r.start_on', type: 'date', match: 'from' },
    startTo: { sql: 'r.start_on', type: 'date', match: 'to' },
    stopFrom: { sql: 'r.stop_on', type: 'date', match: 'from' },
    stopTo: { sql: 'r.stop_on', type: 'date', match: 'to' },
    q: {
      type: 'text',
      match: 'search',
      where: (text) => `(r.request_id = upper(trim(both '%' from ${text})) or r.account_id = upper(trim(both '%' from ${text}))
        or r.account_id in (select account_id from customers join accounts using (customer_id) where search_text like fold(${text}))
        or r.premise_id in (select premise_id from premises where ${placeLikeSql('search_text', text)})
        or r.from_premise_id in (select premise_id from premises where ${placeLikeSql('search_text', text)}))`,
    },
  },
  defaultSort: { field: 'id', direction: 'desc' },
  tieBreaker: 'r.request_id',
}

const SELECT = `r.request_id as "id", r.kind, r.state, r.account_id as "accountId", c.display_name as "customerName", r.premise_id as "premiseId",
  nullif(concat_ws(', ', p.line1, p.line2), '') as "address", r.from_premise_id as "fromPremiseId", nullif(concat_ws(', ', f.line1, f.line2), '') as "fromAddress",
  r.start_on as "startOn", r.stop_on as "stopOn", r.requested_on as "requestedOn", r.closed_on as "closedOn", o.waits_for as "waitsFor",
  o.state as "processState", ${OVERDUE} as "isOverdue"`
const FROM = `service_requests r join accounts a using (account_id) join customers c using (customer_id)
  left join premises p on p.premise_id = r.premise_id left join premises f on f.premise_id = r.from_premise_id
  left join processes o on o.process_id = 'move/' || r.request_id`

export function listServiceRequests(db: Queryable, window: ListWindow): Promise<ListPage<ServiceRequestRecord>> {
  return readWindow<ServiceRequestRecord>(db, window, {
    select: SELECT,
    from: 'service_requests r',
    detail: { key: 'r.request_id', from: FROM },
  })
}

export async function findServiceRequest(db: Queryable, requestId: string): Promise<ServiceRequestRecord | undefined> {
  return (await db.query<ServiceRequestRecord>(`select ${SELECT} from ${FROM} where r.request_id = $1`, [requestId])).rows[0]
}

import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'
import { BUSINESS_DATE_SQL } from '../utility/business-date-sql.js'

/** Something that must be read before acting. */
export type AlertRecord = {
  readonly id: number
  readonly subjectKind: 'account' | 'customer' | 'premise'
  readonly subjectId: string
  readonly severity: 'info' | 'warning' | 'danger'
  readonly text: string
  readonly fromOn: string
  readonly toOn: string | null
  readonly createdBy: string
  readonly createdAt: Date
  readonly endedBy: string | null
  readonly endedAt: Date | null
}

/** An alert that holds today, and whether this reader has read it today. */
export type AlertToRead = AlertRecord & { readonly isRead: boolean }

const SUBJECT_KIND = `(case when t.account_id is not null then 'account' when t.customer_id is not null then 'customer' else 'premise' end)`
const SUBJECT_ID = 'coalesce(t.account_id, t.customer_id, t.premise_id)'
const HOLDS = `(t.ended_at is null and t.from_on <= ${BUSINESS_DATE_SQL} and (t.to_on is null or t.to_on >= ${BUSINESS_DATE_SQL}))`

export const ALERT_COLUMNS: ListColumns = {
  sortable: { id: 't.alert_id', severity: 't.severity', fromOn: 't.from_on', toOn: 't.to_on', createdAt: 't.created_at' },
  filterable: {
    id: { sql: 't.alert_id', type: 'integer', match: 'equals' },
    subjectKind: { sql: SUBJECT_KIND, type: 'text', match: 'equals' },
    subjectId: { sql: SUBJECT_ID, type: 'text', match: 'equals' },
    severity: { sql: 't.severity', type: 'text', match: 'equals' },
    holds: { sql: HOLDS, type: 'boolean', match: 'equals' },
    q: { sql: `t.text || ' ' || ${SUBJECT_ID}`, type: 'text', match: 'contains' },
  },
  defaultSort: { field: 'id', direction: 'desc' },
  tieBreaker: 't.alert_id',
}

const SELECT = `t.alert_id as "id", ${SUBJECT_KIND} as "subjectKind", ${SUBJECT_ID} as "subjectId", t.severity, t.text, t.from_on as "fromOn",
  t.to_on as "toOn", coalesce(u.name, t.created_by) as "createdBy", t.created_at as "createdAt", coalesce(e.name, t.ended_by) as "endedBy",
  t.ended_at as "endedAt"`
const FROM = 'alerts t left join users u on u.user_id = t.created_by left join users e on e.user_id = t.ended_by'

export function listAlerts(db: Queryable, window: ListWindow): Promise<ListPage<AlertRecord>> {
  return readWindow<AlertRecord>(db, window, { select: SELECT, from: FROM })
}

const TO_READ = `${SELECT}, exists (select from alert_acknowledgements k
  where k.alert_id = t.alert_id and k.user_id = $2 and k.business_date = ${BUSINESS_DATE_SQL}) as "isRead"`
const WORST_FIRST = `array_position(array['danger', 'warning', 'info'], t.severity), t.alert_id`

/** What holds today for an account, its main customer and the premises it takes service at, the gravest first. */
export async function alertsOfAccount(db: Queryable, accountId: string, readerId: string): Promise<AlertToRead[]> {
  const found = await db.query<AlertToRead>(
    `select ${TO_READ} from ${FROM} where ${HOLDS} and (t.account_id = $1
       or t.customer_id = (select customer_id from accounts where account_id = $1)
       or t.premise_id in (select p.premise_id from service_agreements g join service_points p using (service_point_id)
            where g.account_id = $1 and g.state not in ('stopped', 'closed', 'cancelled')))
     order by ${WORST_FIRST} limit 50`,
    [accountId, readerId],
  )
  return found.rows
}

/** What holds today for a customer. */
export async function alertsOfCustomer(db: Queryable, customerId: string, readerId: string): Promise<AlertToRead[]> {
  const found = await db.query<AlertToRead>(
    `select ${TO_READ} from ${FROM} where ${HOLDS} and t.customer_id = $1 order by ${WORST_FIRST} limit 50`,
    [customerId, readerId],
  )
  return found.rows
}

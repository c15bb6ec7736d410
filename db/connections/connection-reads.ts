import type { ConnectionStage } from '../../domain/connections/stages.js'
import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'
import { BUSINESS_DATE_SQL } from '../utility/business-date-sql.js'
import { placeLikeSql } from '../premises/place-like-sql.js'

/** A connection as a list shows it. */
export type ConnectionRecord = {
  readonly id: string
  readonly premiseId: string
  readonly address: string
  readonly service: string
  readonly accountId: string
  readonly customerName: string
  readonly stage: ConnectionStage
  readonly appliedOn: string
  readonly wishedOn: string
  readonly endedOn: string | null
  /** What it waits for that is due first. */
  readonly waitsFor: string | null
  readonly owner: string | null
  readonly dueOn: string | null
  readonly isOverdue: boolean
  readonly isStuck: boolean
}

const PROCESS = `left join processes x on x.process_id = 'service-connection/' || n.connection_order_id`
const OVERDUE = `(n.ended_on is null and coalesce(x.due_on < ${BUSINESS_DATE_SQL}, false))`
const SEARCHABLE = `connection_orders n join premises m using (premise_id) ${PROCESS}`
const SELECT = `n.connection_order_id as "id", n.premise_id as "premiseId", concat_ws(', ', m.line1, m.line2, m.city) as "address", n.service,
  n.account_id as "accountId", c.display_name as "customerName", n.stage, n.applied_on as "appliedOn", n.wished_on as "wishedOn",
  n.ended_on as "endedOn", x.waits_for as "waitsFor", x.owner, x.due_on as "dueOn", ${OVERDUE} as "isOverdue",
  coalesce(x.state = 'stuck', false) as "isStuck"`
const DETAIL = `${SEARCHABLE} join accounts a on a.account_id = n.account_id join customers c on c.customer_id = a.customer_id`

/** What connections may be sorted and filtered by. `q`: number, account, customer or address. */
export const CONNECTION_COLUMNS: ListColumns = {
  sortable: {
    id: 'n.connection_order_id',
    service: 'n.service',
    stage: 'n.stage',
    appliedOn: 'n.applied_on',
    wishedOn: 'n.wished_on',
    dueOn: 'x.due_on',
    endedOn: 'n.ended_on',
    address: 'm.line1',
  },
  filterable: {
    id: { sql: 'n.connection_order_id', type: 'text', match: 'equals' },
    stage: { sql: 'n.stage', type: 'text', match: 'equals' },
    service: { sql: 'n.service', type: 'text', match: 'equals' },
    premiseId: { sql: 'n.premise_id', type: 'text', match: 'equals' },
    accountId: { sql: 'n.account_id', type: 'text', match: 'equals' },
    owner: { sql: 'x.owner', type: 'text', match: 'equals' },
    isOpen: { sql: '(n.ended_on is null)', type: 'boolean', match: 'equals' },
    isOverdue: { sql: OVERDUE, type: 'boolean', match: 'equals' },
    q: {
      type: 'text',
      match: 'search',
      where: (text) => `(lower(n.connection_order_id) like lower(${text}) or n.account_id = upper(trim(both '%' from ${text}))
        or ${placeLikeSql('m.search_text', text)}
        or n.account_id in (select account_id from customers join accounts using (customer_id) where search_text like fold(${text})))`,
    },
  },
  defaultSort: { field: 'id', direction: 'desc' },
  tieBreaker: 'n.connection_order_id',
}

export function listConnections(db: Queryable, window: ListWindow): Promise<ListPage<ConnectionRecord>> {
  return readWindow<ConnectionRecord>(db, window, {
    select: SELECT,
    from: SEARCHABLE,
    detail: { key: 'n.connection_order_id', from: DETAIL },
  })
}

export async function findConnectionRecord(db: Queryable, connectionOrderId: string): Promise<ConnectionRecord | undefined> {
  const found = await db.query<ConnectionRecord>(`select ${SELECT} from ${DETAIL} where n.connection_order_id = $1`, [
    connectionOrderId,
  ])
  return found.rows[0]
}

/** A field order that is a part of a connection. */
export interface ConnectionWorkRow {
  readonly id: string
  readonly typeTitle: string
  readonly state: string
  readonly scheduledOn: string | null
  readonly completedOn: string | null
}

/** Every field order of a connection, in their order. */
export async function connectionWork(db: Queryable, processId: string): Promise<ConnectionWorkRow[]> {
  const found = await db.query<ConnectionWorkRow & Record<string, unknown>>(
    `select o.work_order_id as "id", t.title as "typeTitle", o.state, o.scheduled_on as "scheduledOn", o.completed_on as "completedOn"
     from work_orders o join work_order_types t using (type_code) where o.requested_by = $1 order by o.work_order_id`,
    [processId],
  )
  return found.rows
}

/** The tariffs an application may name, by service. */
export async function tariffsToConnect(
  db: Queryable,
): Promise<{ readonly tariffCode: string; readonly name: string; readonly service: string }[]> {
  const found = await db.query<{ tariffCode: string; name: string; service: string }>(
    `select tariff_code as "tariffCode", name, service from tariffs where not is_cancelled order by service, tariff_code limit 1000`,
  )
  return found.rows
}

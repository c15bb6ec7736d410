import type { WorkOrderState } from '../../domain/fieldwork/work-order-states.js'
import type { Priority } from '../../domain/fieldwork/work-order-type.js'
import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'
import { BUSINESS_DATE_SQL } from '../utility/business-date-sql.js'
import { placeLikeSql } from '../premises/place-like-sql.js'

/** An order as lists, the board and the map show it. */
export type WorkOrderRecord = {
  readonly id: string
  readonly typeCode: string
  readonly typeTitle: string
  readonly state: WorkOrderState
  readonly priority: Priority
  readonly premiseId: string
  readonly address: string
  readonly postcode: string
  readonly readRoute: string
  readonly latitude: number
  readonly longitude: number
  readonly servicePointId: string | null
  readonly service: string | null
  readonly accountId: string | null
  readonly customerName: string | null
  readonly wantedOn: string
  readonly scheduledOn: string | null
  readonly crewId: string | null
  readonly crewName: string | null
  readonly windowFrom: string | null
  readonly windowTo: string | null
  readonly expectedMinutes: number
  readonly skills: readonly string[]
  readonly needsAppointment: boolean
  readonly isOverdue: boolean
  readonly resultCode: string | null
  readonly completedOn: string | null
  readonly outageId: number | null
  /** Counts the changes, so that two people who act at once are told of each other. */
  readonly version: number
}

const OPEN = `o.state not in ('completed', 'incomplete', 'cancelled')`
const OVERDUE = `(${OPEN} and coalesce(o.scheduled_on, o.wanted_on) < ${BUSINESS_DATE_SQL})`
const SEARCHABLE = 'work_orders o join work_order_types t using (type_code) join premises m on m.premise_id = o.premise_id'

const SELECT = `o.work_order_id as "id", o.type_code as "typeCode", t.title as "typeTitle", o.state, o.priority, o.premise_id as "premiseId",
  concat_ws(', ', m.line1, m.line2, m.city) as "address", m.postcode, m.read_route as "readRoute", m.latitude::float8 as "latitude",
  m.longitude::float8 as "longitude", o.service_point_id as "servicePointId", p.service, o.account_id as "accountId",
  c.display_name as "customerName", o.wanted_on as "wantedOn", o.scheduled_on as "scheduledOn", o.crew_id as "crewId", w.name as "crewName",
  a.starts_at as "windowFrom", a.ends_at as "windowTo", t.expected_minutes as "expectedMinutes", t.skills,
  t.needs_appointment as "needsAppointment", ${OVERDUE} as "isOverdue", o.result_code as "resultCode", o.completed_on as "completedOn",
  o.outage_id as "outageId", o.version`

const DETAIL = `${SEARCHABLE} left join service_points p on p.service_point_id = o.service_point_id
  left join accounts n on n.account_id = o.account_id left join customers c on c.customer_id = n.customer_id
  left join crews w on w.crew_id = o.crew_id left join appointments a on a.work_order_id = o.work_order_id and a.state = 'booked'`

const PRIORITY = `array_position(array['emergency', 'high', 'normal', 'low'], o.priority)`

/** What work orders may be sorted and filtered by. `q`: number, or the address. */
export const WORK_ORDER_COLUMNS: ListColumns = {
  sortable: {
    id: 'o.work_order_id',
    typeCode: 'o.type_code',
    state: 'o.state',
    priority: PRIORITY,
    wantedOn: 'o.wanted_on',
    scheduledOn: 'o.scheduled_on',
    completedOn: 'o.completed_on',
    address: 'm.line1',
    readRoute: 'm.read_route',
  },
  filterable: {
    id: { sql: 'o.work_order_id', type: 'text', match: 'equals' },
    typeCode: { sql: 'o.type_code', type: 'text', match: 'equals' },
    state: { sql: 'o.state', type: 'text', match: 'equals' },
    isOpen: { sql: `(${OPEN})`, type: 'boolean', match: 'equals' },
    isOverdue: { sql: OVERDUE, type: 'boolean', match: 'equals' },
    priority: { sql: 'o.priority', type: 'text', match: 'equals' },
    crewId: { sql: 'o.crew_id', type: 'text', match: 'equals' },
    premiseId: { sql: 'o.premise_id', type: 'text', match: 'equals' },
    servicePointId: { sql: 'o.service_point_id', type: 'text', match: 'equals' },
    accountId: { sql: 'o.account_id', type: 'text', match: 'equals' },
    agreementId: { sql: 'o.agreement_id', type: 'text', match: 'equals' },
    requestedBy: { sql: 'o.requested_by', type: 'text', match: 'equals' },
    hasAppointment: {
      sql: `exists (select from appointments a where a.work_order_id = o.work_order_id and a.state = 'booked')`,
      type: 'boolean',
      match: 'equals',
    },
    outageId: { sql: 'o.outage_id', type: 'integer', match: 'equals' },
    readRoute: { sql: 'm.read_route', type: 'text', match: 'equals' },
    scheduledFrom: { sql: 'o.scheduled_on', type: 'date', match: 'from' },
    scheduledTo: { sql: 'o.scheduled_on', type: 'date', match: 'to' },
    wantedTo: { sql: 'o.wanted_on', type: 'date', match: 'to' },
    q: {
      type: 'text',
      match: 'search',
      where: (text) => `(lower(o.work_order_id) like lower(${text}) or ${placeLikeSql('m.search_text', text)})`,
    },
  },
  defaultSort: { field: 'id', direction: 'desc' },
  tieBreaker: 'o.work_order_id',
}

export function listWorkOrders(db: Queryable, window: ListWindow): Promise<ListPage<WorkOrderRecord>> {
  return readWindow<WorkOrderRecord>(db, window, {
    select: SELECT,
    from: SEARCHABLE,
    detail: { key: 'o.work_order_id', from: DETAIL },
  })
}

export async function findWorkOrder(db: Queryable, workOrderId: string): Promise<WorkOrderRecord | undefined> {
  const found = await db.query<WorkOrderRecord>(`select ${SELECT} from ${DETAIL} where o.work_order_id = $1`, [workOrderId])
  return found.rows[0]
}

/** Orders at most that a board of some days shows. */
const BOARD_MAX = 2000

/** What is planned for the days, whatever its state but cancelled, and what is open without a day, the most urgent first. */
export async function ordersOfDays(
  db: Queryable,
  days: { readonly from: string; readonly to: string },
): Promise<WorkOrderRecord[]> {
  const found = await db.query<WorkOrderRecord>(
    `select ${SELECT} from ${DETAIL}
     where (o.scheduled_on between $1 and $2 and o.state <> 'cancelled') or (o.scheduled_on is null and ${OPEN})
     order by o.scheduled_on nulls last, ${PRIORITY}, o.wanted_on, o.work_order_id limit ${BOARD_MAX}`,
    [days.from, days.to],
  )
  return found.rows
}

/** Open orders on the list of these crews: those of the day, and what is left over from days before. */
export async function ordersOfCrews(db: Queryable, crewIds: readonly string[], on: string): Promise<WorkOrderRecord[]> {
  const found = await db.query<WorkOrderRecord>(
    `select ${SELECT} from ${DETAIL}
     where o.crew_id = any($1) and o.scheduled_on <= $2 and o.state in ('dispatched', 'en_route', 'on_site')
     order by o.scheduled_on, ${PRIORITY}, a.starts_at nulls last, o.work_order_id limit 200`,
    [crewIds, on],
  )
  return found.rows
}

import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'
import { BUSINESS_DATE_SQL } from '../utility/business-date-sql.js'

/** A walk of a meter reader. */
export type ReadRouteRecord = {
  /** The route itself. */
  readonly id: string
  readonly premises: number
  readonly registers: number
  /** Registers without a measured read in the last 25 days. */
  readonly due: number
  readonly lastReadOn: string | null
}

const INSTALLED = `premises p join service_points s using (premise_id) join meter_installs i using (service_point_id)
  join registers r using (meter_id, register)`

const LAST_READ = `(select max(d.read_on) from reads d where d.meter_id = i.meter_id and d.register = i.register and d.superseded_by is null
  and d.kind <> 'estimated' and d.read_on <= ${BUSINESS_DATE_SQL})`

export const READ_ROUTE_COLUMNS: ListColumns = {
  sortable: { id: 'w.id', premises: 'w.premises', registers: 'w.registers', due: 'w.due', lastReadOn: 'w."lastReadOn"' },
  filterable: {
    id: { sql: 'w.id', type: 'text', match: 'equals' },
    q: { sql: 'w.id', type: 'text', match: 'contains' },
  },
  defaultSort: { field: 'id', direction: 'asc' },
  tieBreaker: 'w.id',
}

export function listReadRoutes(db: Queryable, window: ListWindow): Promise<ListPage<ReadRouteRecord>> {
  return readWindow<ReadRouteRecord>(db, window, {
    select: 'w.id, w.premises, w.registers, w.due, w."lastReadOn"',
    from: `(select l.read_route as id, count(distinct l.premise_id) as premises, count(*) as registers,
        count(*) filter (where l.last_read_on is null or l.last_read_on < ${BUSINESS_DATE_SQL} - 25) as due, max(l.last_read_on) as "lastReadOn"
      from (select p.read_route, p.premise_id, ${LAST_READ} as last_read_on from ${INSTALLED} where i.removed_on is null) l
      group by l.read_route) w`,
  })
}

export interface SheetRow {
  readonly route: string
  readonly sequence: number
  readonly address: string
  readonly meterId: string
  readonly register: string
  readonly unit: string
  readonly dials: number
  readonly multiplier: string
  readonly lastReadOn: string | null
  readonly lastValue: string | null
}

/** The registers in place on a route, in walk order, with the last read that counts. */
export async function sheetOfRoute(db: Queryable, route: string): Promise<SheetRow[]> {
  const found = await db.query<SheetRow & Record<string, unknown>>(
    `select p.read_route as route, p.read_sequence as sequence, concat_ws(', ', p.line1, p.line2) as address, i.meter_id as "meterId", i.register,
            r.unit, r.dials, r.multiplier, d.read_on as "lastReadOn", d.value as "lastValue"
       from ${INSTALLED}
       left join lateral (select read_on, value from reads d where d.meter_id = i.meter_id and d.register = i.register
         and d.superseded_by is null and d.read_on <= ${BUSINESS_DATE_SQL} order by d.read_on desc limit 1) d on true
      where p.read_route = $1 and i.removed_on is null
      order by p.read_sequence, p.premise_id, s.service, i.meter_id, i.register`,
    [route],
  )
  return found.rows
}

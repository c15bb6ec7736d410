import type { DeviceState } from '../../domain/metering/inventory/device-states.js'
import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'
import { BUSINESS_DATE_SQL } from '../utility/business-date-sql.js'
import { placeLikeSql } from '../premises/place-like-sql.js'

/** A meter as a list shows it. */
export type MeterRecord = {
  readonly id: string
  readonly service: string
  readonly make: string
  readonly model: string
  readonly size: string | null
  readonly purchasedOn: string
  readonly state: DeviceState
  /** Where it is kept while it hangs nowhere. */
  readonly warehouse: string | null
  readonly lotId: string | null
  readonly premiseId: string | null
  readonly address: string | null
  /** Up to the business date. */
  readonly lastReadOn: string | null
}

const IN_PLACE = `(select i.service_point_id, i.installed_on from meter_installs i where i.meter_id = e.meter_id and i.removed_on is null
  order by i.installed_on desc limit 1)`
/** What meters may be sorted and filtered by. `q`: serial number, or the address where it is. */
export const METER_COLUMNS: ListColumns = {
  sortable: {
    id: 'e.meter_id',
    service: 'e.service',
    make: 'e.make',
    model: 'e.model',
    size: 'e.size',
    purchasedOn: 'e.purchased_on',
  },
  filterable: {
    id: { sql: 'e.meter_id', type: 'text', match: 'equals' },
    service: { sql: 'e.service', type: 'text', match: 'equals' },
    size: { sql: 'e.size', type: 'text', match: 'equals' },
    make: { sql: 'e.make', type: 'text', match: 'equals' },
    state: { sql: 'e.state', type: 'text', match: 'equals' },
    lotId: { sql: 'e.lot_id', type: 'text', match: 'equals' },
    warehouseId: { sql: 'e.warehouse_id', type: 'text', match: 'equals' },
    q: {
      type: 'text',
      match: 'search',
      where: (text) => `(lower(e.meter_id) like lower(${text}) or e.meter_id in (
        select i.meter_id from premises m join service_points p using (premise_id) join meter_installs i using (service_point_id)
        where ${placeLikeSql('m.search_text', text)} and i.removed_on is null))`,
    },
  },
  defaultSort: { field: 'id', direction: 'asc' },
  tieBreaker: 'e.meter_id',
}

export function listMeters(db: Queryable, window: ListWindow): Promise<ListPage<MeterRecord>> {
  return readWindow<MeterRecord>(db, window, {
    select: `e.meter_id as "id", e.service, e.make, e.model, e.size, e.purchased_on as "purchasedOn", e.state,
      (select w.name from warehouses w where w.warehouse_id = e.warehouse_id) as "warehouse", e.lot_id as "lotId",
      m.premise_id as "premiseId", concat_ws(', ', m.line1, m.line2) as "address",
      (select max(r.read_on) from reads r where r.meter_id = e.meter_id and r.superseded_by is null and r.read_on <= ${BUSINESS_DATE_SQL}) as "lastReadOn"`,
    from: 'meters e',
    detail: {
      key: 'e.meter_id',
      from: `meters e left join lateral ${IN_PLACE} i on true left join service_points p on p.service_point_id = i.service_point_id
        left join premises m on m.premise_id = p.premise_id`,
    },
  })
}

export interface MeterFacts {
  readonly id: string
  readonly service: string
  readonly make: string
  readonly model: string
  readonly size: string | null
  readonly purchasedOn: string
  readonly state: DeviceState
}

export async function findMeter(db: Queryable, meterId: string): Promise<MeterFacts | undefined> {
  const found = await db.query<MeterFacts>(
    `select meter_id as "id", service, make, model, size, purchased_on as "purchasedOn", state from meters where meter_id = $1`,
    [meterId],
  )
  return found.rows[0]
}

export interface RegisterFacts {
  readonly register: string
  readonly unit: string
  readonly direction: 'delivered' | 'received'
  readonly dials: number
  readonly multiplier: string
  readonly role: 'consumption' | 'demand'
}

export async function meterRegisters(db: Queryable, meterId: string): Promise<RegisterFacts[]> {
  const found = await db.query<RegisterFacts>(
    'select register, unit, direction, dials, multiplier, role from registers where meter_id = $1 order by role, register',
    [meterId],
  )
  return found.rows
}

export interface InstallFacts {
  readonly register: string
  readonly servicePointId: string
  readonly service: string
  readonly premiseId: string
  readonly address: string
  readonly installedOn: string
  readonly installRead: string
  readonly removedOn: string | null
  readonly removalRead: string | null
  /** The account that takes service there, if any. */
  readonly accountId: string | null
  readonly customerName: string | null
}

/** Where the meter's registers served, the newest first. */
export async function meterInstalls(db: Queryable, meterId: string): Promise<InstallFacts[]> {
  const found = await db.query<InstallFacts>(
    `select i.register, i.service_point_id as "servicePointId", p.service, m.premise_id as "premiseId", concat_ws(', ', m.line1, m.line2) as "address",
       i.installed_on as "installedOn", i.install_read as "installRead", i.removed_on as "removedOn", i.removal_read as "removalRead",
       g.account_id as "accountId", g.display_name as "customerName"
     from meter_installs i join service_points p using (service_point_id) join premises m using (premise_id)
       left join lateral (
         select g.account_id, c.display_name from service_agreements g join accounts a using (account_id) join customers c using (customer_id)
         where g.service_point_id = i.service_point_id and g.state not in ('stopped', 'closed', 'cancelled', 'pending_start')
           and i.removed_on is null order by g.start_on desc limit 1) g on true
     where i.meter_id = $1 order by i.installed_on desc, i.register`,
    [meterId],
  )
  return found.rows
}

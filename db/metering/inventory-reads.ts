import type { DeviceInHand } from '../../domain/metering/inventory/device-states.js'
import type { TestPoint } from '../../domain/metering/inventory/meter-test.js'
import type { Queryable } from '../pool.js'
import { DEVICE_IN_HAND } from './inventory-store.js'

/** Where a meter is kept and in which lot it came. */
export interface DeviceFacts extends DeviceInHand {
  readonly warehouseId: string | null
  readonly warehouse: string | null
  readonly lotId: string | null
  readonly supplier: string | null
}

export async function findDevice(db: Queryable, meterId: string): Promise<DeviceFacts | undefined> {
  const found = await db.query<DeviceFacts & Record<string, unknown>>(
    `select ${DEVICE_IN_HAND}, e.warehouse_id as "warehouseId", w.name as warehouse, e.lot_id as "lotId", l.supplier
       from meters e left join warehouses w on w.warehouse_id = e.warehouse_id left join purchase_lots l using (lot_id)
      where e.meter_id = $1`,
    [meterId],
  )
  return found.rows[0]
}

/** A step in the life of a meter: what the warehouse did, where it was hung up and taken out. */
export interface DeviceHappening {
  readonly on: string
  readonly event: 'received' | 'moved' | 'returned' | 'scrapped' | 'installed' | 'removed'
  /** The warehouse, or the address. */
  readonly place: string | null
  readonly servicePointId: string | null
  readonly reason: string | null
  readonly by: string | null
}

/** The life of a meter, the newest first. */
export async function deviceHistory(db: Queryable, meterId: string, most: number): Promise<DeviceHappening[]> {
  const found = await db.query<DeviceHappening & Record<string, unknown>>(
    `select h."on"::text as "on", h.event, h.place, h."servicePointId", h.reason, h.by from (
       select s.happened_on as "on", s.event, w.name as place, null as "servicePointId", s.reason, coalesce(u.name, s.recorded_by) as by,
              case s.event when 'received' then 0 else 3 end as part, s.event_id as no
         from meter_stock_events s left join warehouses w using (warehouse_id) left join users u on u.user_id = s.recorded_by where s.meter_id = $1
       union all
       select distinct i.installed_on, 'installed', concat_ws(', ', m.line1, m.line2), i.service_point_id, null, null, 1, 0
         from meter_installs i join service_points p using (service_point_id) join premises m using (premise_id) where i.meter_id = $1
       union all
       select distinct i.removed_on, 'removed', concat_ws(', ', m.line1, m.line2), i.service_point_id, null, null, 2, 0
         from meter_installs i join service_points p using (service_point_id) join premises m using (premise_id)
        where i.meter_id = $1 and i.removed_on is not null) h
      order by h."on" desc, h.part desc, h.no desc limit $2`,
    [meterId, most],
  )
  return found.rows
}

export interface TestRecord {
  readonly id: number
  readonly testedOn: string
  readonly testedBy: string
  readonly points: readonly TestPoint[]
  readonly accuracy: string | null
  readonly result: 'passed' | 'failed'
  readonly because: string | null
  readonly note: string | null
  readonly recordedBy: string
  /** The days whose use it corrects, while no later test takes its place. */
  readonly correction: { readonly from: string; readonly to: string; readonly factor: string } | null
}

/** The tests of a meter, the newest first. */
export async function testsOfMeter(db: Queryable, meterId: string, most: number): Promise<TestRecord[]> {
  const found = await db.query<TestRecord & Record<string, unknown>>(
    `select t.test_id as id, t.tested_on as "testedOn", t.tested_by as "testedBy", t.points, t.accuracy, t.result, t.because, t.note,
            coalesce(u.name, t.recorded_by) as "recordedBy",
            (select jsonb_build_object('from', c.from_on, 'to', c.to_on, 'factor', c.factor::text) from accuracy_corrections c
              where c.test_id = t.test_id and c.superseded_by_test is null) as correction
       from meter_tests t left join users u on u.user_id = t.recorded_by where t.meter_id = $1
      order by t.tested_on desc, t.test_id desc limit $2`,
    [meterId, most],
  )
  return found.rows
}

export interface WarehouseRecord {
  readonly id: string
  readonly name: string
  readonly stock: number
  /** Taken out, and not yet tested, returned or scrapped. */
  readonly removed: number
}

/** Warehouses with what is kept in them. */
export async function listWarehouses(db: Queryable): Promise<WarehouseRecord[]> {
  const found = await db.query<WarehouseRecord & Record<string, unknown>>(
    `select w.warehouse_id as id, w.name, count(m.meter_id) filter (where m.state = 'stock')::integer as stock,
            count(m.meter_id) filter (where m.state = 'removed')::integer as removed
       from warehouses w left join meters m using (warehouse_id) group by w.warehouse_id order by w.name, w.warehouse_id`,
  )
  return found.rows
}

export interface LotRecord {
  readonly id: string
  readonly supplier: string | null
  readonly orderNumber: string | null
  readonly receivedOn: string
  readonly warehouse: string
  readonly stock: number
  readonly installed: number
  readonly removed: number
  readonly scrapped: number
  /** Meters of the lot whose last test failed. */
  readonly failed: number
}

/** Purchase lots with what became of their meters, the newest first. */
export async function listLots(db: Queryable, most: number): Promise<LotRecord[]> {
  const found = await db.query<LotRecord & Record<string, unknown>>(
    `select l.lot_id as id, l.supplier, l.order_number as "orderNumber", l.received_on as "receivedOn", w.name as warehouse,
            count(*) filter (where m.state = 'stock')::integer as stock, count(*) filter (where m.state = 'installed')::integer as installed,
            count(*) filter (where m.state = 'removed')::integer as removed, count(*) filter (where m.state = 'scrapped')::integer as scrapped,
            count(*) filter (where (select t.result from meter_tests t where t.meter_id = m.meter_id order by t.tested_on desc, t.test_id desc limit 1) = 'failed')::integer as failed
       from purchase_lots l join warehouses w using (warehouse_id) left join meters m using (lot_id)
      group by l.lot_id, w.name order by l.received_on desc, l.lot_id limit $1`,
    [most],
  )
  return found.rows
}

/** How many meters there are in each state, and how many of them nobody says where they are kept. */
export async function countDevices(
  db: Queryable,
): Promise<{ stock: number; installed: number; removed: number; scrapped: number; unplaced: number }> {
  const found = await db.query<{ stock: number; installed: number; removed: number; scrapped: number; unplaced: number }>(
    `select count(*) filter (where state = 'stock')::integer as stock, count(*) filter (where state = 'installed')::integer as installed,
            count(*) filter (where state = 'removed')::integer as removed, count(*) filter (where state = 'scrapped')::integer as scrapped,
            count(*) filter (where state in ('stock', 'removed') and warehouse_id is null)::integer as unplaced from meters`,
  )
  return found.rows[0] as { stock: number; installed: number; removed: number; scrapped: number; unplaced: number }
}

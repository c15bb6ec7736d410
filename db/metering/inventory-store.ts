import type pg from 'pg'
import type { AccuracyCorrection } from '../../domain/metering/inventory/accuracy-correction.js'
import type { DeviceInHand, DeviceState } from '../../domain/metering/inventory/device-states.js'
import type { TestPoint } from '../../domain/metering/inventory/meter-test.js'
import type { NewMeter } from '../../domain/metering/new-meter.js'
import type { SettingsFile } from '../../domain/utility/settings-file.js'
import type { Queryable } from '../pool.js'

/** The last test of the meter `e`, and the last day on which it was taken out. */
export const DEVICE_IN_HAND = `e.meter_id as "meterId", e.state, (select max(i.removed_on)::text from meter_installs i where i.meter_id = e.meter_id) as "removedOn",
  (select jsonb_build_object('on', t.tested_on, 'result', t.result) from meter_tests t where t.meter_id = e.meter_id
    order by t.tested_on desc, t.test_id desc limit 1) as "lastTest"`

/** A meter, locked so that two people cannot act on it at once. */
export async function lockDevice(
  client: pg.PoolClient,
  meterId: string,
): Promise<(DeviceInHand & { readonly service: 'electric' | 'water' | 'gas'; readonly warehouseId: string | null }) | undefined> {
  await client.query('select from meters where meter_id = $1 for no key update', [meterId])
  const found = await client.query<DeviceInHand & { service: 'electric' | 'water' | 'gas'; warehouseId: string | null }>(
    `select ${DEVICE_IN_HAND}, e.service, e.warehouse_id as "warehouseId" from meters e where e.meter_id = $1`,
    [meterId],
  )
  return found.rows[0]
}

export async function warehouseExists(db: Queryable, warehouseId: string): Promise<boolean> {
  return (await db.query('select from warehouses where warehouse_id = $1', [warehouseId])).rows.length > 0
}

/** Adds a warehouse. False where its key is taken. */
export async function insertWarehouse(
  client: pg.PoolClient,
  warehouse: { readonly warehouseId: string; readonly name: string; readonly recordedBy: string },
): Promise<boolean> {
  const added = await client.query(
    'insert into warehouses (warehouse_id, name, recorded_by) values ($1, $2, $3) on conflict do nothing',
    [warehouse.warehouseId, warehouse.name, warehouse.recordedBy],
  )
  return added.rowCount === 1
}

export interface NewLot {
  readonly lotId: string
  readonly supplier: string | null
  readonly orderNumber: string | null
  readonly receivedOn: string
  readonly warehouseId: string
  readonly reason: string
  readonly recordedBy: string
}

/** Adds a purchase lot. False where its key is taken. */
export async function insertLot(client: pg.PoolClient, lot: NewLot): Promise<boolean> {
  const added = await client.query(
    `insert into purchase_lots (lot_id, supplier, order_number, received_on, warehouse_id, reason, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [lot.lotId, lot.supplier, lot.orderNumber, lot.receivedOn, lot.warehouseId, lot.reason, lot.recordedBy],
  )
  return added.rowCount === 1
}

/** Which of these numbers have meters. */
export async function knownMeterIds(db: Queryable, meterIds: readonly string[]): Promise<string[]> {
  const found = await db.query<{ id: string }>('select meter_id as id from meters where meter_id = any($1) order by 1', [
    meterIds,
  ])
  return found.rows.map((row) => row.id)
}

/** Adds meters with their registers, all of one lot and warehouse. */
export async function insertMeters(
  client: pg.PoolClient,
  meters: readonly NewMeter[],
  place: { readonly lotId: string; readonly warehouseId: string },
): Promise<void> {
  const column = (pick: (meter: NewMeter) => unknown): unknown[] => meters.map(pick)
  await client.query(
    `insert into meters (meter_id, service, make, model, size, purchased_on, warehouse_id, lot_id)
     select m.*, $7, $8 from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::date[]) as m`,
    [
      column((meter) => meter.meterId),
      column((meter) => meter.service),
      column((meter) => meter.make),
      column((meter) => meter.model),
      column((meter) => meter.size),
      column((meter) => meter.purchasedOn),
      place.warehouseId,
      place.lotId,
    ],
  )
  const registers = meters.flatMap(({ meterId, registers: own }) => own.map((register) => ({ meterId, ...register })))
  const of = (pick: (register: (typeof registers)[number]) => unknown): unknown[] => registers.map(pick)
  await client.query(
    `insert into registers (meter_id, register, unit, direction, dials, multiplier, role)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::integer[], $6::numeric[], $7::text[])`,
    [
      of(({ meterId }) => meterId),
      of(({ register }) => register),
      of(({ unit }) => unit),
      of(({ direction }) => direction),
      of(({ dials }) => dials),
      of(({ multiplier }) => multiplier),
      of(({ role }) => role),
    ],
  )
}

export interface StockEvent {
  readonly event: 'received' | 'moved' | 'returned' | 'scrapped'
  readonly warehouseId: string | null
  readonly on: string
  readonly reason: string
  readonly recordedBy: string
}

export async function insertStockEvents(client: pg.PoolClient, meterIds: readonly string[], event: StockEvent): Promise<void> {
  await client.query(
    `insert into meter_stock_events (meter_id, event, warehouse_id, happened_on, reason, recorded_by)
     select id, $2, $3, $4, $5, $6 from unnest($1::text[]) as id`,
    [meterIds, event.event, event.warehouseId, event.on, event.reason, event.recordedBy],
  )
}

export async function moveDevice(
  client: pg.PoolClient,
  device: { readonly meterId: string; readonly state: DeviceState; readonly warehouseId: string | null },
): Promise<void> {
  await client.query('update meters set state = $2, warehouse_id = $3 where meter_id = $1', [
    device.meterId,
    device.state,
    device.warehouseId,
  ])
}

/** The utility's own limits of accuracy; undefined where it states none. */
export async function loadAccuracyLimits(db: Queryable): Promise<SettingsFile['meter_tests']> {
  const found = await db.query<{ limits: SettingsFile['meter_tests'] | null }>(
    `select settings -> 'meter_tests' as limits from utility`,
  )
  return found.rows[0]?.limits ?? undefined
}

export interface NewTest {
  readonly meterId: string
  readonly testedOn: string
  readonly testedBy: string
  readonly points: readonly TestPoint[]
  readonly accuracy: string | null
  readonly result: 'passed' | 'failed'
  readonly because: string | null
  readonly note: string | null
  readonly recordedBy: string
}

export async function insertTest(client: pg.PoolClient, test: NewTest): Promise<number> {
  const added = await client.query<{ id: number }>(
    `insert into meter_tests (meter_id, tested_on, tested_by, points, accuracy, result, because, note, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning test_id as id`,
    [
      test.meterId,
      test.testedOn,
      test.testedBy,
      JSON.stringify(test.points),
      test.accuracy,
      test.result,
      test.because,
      test.note,
      test.recordedBy,
    ],
  )
  return added.rows[0]?.id as number
}

/** The last install of a meter that ended, and the last test it passed before that. */
export async function lastRemoval(
  db: Queryable,
  meterId: string,
): Promise<{ readonly installedOn: string; readonly removedOn: string; readonly passedOn: string | null } | undefined> {
  const found = await db.query<{ installedOn: string; removedOn: string; passedOn: string | null }>(
    `select i.installed_on as "installedOn", i.removed_on as "removedOn",
            (select max(t.tested_on)::text from meter_tests t where t.meter_id = i.meter_id and t.result = 'passed' and t.tested_on < i.removed_on) as "passedOn"
       from meter_installs i where i.meter_id = $1 and i.removed_on is not null order by i.removed_on desc, i.installed_on limit 1`,
    [meterId],
  )
  return found.rows[0]
}

/** Takes back the corrections that touch an install, because a later test says otherwise. Their days. */
export async function supersedeCorrections(
  client: pg.PoolClient,
  meterId: string,
  days: { readonly from: string; readonly to: string },
  testId: number,
): Promise<{ readonly from: string; readonly to: string }[]> {
  const found = await client.query<{ from: string; to: string }>(
    `update accuracy_corrections set superseded_by_test = $4
      where meter_id = $1 and superseded_by_test is null and from_on <= $3 and to_on >= $2 returning from_on as "from", to_on as "to"`,
    [meterId, days.from, days.to, testId],
  )
  return found.rows
}

export async function insertCorrection(
  client: pg.PoolClient,
  correction: AccuracyCorrection & { readonly meterId: string; readonly testId: number },
): Promise<void> {
  await client.query('insert into accuracy_corrections (meter_id, test_id, from_on, to_on, factor) values ($1, $2, $3, $4, $5)', [
    correction.meterId,
    correction.testId,
    correction.from,
    correction.to,
    correction.factor,
  ])
}

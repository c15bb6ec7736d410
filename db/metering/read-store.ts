import type pg from 'pg'
import { takeIds } from '../ledger/journal-store.js'
import type { Queryable } from '../pool.js'

export interface RegisterRow {
  readonly unit: string
  readonly dials: number
  readonly multiplier: string
  readonly role: 'consumption' | 'demand'
}

export async function findRegister(db: Queryable, meterId: string, register: string): Promise<RegisterRow | undefined> {
  const found = await db.query<RegisterRow>(
    'select unit, dials, multiplier, role from registers where meter_id = $1 and register = $2',
    [meterId, register],
  )
  return found.rows[0]
}

export interface LiveRead {
  readonly readId: number
  readonly value: string
  readonly kind: 'actual' | 'estimated' | 'customer'
}

/** The read that counts for a register and day, locked until the transaction ends. */
export async function findLiveRead(
  client: pg.PoolClient,
  read: { meterId: string; register: string; readOn: string },
): Promise<LiveRead | undefined> {
  const found = await client.query<LiveRead>(
    `select read_id as "readId", value, kind from reads
     where meter_id = $1 and register = $2 and read_on = $3 and superseded_by is null for no key update`,
    [read.meterId, read.register, read.readOn],
  )
  return found.rows[0]
}

export interface NewRead {
  readonly meterId: string
  readonly register: string
  readonly readOn: string
  readonly value: string
  readonly kind: string
  readonly source: string
  readonly reason: string
  readonly recordedBy: string
  /** Called with the new id before the row is written: only one read of a register and day may be live at a time. */
  readonly before: (readId: number) => Promise<void>
}

export async function insertRead(client: pg.PoolClient, read: NewRead): Promise<number> {
  const [readId] = (await takeIds(client, 'read_ids', 1)) as [number]
  await read.before(readId)
  await client.query(
    `insert into reads (read_id, meter_id, register, read_on, value, kind, source, reason, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [readId, read.meterId, read.register, read.readOn, read.value, read.kind, read.source, read.reason, read.recordedBy],
  )
  return readId
}

/** The one change a read ever sees: which read took its place. */
export async function supersedeRead(client: pg.PoolClient, readId: number, byReadId: number): Promise<void> {
  await client.query('update reads set superseded_by = $2 where read_id = $1', [readId, byReadId])
}

/** The service points where a register is in place on a day. */
export async function pointsOfMeter(
  db: Queryable,
  read: { meterId: string; register: string; readOn: string },
): Promise<string[]> {
  const found = await db.query<{ service_point_id: string }>(
    `select service_point_id from meter_installs where meter_id = $1 and register = $2 and installed_on <= $3
       and (removed_on is null or removed_on >= $3)`,
    [read.meterId, read.register, read.readOn],
  )
  return found.rows.map((row) => row.service_point_id)
}

import type { WeatherFact } from '../../domain/collections/disconnection-facts.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

export interface WeatherRow extends WeatherFact {
  readonly readingId: number
  readonly recordedBy: string
}

export async function insertReadings(tx: Transaction, readings: readonly WeatherFact[], recordedBy: string): Promise<void> {
  for (const reading of readings) {
    await tx.client.query(
      'insert into weather_readings (kind, for_on, low, high, is_advised, source, read_on, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [reading.kind, reading.on, reading.low, reading.high, reading.isAdvised, reading.source, reading.readOn, recordedBy],
    )
  }
}

/** Readings for the days between, both included, in the order in which they were read. */
export async function readingsBetween(db: Queryable, from: string, to: string): Promise<WeatherRow[]> {
  const found = await db.query<WeatherRow & Record<string, unknown>>(
    `select reading_id as "readingId", kind, for_on as "on", low::text, high::text, is_advised as "isAdvised", source, read_on as "readOn",
       recorded_by as "recordedBy" from weather_readings where for_on between $1 and $2 order by reading_id`,
    [from, to],
  )
  return found.rows
}

/** Whether a source was read on a business day already. */
export async function wasReadOn(db: Queryable, source: string, readOn: string): Promise<boolean> {
  return (
    (await db.query('select from weather_readings where source = $1 and read_on = $2 limit 1', [source, readOn])).rowCount !== 0
  )
}

export interface WeatherRecord extends WeatherFact {
  readonly readingId: number
  readonly readAt: Date
  readonly recordedBy: string
}

/** Readings for the days between with the moment of each and who wrote it down, the latest read first. */
export async function weatherRecords(db: Queryable, from: string, to: string): Promise<WeatherRecord[]> {
  const found = await db.query<WeatherRecord & Record<string, unknown>>(
    `select w.reading_id as "readingId", w.kind, w.for_on as "on", w.low::text, w.high::text, w.is_advised as "isAdvised", w.source,
       w.read_on as "readOn", w.read_at as "readAt", coalesce(u.name, w.recorded_by) as "recordedBy"
     from weather_readings w left join users u on u.user_id = w.recorded_by where w.for_on between $1 and $2 order by w.reading_id desc limit 500`,
    [from, to],
  )
  return found.rows
}

/** Areas in which disconnections pause on a day: storms by read route, and holds of collection by read route. */
export async function pausedAreas(
  db: Queryable,
  on: string,
): Promise<{ area: string; why: 'storm' | 'hold'; name: string; fromOn: string; toOn: string | null }[]> {
  const found = await db.query<{ area: string; why: 'storm' | 'hold'; name: string; fromOn: string; toOn: string | null }>(
    `select a.read_route as area, 'storm' as why, o.name, o.starts_on as "fromOn", o.ends_on as "toOn" from outages o join outage_areas a using (outage_id)
       where o.pauses_disconnections and o.starts_on <= $1 and (o.ends_on is null or $1 <= o.ends_on)
     union all
     select scope_value, 'hold', reason, from_on, to_on from collection_holds
       where scope = 'area' and from_on <= $1 and (to_on is null or $1 <= to_on) and released_on is null
     order by 1, 2, 4`,
    [on],
  )
  return found.rows
}

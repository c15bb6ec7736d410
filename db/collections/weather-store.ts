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

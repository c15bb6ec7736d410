import { localDateIn } from '../today.js'
import type { Queryable } from '../pool.js'

export interface UtilityRow {
  readonly name: string
  readonly currency: string
  readonly timeZone: string
  readonly isSandbox: boolean
  /** The sandbox date, or today in the utility's time zone. */
  readonly today: string
  readonly settings: unknown
  readonly settingsVersion: number
}

/** The one utility of this database, or undefined before its first import. */
export async function loadUtility(db: Queryable): Promise<UtilityRow | undefined> {
  const found = await db.query<{
    name: string
    currency: string
    time_zone: string
    is_sandbox: boolean
    business_date: string | null
    settings: unknown
    settings_version: number
  }>('select name, currency, time_zone, is_sandbox, business_date, settings, settings_version from utility')
  const row = found.rows[0]
  if (row === undefined) return undefined
  return {
    name: row.name,
    currency: row.currency,
    timeZone: row.time_zone,
    isSandbox: row.is_sandbox,
    today: row.business_date ?? localDateIn(row.time_zone),
    settings: row.settings,
    settingsVersion: row.settings_version,
  }
}

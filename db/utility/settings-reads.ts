import type { SettingsFile } from '../../domain/utility/settings-file.js'
import type { Queryable } from '../pool.js'

/** The parts of the settings that typing in a read is judged by; nothing where no utility is there yet. */
export async function loadReadEntrySettings(db: Queryable): Promise<Partial<Pick<SettingsFile, 'rollover' | 'checks'>>> {
  const found = await db.query<{ rollover: SettingsFile['rollover'] | null; checks: SettingsFile['checks'] | null }>(
    `select settings -> 'rollover' as rollover, settings -> 'checks' as checks from utility`,
  )
  const row = found.rows[0]
  return { ...(row?.rollover ? { rollover: row.rollover } : {}), ...(row?.checks ? { checks: row.checks } : {}) }
}

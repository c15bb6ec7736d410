import { invariant } from '../../domain/kernel/invariant.js'
import type { SettingsFile } from '../../domain/utility/settings-file.js'
import { withChartAdditions } from '../../domain/utility/chart-additions.js'
import type { Queryable } from '../pool.js'
import { loadChartAdditions } from '../utility/chart-additions-store.js'

/**
 * Settings of a version (the current one when undefined) with every account and code of a line that was added to its chart since, and every
 * tariff document as it stands.
 */
export interface RatingFiles {
  readonly settingsVersion: number
  readonly settings: SettingsFile
  readonly tariffs: readonly unknown[]
}

export async function loadRatingFiles(db: Queryable, settingsVersion: number | undefined): Promise<RatingFiles> {
  const settings = await db.query<{ settings_version: number; settings: SettingsFile }>(
    'select settings_version, settings from settings_versions where settings_version = coalesce($1, (select settings_version from utility))',
    [settingsVersion ?? null],
  )
  const tariffs = await db.query<{ document: unknown }>(
    'select document from tariffs where not is_cancelled order by tariff_code',
  )
  const row = settings.rows[0]
  invariant(row !== undefined, 'a settings version that is not there', { settingsVersion })
  return {
    settingsVersion: row.settings_version,
    settings: withChartAdditions(row.settings, await loadChartAdditions(db)),
    tariffs: tariffs.rows.map((tariff) => tariff.document),
  }
}

/** Changes whenever one of the files does. */
export async function ratingStamp(db: Queryable, settingsVersion: number | undefined): Promise<string> {
  const found = await db.query<{ stamp: string }>(
    `select current_database() || ':' || coalesce($1, (select settings_version from utility)) || ':' || count(*) || ':' || coalesce(sum(revision), 0)
       || ':' || (select count(*) from line_accounts) || ':' || (select count(*) from added_accounts) as stamp
     from tariffs`,
    [settingsVersion ?? null],
  )
  return found.rows[0]?.stamp ?? ''
}

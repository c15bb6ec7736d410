import { invariant } from '../../domain/kernel/invariant.js'
import type { Queryable } from '../pool.js'

/** Settings of a version (the current one when undefined) and every tariff document, as they were imported. */
export interface RatingFiles {
  readonly settingsVersion: number
  readonly settings: unknown
  readonly tariffs: readonly unknown[]
}

export async function loadRatingFiles(db: Queryable, settingsVersion: number | undefined): Promise<RatingFiles> {
  const settings = await db.query<{ settings_version: number; settings: unknown }>(
    'select settings_version, settings from settings_versions where settings_version = coalesce($1, (select settings_version from utility))',
    [settingsVersion ?? null],
  )
  const tariffs = await db.query<{ document: unknown }>(
    'select document from tariffs where not is_cancelled order by tariff_code',
  )
  const row = settings.rows[0]
  invariant(row !== undefined, 'a settings version that is not there', { settingsVersion })
  return { settingsVersion: row.settings_version, settings: row.settings, tariffs: tariffs.rows.map((tariff) => tariff.document) }
}

/** Changes whenever one of the files does. */
export async function ratingStamp(db: Queryable, settingsVersion: number | undefined): Promise<string> {
  const found = await db.query<{ stamp: string }>(
    `select current_database() || ':' || coalesce($1, (select settings_version from utility)) || ':' || count(*) || ':' || coalesce(sum(revision), 0) as stamp
     from tariffs`,
    [settingsVersion ?? null],
  )
  return found.rows[0]?.stamp ?? ''
}

import type pg from 'pg'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { PolicyPack } from '../../domain/policy/policy-pack.js'
import type { VersionAct, VersionState } from '../../domain/policy/version-acts.js'
import type { Queryable } from '../pool.js'
import { requestHash } from '../processes/idempotency-store.js'

/** A version of a pack as whoever changes it needs it. */
export interface StandingVersion {
  readonly pack: string
  readonly version: number
  readonly document: PolicyPack
  readonly state: VersionState
  readonly isExample: boolean
  readonly proposedBy: string | null
  readonly effectiveFrom: LocalDate | null
}

const FIELDS = `pack_code as pack, version, document, state, is_example as "isExample", proposed_by as "proposedBy",
  effective_from as "effectiveFrom"`

/** What tells whether a row of another version says the same: everything it says. */
export function rowHash(row: unknown): string {
  return requestHash(row)
}

/** All versions of the pack, the newest first, with the pack locked against a change by others until the transaction ends. */
export async function lockPack(client: pg.PoolClient, pack: string): Promise<StandingVersion[]> {
  await client.query(`select pg_advisory_xact_lock(hashtextextended('policy pack ' || $1, 0))`, [pack])
  const found = await client.query<StandingVersion>(
    `select ${FIELDS} from policy_versions where pack_code = $1 order by version desc`,
    [pack],
  )
  return found.rows
}

/** One transaction at a time decides what is in force, so that two releases never each miss the other. */
export async function lockReleases(client: pg.PoolClient): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtextextended('policy releases', 0))`)
}

/** Another pack of a utility that governs on the day or later. */
export async function otherGoverning(
  client: pg.PoolClient,
  pack: string,
  day: LocalDate,
): Promise<{ pack: string; name: string } | undefined> {
  const found = await client.query<{ pack: string; name: string }>(
    `select pack_code as pack, name from policy_versions
     where pack_level = 'utility' and pack_code <> $1 and released_by is not null and (withdrawn_from is null or withdrawn_from > $2)
     limit 1`,
    [pack, day],
  )
  return found.rows[0]
}

export interface NewVersion {
  readonly version: number
  readonly document: PolicyPack
  readonly reason: string
  readonly draftedBy: string
}

/** Adds a version as a draft, with its rows. */
export async function insertVersion(client: pg.PoolClient, added: NewVersion): Promise<void> {
  const { document, version } = added
  await client.query(
    `insert into policy_versions (pack_code, version, name, pack_level, jurisdiction, is_example, document, reason, drafted_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      document.pack,
      version,
      document.name,
      document.level,
      document.jurisdiction,
      document.is_example === true,
      JSON.stringify(document),
      added.reason,
      added.draftedBy,
    ],
  )
  await client.query(
    `insert into policy_rows (pack_code, version, row_index, parameter, mark, citation, row_hash)
     select $1, $2, r.row_index - 1, r.parameter, r.mark, r.citation, r.row_hash
     from unnest($3::text[], $4::text[], $5::text[], $6::text[]) with ordinality as r (parameter, mark, citation, row_hash, row_index)`,
    [
      document.pack,
      version,
      document.rows.map((row) => row.key),
      document.rows.map((row) => row.mark),
      document.rows.map((row) => row.citation),
      document.rows.map(rowHash),
    ],
  )
}

/** The pack's version that narrower packs are checked against before their own release: the released one, else the newest handed in. */
export async function newestVersions(
  db: Queryable,
  packs: readonly string[],
): Promise<{ version: number; document: PolicyPack }[]> {
  const found = await db.query<{ version: number; document: PolicyPack }>(
    `select distinct on (pack_code) version, document from policy_versions
     where pack_code = any($1::text[]) and state <> 'withdrawn'
     order by pack_code, state = 'released' desc, effective_from desc nulls last, version desc`,
    [packs],
  )
  return found.rows
}

export interface VersionChange {
  readonly pack: string
  readonly version: number
  readonly act: VersionAct
  readonly state: VersionState
  readonly by: string
  /** First day it governs, or no longer does. */
  readonly on: LocalDate | null
}

/** Moves a version to another state; the database refuses what is no step of a version and a release by whoever proposed it. */
export async function moveVersion(client: pg.PoolClient, change: VersionChange): Promise<void> {
  await client.query(
    `update policy_versions set state = $3,
       proposed_by = case $4 when 'propose' then $5 when 'return' then null else proposed_by end,
       proposed_at = case $4 when 'propose' then now() when 'return' then null else proposed_at end,
       released_by = case $4 when 'release' then $5 else released_by end,
       released_at = case $4 when 'release' then now() else released_at end,
       effective_from = case $4 when 'release' then $6::date else effective_from end,
       withdrawn_from = case $4 when 'withdraw' then $6::date else withdrawn_from end
     where pack_code = $1 and version = $2`,
    [change.pack, change.version, change.state, change.act, change.by, change.on],
  )
}

export interface VersionEvent {
  readonly pack: string
  readonly version: number
  readonly event: 'draft' | VersionAct
  readonly onDate: LocalDate
  readonly reason: string
  readonly recordedBy: string
}

export async function insertVersionEvent(client: pg.PoolClient, event: VersionEvent): Promise<void> {
  await client.query(
    'insert into policy_events (pack_code, version, event, on_date, reason, recorded_by) values ($1, $2, $3, $4, $5, $6)',
    [event.pack, event.version, event.event, event.onDate, event.reason, event.recordedBy],
  )
}

export interface NewConfirmation {
  readonly pack: string
  readonly rowHash: string
  readonly confirmedBy: string
  readonly confirmedOn: LocalDate
  readonly source: string
  readonly recordedBy: string
}

/** True where it was added; false where the row had been confirmed already. */
export async function insertConfirmation(client: pg.PoolClient, added: NewConfirmation): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into policy_confirmations (pack_code, row_hash, confirmed_by, confirmed_on, source, recorded_by)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [added.pack, added.rowHash, added.confirmedBy, added.confirmedOn, added.source, added.recordedBy],
  )
  return rowCount === 1
}

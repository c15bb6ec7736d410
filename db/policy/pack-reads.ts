import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { PackLevel, PolicyPack } from '../../domain/policy/policy-pack.js'
import type { VersionState } from '../../domain/policy/version-acts.js'
import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'
import { BUSINESS_DATE_SQL } from '../utility/business-date-sql.js'

/** A policy pack as the list shows it. */
export type PackRecord = {
  /** The pack's code. */
  readonly id: string
  readonly name: string
  readonly level: PackLevel
  readonly jurisdiction: string
  readonly isExample: boolean
  readonly newestVersion: number
  readonly newestState: VersionState
  /** Rows of the newest version, and those of them whose source nobody has confirmed yet. */
  readonly rows: number
  readonly unconfirmed: number
  /** The version in force today, and since when. */
  readonly inForceVersion: number | null
  readonly inForceFrom: LocalDate | null
}

const IN_FORCE = `left join lateral (select f.version, f.effective_from from policy_versions f
    where f.pack_code = v.pack_code and f.released_by is not null and f.effective_from <= ${BUSINESS_DATE_SQL}
      and (f.withdrawn_from is null or ${BUSINESS_DATE_SQL} < f.withdrawn_from)
    order by f.effective_from desc, f.version desc limit 1) f on true`

const PACKS = `(select distinct on (v.pack_code) v.pack_code, v.version, v.name, v.pack_level, v.jurisdiction, v.is_example, v.state,
      f.version as in_force_version, f.effective_from as in_force_from,
      (select count(*) from policy_rows r where r.pack_code = v.pack_code and r.version = v.version) as row_count,
      (select count(*) from policy_rows r left join policy_confirmations c using (pack_code, row_hash)
        where r.pack_code = v.pack_code and r.version = v.version and r.mark in ('S', 'V/S', 'G') and c.row_hash is null) as unconfirmed
    from policy_versions v ${IN_FORCE} order by v.pack_code, v.version desc) as p`

export const PACK_COLUMNS: ListColumns = {
  sortable: {
    id: 'p.pack_code',
    name: 'p.name',
    level: "array_position(array['utility', 'class', 'commission', 'state'], p.pack_level)",
    jurisdiction: 'p.jurisdiction',
    unconfirmed: 'p.unconfirmed',
    inForceFrom: 'p.in_force_from',
  },
  filterable: {
    id: { sql: 'p.pack_code', type: 'text', match: 'equals' },
    level: { sql: 'p.pack_level', type: 'text', match: 'equals' },
    isExample: { sql: 'p.is_example', type: 'boolean', match: 'equals' },
    isInForce: { sql: '(p.in_force_version is not null)', type: 'boolean', match: 'equals' },
    state: { sql: 'p.state', type: 'text', match: 'equals' },
    q: { sql: "p.pack_code || ' ' || p.name || ' ' || p.jurisdiction", type: 'text', match: 'contains' },
  },
  defaultSort: { field: 'level', direction: 'asc' },
  tieBreaker: 'p.pack_code',
}

/** One page of the packs that match. */
export function listPacks(db: Queryable, window: ListWindow): Promise<ListPage<PackRecord>> {
  return readWindow<PackRecord>(db, window, {
    select: `p.pack_code as id, p.name, p.pack_level as level, p.jurisdiction, p.is_example as "isExample", p.version as "newestVersion",
      p.state as "newestState", p.row_count as rows, p.unconfirmed, p.in_force_version as "inForceVersion",
      p.in_force_from as "inForceFrom"`,
    from: PACKS,
  })
}

/** A version of a pack with who did what to it. */
export interface VersionRecord {
  readonly version: number
  readonly name: string
  readonly level: PackLevel
  readonly jurisdiction: string
  readonly isExample: boolean
  readonly state: VersionState
  readonly reason: string
  readonly draftedBy: string
  readonly draftedAt: Date
  readonly proposedBy: string | null
  readonly releasedBy: string | null
  readonly effectiveFrom: LocalDate | null
  readonly withdrawnFrom: LocalDate | null
  readonly isInForce: boolean
}

/** The versions of a pack, the newest first; none where there is no such pack. */
export async function packVersions(db: Queryable, pack: string): Promise<VersionRecord[]> {
  const found = await db.query<VersionRecord>(
    `select v.version, v.name, v.pack_level as level, v.jurisdiction, v.is_example as "isExample", v.state, v.reason,
       coalesce(d.name, v.drafted_by) as "draftedBy", v.drafted_at as "draftedAt", coalesce(p.name, v.proposed_by) as "proposedBy",
       coalesce(r.name, v.released_by) as "releasedBy", v.effective_from as "effectiveFrom", v.withdrawn_from as "withdrawnFrom",
       coalesce(v.version = f.version, false) as "isInForce"
     from policy_versions v ${IN_FORCE}
       left join users d on d.user_id = v.drafted_by left join users p on p.user_id = v.proposed_by
       left join users r on r.user_id = v.released_by
     where v.pack_code = $1 order by v.version desc`,
    [pack],
  )
  return found.rows
}

/** The document of a version; undefined where there is none. */
export async function findVersionDocument(db: Queryable, pack: string, version: number): Promise<PolicyPack | undefined> {
  const found = await db.query<{ document: PolicyPack }>(
    'select document from policy_versions where pack_code = $1 and version = $2',
    [pack, version],
  )
  return found.rows[0]?.document
}

export interface RowConfirmation {
  readonly pack: string
  readonly version: number
  readonly row: number
  readonly confirmedBy: string
  readonly confirmedOn: LocalDate
  readonly source: string
}

/** Who confirmed which rows of these versions. */
export async function confirmationsOf(
  db: Queryable,
  versions: readonly { readonly pack: string; readonly version: number }[],
): Promise<RowConfirmation[]> {
  const found = await db.query<RowConfirmation>(
    `select r.pack_code as pack, r.version, r.row_index as row, c.confirmed_by as "confirmedBy", c.confirmed_on as "confirmedOn", c.source
     from unnest($1::text[], $2::int[]) as wanted (pack_code, version)
       join policy_rows r using (pack_code, version) join policy_confirmations c using (pack_code, row_hash)`,
    [versions.map(({ pack }) => pack), versions.map(({ version }) => version)],
  )
  return found.rows
}

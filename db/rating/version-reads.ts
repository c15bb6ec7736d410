import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { TariffVersionState } from '../../domain/rating/release/version-acts.js'
import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'
import type { DraftAssumption, TariffVersionEvent } from './version-store.js'

/** A version of a tariff as lists and the time line show it; names of people, not their ids. */
export type TariffVersionRecord = {
  /** `W-RES/3`. */
  readonly id: string
  readonly tariff: string
  readonly version: number
  readonly name: string
  readonly state: TariffVersionState
  readonly edition: number
  readonly baseRevision: number
  readonly publishedOn: LocalDate | null
  readonly reason: string
  readonly draftedBy: string
  readonly draftedAt: Date
  readonly savedBy: string
  readonly savedAt: Date
  readonly proposedBy: string | null
  readonly proposedAt: Date | null
  readonly approvedBy: string | null
  readonly approvedAt: Date | null
  readonly effectiveFrom: LocalDate | null
  readonly effectiveTo: LocalDate | null
  readonly appliesToBill: boolean
  readonly revision: number | null
  readonly cancelledBy: string | null
  readonly cancelledAt: Date | null
}

export type TariffVersionDetail = TariffVersionRecord & {
  /** User, as the acts know them. */
  readonly savedById: string
  readonly proposedById: string | null
  readonly file: string
  readonly assumptions: readonly DraftAssumption[]
}

/** What versions may be sorted and filtered by. */
export const TARIFF_VERSION_COLUMNS: ListColumns = {
  sortable: {
    id: "(v.tariff_code || '/' || v.version)",
    savedAt: 'v.saved_at',
    tariff: 'v.tariff_code',
    version: 'v.version',
    state: "array_position(array['proposed', 'draft', 'approved', 'withdrawn', 'cancelled'], v.state)",
    effectiveFrom: 'v.effective_from',
  },
  filterable: {
    tariff: { sql: 'v.tariff_code', type: 'text', match: 'equals' },
    state: { sql: 'v.state', type: 'text', match: 'equals' },
    q: { sql: "v.tariff_code || ' ' || v.name", type: 'text', match: 'contains' },
  },
  defaultSort: { field: 'savedAt', direction: 'desc' },
  tieBreaker: "(v.tariff_code || '/' || v.version)",
}

const personOf = (column: string): string => `coalesce((select u.name from users u where u.user_id = v.${column}), v.${column})`

const FIELDS = `v.tariff_code || '/' || v.version as id, v.tariff_code as tariff, v.version, v.name, v.state, v.edition,
  v.base_revision as "baseRevision", v.published_on as "publishedOn", v.reason, ${personOf('drafted_by')} as "draftedBy",
  v.drafted_at as "draftedAt", ${personOf('saved_by')} as "savedBy", v.saved_at as "savedAt", ${personOf('proposed_by')} as "proposedBy",
  v.proposed_at as "proposedAt", ${personOf('approved_by')} as "approvedBy", v.approved_at as "approvedAt",
  v.effective_from as "effectiveFrom", v.effective_to as "effectiveTo", v.applies_to_bill as "appliesToBill", v.revision,
  ${personOf('cancelled_by')} as "cancelledBy", v.cancelled_at as "cancelledAt"`

/** One page of the versions of all tariffs that match. */
export function listTariffVersions(db: Queryable, window: ListWindow): Promise<ListPage<TariffVersionRecord>> {
  return readWindow<TariffVersionRecord>(db, window, { select: FIELDS, from: 'tariff_versions v' })
}

/** All versions of a tariff, the newest first. */
export async function tariffVersionsOf(db: Queryable, tariff: string): Promise<TariffVersionRecord[]> {
  const found = await db.query<TariffVersionRecord>(
    `select ${FIELDS} from tariff_versions v where tariff_code = $1 order by v.version desc limit 1000`,
    [tariff],
  )
  return found.rows
}

/** One version with what it says; undefined where there is none. */
export async function findTariffVersion(
  db: Queryable,
  tariff: string,
  version: number,
): Promise<TariffVersionDetail | undefined> {
  const found = await db.query<TariffVersionDetail>(
    `select ${FIELDS}, v.saved_by as "savedById", v.proposed_by as "proposedById", v.file, v.assumptions
     from tariff_versions v where tariff_code = $1 and version = $2`,
    [tariff, version],
  )
  return found.rows[0]
}

export type TariffVersionEventRecord = Pick<TariffVersionEvent, 'event' | 'onDate' | 'reason' | 'recordedBy'> & {
  readonly recordedAt: Date
}

/** What happened to a version, the latest first. */
export async function tariffVersionEvents(db: Queryable, tariff: string, version: number): Promise<TariffVersionEventRecord[]> {
  const found = await db.query<TariffVersionEventRecord>(
    `select v.event, v.on_date as "onDate", v.reason, v.recorded_at as "recordedAt", ${personOf('recorded_by')} as "recordedBy"
     from tariff_version_events v where tariff_code = $1 and version = $2 order by v.event_id desc limit 1000`,
    [tariff, version],
  )
  return found.rows
}

/** A revision that no version made: what an import brought. */
export type ImportedRevision = {
  readonly revision: number
  readonly document: unknown
  readonly recordedAt: Date
  readonly recordedBy: string
  readonly reason: string
}

/** The revisions of a tariff that imports brought, the earliest first, with their documents. */
export async function importedRevisions(db: Queryable, tariff: string): Promise<ImportedRevision[]> {
  const found = await db.query<ImportedRevision>(
    `select v.revision, v.document, v.recorded_at as "recordedAt", ${personOf('recorded_by')} as "recordedBy", v.reason
     from tariff_revisions v where v.tariff_code = $1 and not exists (select from tariff_versions w
       where w.tariff_code = v.tariff_code and v.revision in (w.revision, w.cancelled_revision)) order by v.revision`,
    [tariff],
  )
  return found.rows
}

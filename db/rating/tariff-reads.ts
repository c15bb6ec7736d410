import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'

/** A tariff with its document as it stands, and how many agreements are billed by it. */
export type TariffRecord = {
  /** The tariff's code. */
  readonly id: string
  readonly service: string
  readonly name: string
  readonly document: unknown
  readonly revision: number
  readonly updatedAt: Date
  /** Agreements that are neither stopped, closed nor cancelled. */
  readonly agreements: number
}

export interface TariffRevisionRecord {
  readonly revision: number
  readonly recordedAt: Date
  readonly recordedBy: string
  readonly reason: string
}

/** What tariffs may be sorted and filtered by. */
export const TARIFF_COLUMNS: ListColumns = {
  sortable: {
    id: 'tariff_code',
    service: 'service',
    name: 'name',
    revision: 'revision',
    updatedAt: 'updated_at',
    agreements: 'agreements',
  },
  filterable: {
    id: { sql: 'tariff_code', type: 'text', match: 'equals' },
    service: { sql: 'service', type: 'text', match: 'equals' },
    q: { sql: "tariff_code || ' ' || name", type: 'text', match: 'contains' },
  },
  defaultSort: { field: 'id', direction: 'asc' },
  tieBreaker: 'tariff_code',
}

const TARIFFS = `(select t.*, (select count(*) from service_agreements a
    where a.tariff_code = t.tariff_code and a.state not in ('stopped', 'closed', 'cancelled')) as agreements from tariffs t
  where not t.is_cancelled) as counted`

const FIELDS = 'tariff_code as "id", service, name, document, revision, updated_at as "updatedAt", agreements'

/** One page of the tariffs that match. */
export function listTariffs(db: Queryable, window: ListWindow): Promise<ListPage<TariffRecord>> {
  return readWindow<TariffRecord>(db, window, { select: FIELDS, from: TARIFFS })
}

/** One tariff with its revisions, newest first; undefined where there is none of that code. */
export async function findTariff(
  db: Queryable,
  tariffCode: string,
): Promise<{ tariff: TariffRecord; revisions: TariffRevisionRecord[] } | undefined> {
  const found = await db.query<TariffRecord>(`select ${FIELDS} from ${TARIFFS} where tariff_code = $1`, [tariffCode])
  const tariff = found.rows[0]
  if (tariff === undefined) return undefined
  const revisions = await db.query<TariffRevisionRecord>(
    `select r.revision, r.recorded_at as "recordedAt", coalesce(u.name, r.recorded_by) as "recordedBy", r.reason
     from tariff_revisions r left join users u on u.user_id = r.recorded_by where r.tariff_code = $1 order by r.revision desc`,
    [tariffCode],
  )
  return { tariff, revisions: revisions.rows }
}

/** The revision by which bills are made (0: there was none yet), and what it says; undefined where it bills nothing. */
export async function standingTariff(db: Queryable, tariffCode: string): Promise<{ revision: number; document: unknown }> {
  const found = await db.query<{ revision: number; document: unknown; isCancelled: boolean }>(
    'select revision, document, is_cancelled as "isCancelled" from tariffs where tariff_code = $1',
    [tariffCode],
  )
  const row = found.rows[0]
  return { revision: row?.revision ?? 0, document: row?.isCancelled === false ? row.document : undefined }
}

/** The document as a revision left it; undefined where there is no such revision. */
export async function findTariffRevision(db: Queryable, tariffCode: string, revision: number): Promise<unknown> {
  const found = await db.query<{ document: unknown }>(
    'select document from tariff_revisions where tariff_code = $1 and revision = $2',
    [tariffCode, revision],
  )
  return found.rows[0]?.document
}

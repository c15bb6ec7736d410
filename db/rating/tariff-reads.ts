import type { Queryable } from '../pool.js'

/** A tariff with its document as it stands, and how many agreements are billed by it. */
export interface TariffRecord {
  readonly tariffCode: string
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

export const TARIFF_SORTS = ['tariffCode', 'service', 'name', 'revision', 'updatedAt', 'agreements'] as const
export type TariffSort = (typeof TARIFF_SORTS)[number]

const COLUMN: Record<TariffSort, string> = {
  tariffCode: 'tariff_code',
  service: 'service',
  name: 'name',
  revision: 'revision',
  updatedAt: 'updated_at',
  agreements: 'agreements',
}

const SELECT = `select t.tariff_code as "tariffCode", t.service, t.name, t.document, t.revision, t.updated_at as "updatedAt",
    (select count(*) from service_agreements a
      where a.tariff_code = t.tariff_code and a.state not in ('stopped', 'closed', 'cancelled')) as agreements
  from tariffs t`

/** Tariffs that match, by code unless told otherwise, and how many there are in all. A rate book is small: a page is never large. */
export async function listTariffs(
  db: Queryable,
  query: { service?: string; text?: string; sort?: TariffSort; descending?: boolean; offset: number; limit: number },
): Promise<{ rows: TariffRecord[]; total: number }> {
  const values = [query.service ?? null, query.text ?? null]
  const matches = `where ($1::text is null or service = $1)
    and ($2::text is null or strpos(lower(tariff_code || ' ' || name), lower($2)) > 0)`
  const rows = await db.query<TariffRecord>(
    `${SELECT} ${matches} order by ${COLUMN[query.sort ?? 'tariffCode']} ${query.descending === true ? 'desc' : 'asc'}, tariff_code
     limit $3 offset $4`,
    [...values, query.limit, query.offset],
  )
  const counted = await db.query<{ total: number }>(`select count(*) as total from tariffs ${matches}`, values)
  return { rows: rows.rows, total: counted.rows[0]?.total ?? 0 }
}

/** One tariff with its revisions, newest first; undefined where there is none of that code. */
export async function findTariff(
  db: Queryable,
  tariffCode: string,
): Promise<{ tariff: TariffRecord; revisions: TariffRevisionRecord[] } | undefined> {
  const found = await db.query<TariffRecord>(`${SELECT} where tariff_code = $1`, [tariffCode])
  const tariff = found.rows[0]
  if (tariff === undefined) return undefined
  const revisions = await db.query<TariffRevisionRecord>(
    `select revision, recorded_at as "recordedAt", recorded_by as "recordedBy", reason
     from tariff_revisions where tariff_code = $1 order by revision desc`,
    [tariffCode],
  )
  return { tariff, revisions: revisions.rows }
}

/** The document as a revision left it; undefined where there is no such revision. */
export async function findTariffRevision(db: Queryable, tariffCode: string, revision: number): Promise<unknown> {
  const found = await db.query<{ document: unknown }>('select document from tariff_revisions where tariff_code = $1 and revision = $2', [
    tariffCode,
    revision,
  ])
  return found.rows[0]?.document
}

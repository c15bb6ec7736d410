import type pg from 'pg'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { SerialRange } from '../../domain/renewables/certificates.js'
import type { Technology } from './generator-store.js'

export interface NewAcquisition extends SerialRange {
  readonly registry: string
  /** What stands before the counting in its serial numbers; empty where there is nothing. */
  readonly series: string
  readonly vintage: string
  readonly technology: Technology
  readonly counterparty: string
  readonly reason: string
  readonly acquiredOn: LocalDate
}

/** Whoever acquires or moves acquired certificates waits for who does so already, until the transaction ends. */
export async function lockAcquired(client: pg.PoolClient): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtextextended('acquired certificates', 0))`)
}

/** The acquisition that has one of these serial numbers of the registry; undefined where none has. */
export async function overlappingAcquisition(
  client: pg.PoolClient,
  of: Pick<NewAcquisition, 'registry' | 'series' | 'first' | 'last'>,
): Promise<(SerialRange & { readonly acquisitionId: number }) | undefined> {
  const found = await client.query<SerialRange & { acquisitionId: number }>(
    `select acquisition_id as "acquisitionId", first_serial as first, last_serial as last from certificate_acquisitions
      where registry = $1 and series = $2 and int8range(first_serial, last_serial, '[]') && int8range($3, $4, '[]') order by 1 limit 1`,
    [of.registry, of.series, of.first, of.last],
  )
  return found.rows[0]
}

export async function insertAcquisition(client: pg.PoolClient, acquired: NewAcquisition, recordedBy: string): Promise<number> {
  const added = await client.query<{ acquisition_id: number }>(
    `insert into certificate_acquisitions (registry, series, vintage, technology, first_serial, last_serial, counterparty, reason, acquired_on, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning acquisition_id`,
    [
      acquired.registry,
      acquired.series,
      acquired.vintage,
      acquired.technology,
      acquired.first,
      acquired.last,
      acquired.counterparty,
      acquired.reason,
      acquired.acquiredOn,
      recordedBy,
    ],
  )
  return (added.rows[0] as { acquisition_id: number }).acquisition_id
}

/** Certificates of one acquisition, with those that left. */
export interface AcquiredRange extends SerialRange {
  readonly acquisitionId: number
  readonly registry: string
  readonly series: string
  readonly vintage: string
  readonly gone: readonly SerialRange[]
}

/** All that was acquired, or one acquisition, the oldest vintage first. */
export async function acquiredRanges(client: pg.PoolClient, acquisitionId?: number): Promise<AcquiredRange[]> {
  const found = await client.query<AcquiredRange>(
    `select a.acquisition_id as "acquisitionId", a.registry, a.series, a.vintage, a.first_serial as first, a.last_serial as last,
            coalesce((select json_agg(json_build_object('first', v.first_serial, 'last', v.last_serial))
                        from acquired_certificate_moves v where v.acquisition_id = a.acquisition_id), '[]') as gone
       from certificate_acquisitions a where $1::bigint is null or a.acquisition_id = $1 order by a.vintage, a.acquisition_id`,
    [acquisitionId ?? null],
  )
  return found.rows
}

export interface NewAcquiredMove extends SerialRange {
  readonly acquisitionId: number
  readonly kind: 'transferred' | 'retired'
  readonly party: string
  readonly reason: string
  readonly programmeCode: string | null
  readonly movedOn: LocalDate
}

export async function insertAcquiredMoves(
  client: pg.PoolClient,
  moves: readonly NewAcquiredMove[],
  recordedBy: string,
): Promise<void> {
  if (moves.length === 0) return
  await client.query(
    `insert into acquired_certificate_moves (acquisition_id, kind, first_serial, last_serial, party, reason, programme_code, moved_on, recorded_by)
     select "acquisitionId", kind, first, last, party, reason, "programmeCode", "movedOn", $2
       from json_to_recordset($1::json) as m ("acquisitionId" bigint, kind text, first bigint, last bigint, party text, reason text,
            "programmeCode" text, "movedOn" date)`,
    [JSON.stringify(moves), recordedBy],
  )
}

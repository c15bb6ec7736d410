import type pg from 'pg'
import type { Queryable } from '../pool.js'

export interface StandingTariff {
  readonly revision: number
  readonly document: unknown
  /** Its first version was cancelled: it bills nothing. */
  readonly isCancelled: boolean
}

/** The tariff with its row locked; undefined where there is none of that code. */
export async function lockTariff(client: pg.PoolClient, code: string): Promise<StandingTariff | undefined> {
  // A tariff that is new has no row to lock: the lock on the code makes two who add it come one after the other.
  await client.query(`select pg_advisory_xact_lock(hashtextextended('tariff ' || $1, 0))`, [code])
  const found = await client.query<StandingTariff>(
    'select revision, document, is_cancelled as "isCancelled" from tariffs where tariff_code = $1 for update',
    [code],
  )
  return found.rows[0]
}

export interface NewRevision {
  readonly code: string
  readonly service: string
  readonly name: string
  readonly document: unknown
  readonly revision: number
  readonly recordedBy: string
  readonly reason: string
  readonly isCancelled: boolean
}

/** Writes the tariff as it now is, and the revision beside those before it. */
export async function putTariff(client: pg.PoolClient, tariff: NewRevision): Promise<void> {
  const document = JSON.stringify(tariff.document)
  await client.query(
    `insert into tariffs (tariff_code, service, name, document, revision, is_cancelled) values ($1, $2, $3, $4, $5, $6)
     on conflict (tariff_code) do update set service = excluded.service, name = excluded.name, document = excluded.document,
       revision = excluded.revision, is_cancelled = excluded.is_cancelled, updated_at = now()`,
    [tariff.code, tariff.service, tariff.name, document, tariff.revision, tariff.isCancelled],
  )
  await client.query(
    `insert into tariff_revisions (tariff_code, revision, document, recorded_by, reason, is_cancelled)
     values ($1, $2, $3, $4, $5, $6)`,
    [tariff.code, tariff.revision, document, tariff.recordedBy, tariff.reason, tariff.isCancelled],
  )
}

/** Runs that make bills right now. */
export async function runsComputing(db: Queryable): Promise<number[]> {
  const found = await db.query<{ run_id: number }>(
    `select r.run_id from bill_runs r where r.state = 'computing'
       or (r.state in ('review', 'open') and exists (select from run_accounts a where a.run_id = r.run_id and a.outcome = 'pending'))
     order by 1`,
  )
  return found.rows.map((row) => row.run_id)
}

/** The document as a revision left it; undefined where there is no such revision, or the tariff was cancelled by it. */
export async function standingRevision(db: Queryable, code: string, revision: number): Promise<unknown> {
  const found = await db.query<{ document: unknown }>(
    'select document from tariff_revisions where tariff_code = $1 and revision = $2 and not is_cancelled',
    [code, revision],
  )
  return found.rows[0]?.document
}

import type pg from 'pg'
import type { LocalDate } from '../../domain/kernel/local-date.js'

export interface WriteOffSweep {
  readonly sweepOn: LocalDate
  /** The last account that was examined; empty at the beginning. */
  readonly cameTo: string
  readonly accountsExamined: number
  readonly proposed: number
  readonly posted: number
  readonly withdrawn: number
  readonly isOver: boolean
}

/** The sweep of the day, begun where it is new, locked: whoever comes second goes on behind what the first has done. */
export async function lockWriteOffSweep(client: pg.PoolClient, day: LocalDate): Promise<WriteOffSweep> {
  await client.query('insert into write_off_sweeps (sweep_on) values ($1) on conflict do nothing', [day])
  const found = await client.query<WriteOffSweep>(
    `select sweep_on as "sweepOn", came_to as "cameTo", accounts_examined as "accountsExamined", proposed, posted, withdrawn,
       ended_at is not null as "isOver" from write_off_sweeps where sweep_on = $1 for update`,
    [day],
  )
  return found.rows[0] as WriteOffSweep
}

export interface WriteOffChunk {
  /** The last account of the chunk; undefined where none was left. */
  readonly cameTo: string | undefined
  readonly accountsExamined: number
  readonly proposed: number
  readonly posted: number
  readonly withdrawn: number
}

/** Adds what a chunk did; the sweep is over where no account was left. */
export async function advanceWriteOffSweep(client: pg.PoolClient, day: LocalDate, chunk: WriteOffChunk): Promise<void> {
  await client.query(
    `update write_off_sweeps set came_to = coalesce($2, came_to), accounts_examined = accounts_examined + $3, proposed = proposed + $4,
       posted = posted + $5, withdrawn = withdrawn + $6, ended_at = case when $2::text is null then now() else ended_at end
     where sweep_on = $1`,
    [day, chunk.cameTo ?? null, chunk.accountsExamined, chunk.proposed, chunk.posted, chunk.withdrawn],
  )
}

import type pg from 'pg'
import type { Decimal } from '../../domain/kernel/decimal.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'

export interface DepositSweep {
  readonly sweepOn: LocalDate
  /** The last deposit that was examined; empty at the beginning. */
  readonly cameTo: string
  readonly examined: number
  readonly interestCredits: number
  readonly interest: string
  readonly returned: number
  readonly kept: number
  readonly asked: number
  readonly warnings: number
  readonly isOver: boolean
}

/** The sweep of the day, begun where it is new, locked: whoever comes second goes on behind what the first has done. */
export async function lockDepositSweep(client: pg.PoolClient, day: LocalDate): Promise<DepositSweep> {
  await client.query('insert into deposit_sweeps (sweep_on) values ($1) on conflict do nothing', [day])
  const found = await client.query<DepositSweep & Record<string, unknown>>(
    `select sweep_on as "sweepOn", came_to as "cameTo", examined, interest_credits as "interestCredits", interest, returned, kept, asked,
       warnings, ended_at is not null as "isOver" from deposit_sweeps where sweep_on = $1 for update`,
    [day],
  )
  return found.rows[0] as DepositSweep
}

export interface DepositChunk {
  /** The last deposit of the chunk; undefined where none was left. */
  readonly cameTo: string | undefined
  readonly examined: number
  readonly interestCredits: number
  readonly interest: Decimal
  readonly returned: number
  readonly kept: number
  readonly asked: number
  readonly warnings: number
}

/** Adds what a chunk did; the sweep is over where no deposit was left. */
export async function advanceDepositSweepRow(client: pg.PoolClient, day: LocalDate, chunk: DepositChunk): Promise<void> {
  await client.query(
    `update deposit_sweeps set came_to = coalesce($2, came_to), examined = examined + $3, interest_credits = interest_credits + $4,
       interest = interest + $5, returned = returned + $6, kept = kept + $7, asked = asked + $8, warnings = warnings + $9,
       ended_at = case when $2::text is null then now() else ended_at end
     where sweep_on = $1`,
    [
      day,
      chunk.cameTo ?? null,
      chunk.examined,
      chunk.interestCredits,
      chunk.interest.toFixed(),
      chunk.returned,
      chunk.kept,
      chunk.asked,
      chunk.warnings,
    ],
  )
}

import type pg from 'pg'
import type { Decimal } from '../../domain/kernel/decimal.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'

export interface Sweep {
  readonly sweepOn: LocalDate
  /** The last account that was examined; empty at the beginning. */
  readonly cameTo: string
  readonly accountsExamined: number
  readonly accountsCharged: number
  readonly fees: number
  readonly amount: string
  readonly isOver: boolean
}

/** The sweep of the day, begun where it is new, locked: whoever comes second goes on behind what the first has done. */
export async function lockSweep(client: pg.PoolClient, day: LocalDate): Promise<Sweep> {
  await client.query('insert into late_fee_sweeps (sweep_on) values ($1) on conflict do nothing', [day])
  const found = await client.query<Sweep>(
    `select sweep_on as "sweepOn", came_to as "cameTo", accounts_examined as "accountsExamined", accounts_charged as "accountsCharged",
       fees, amount, ended_at is not null as "isOver" from late_fee_sweeps where sweep_on = $1 for update`,
    [day],
  )
  return found.rows[0] as Sweep
}

export interface ChunkResult {
  /** The last account of the chunk; undefined where none was left. */
  readonly cameTo: string | undefined
  readonly accountsExamined: number
  readonly accountsCharged: number
  readonly fees: number
  readonly amount: Decimal
}

/** Adds what a chunk did; the sweep is over where no account was left. */
export async function advanceSweepRow(client: pg.PoolClient, day: LocalDate, chunk: ChunkResult): Promise<void> {
  await client.query(
    `update late_fee_sweeps set came_to = coalesce($2, came_to), accounts_examined = accounts_examined + $3,
       accounts_charged = accounts_charged + $4, fees = fees + $5, amount = amount + $6,
       ended_at = case when $2::text is null then now() else ended_at end
     where sweep_on = $1`,
    [day, chunk.cameTo ?? null, chunk.accountsExamined, chunk.accountsCharged, chunk.fees, chunk.amount.toFixed()],
  )
}

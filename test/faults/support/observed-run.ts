import type pg from 'pg'
import { until } from '../../support/until.js'

/** What a run looks like at one moment. */
export interface ObservedRun {
  readonly runId: number
  readonly state: string
  readonly accounts: number
  readonly pending: number
  readonly drafts: number
  readonly issued: number
}

/** The newest run, or undefined while there is none. */
export async function observeRun(pool: pg.Pool): Promise<ObservedRun | undefined> {
  const found = await pool.query<ObservedRun>(
    `select r.run_id as "runId", r.state,
            (select count(*) from run_accounts a where a.run_id = r.run_id) as accounts,
            (select count(*) from run_accounts a where a.run_id = r.run_id and outcome = 'pending') as pending,
            (select count(*) from bills b where b.run_id = r.run_id and state = 'draft') as drafts,
            (select count(*) from bills b where b.run_id = r.run_id and state = 'issued') as issued
     from bill_runs r order by r.run_id desc limit 1`,
  )
  return found.rows[0]
}

/** Waits until the run is in this state; nobody does anything for it meanwhile. */
export async function untilRunIs(pool: pg.Pool, state: string, patienceMs = 90_000): Promise<ObservedRun> {
  const run = await until(
    `the run is ${state}`,
    () => observeRun(pool),
    (seen) => seen?.state === state,
    patienceMs,
  )
  return run as ObservedRun
}

import type { Queryable } from '../pool.js'

/** A month, with the runs that belong to it; without them, those whose read date lies in it. Days both included. */
export interface MonthScope {
  readonly from: string
  readonly to: string
  readonly runs?: readonly number[]
}

/** What is taken out: the bills of one run, or of a month with what was billed outside runs in it. */
export type ExportScope = { readonly run: number } | MonthScope

/** The runs of a scope that count; a discarded trial and a cancelled run are none. Parameters $1 runs, $2 first, $3 last day. */
export const RUNS_IN_SCOPE = `select run_id from bill_runs where state not in ('discarded', 'cancelled')
  and case when $1::bigint[] is null then read_date between $2::date and $3::date else run_id = any($1::bigint[]) end`

/**
 * A common table `scope (bill_id)`: the bills of the runs, those made outside runs in the month, and every bill that replaced one of
 * them, cancelled ones included. Migrated bills are never in it. Parameters as above.
 */
export const SCOPE = `recursive scope (bill_id) as (
    select bill_id from bills where kind <> 'migrated' and run_id in (${RUNS_IN_SCOPE})
    union
    select bill_id from bills
     where run_id is null and replaces_bill_id is null and kind in ('off_cycle', 'final') and issued_on between $2::date and $3::date
    union
    select b.bill_id from bills b join scope s on b.replaces_bill_id = s.bill_id)`

export function scopeParameters(scope: ExportScope): [readonly number[] | null, string | null, string | null] {
  return 'run' in scope ? [[scope.run], null, null] : [scope.runs ?? null, scope.from, scope.to]
}

export async function runExists(db: Queryable, runId: number): Promise<boolean> {
  return (await db.query('select 1 from bill_runs where run_id = $1', [runId])).rowCount === 1
}

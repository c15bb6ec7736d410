import type { Queryable } from '../pool.js'
import { type ExportScope, RUNS_IN_SCOPE, scopeParameters } from './export-scope.js'

export interface ExportedOutcome {
  readonly accountId: string
  readonly billCycle: string
  readonly outcome: 'pending' | 'billed' | 'skipped' | 'parked'
  readonly reasonCode: string | null
  readonly agreementId: string | null
  readonly flags: readonly string[]
  readonly sentence: string | null
}

const BATCH = 5_000

/** Every account of the runs with its outcome, by account, in batches; of several runs of one account the newest. */
export async function* exportedOutcomes(db: Queryable, scope: ExportScope): AsyncGenerator<ExportedOutcome[]> {
  let after = ''
  for (;;) {
    const found = await db.query<ExportedOutcome>(
      `select distinct on (a.account_id) a.account_id as "accountId", r.bill_cycle as "billCycle", a.outcome, a.reason_code as "reasonCode",
              a.agreement_id as "agreementId", a.flags, a.sentence
         from run_accounts a join bill_runs r using (run_id)
        where r.run_id in (${RUNS_IN_SCOPE}) and a.account_id > $4 order by a.account_id, r.run_id desc limit ${BATCH}`,
      [...scopeParameters(scope), after],
    )
    const last = found.rows.at(-1)
    if (last === undefined) return
    yield found.rows
    after = last.accountId
  }
}

import type { CheckExemption } from '../../domain/billing/billing-input.js'
import type { Queryable } from '../pool.js'

/** What people decided about accounts of a run, in the form the rating input takes. */
export interface DecidedActs {
  readonly exemptions: readonly CheckExemption[]
  readonly skip?: { readonly reason: string }
}

/** The acts of a run by account. A later retry takes back an earlier skip. */
export async function loadActs(db: Queryable, runId: number, accountIds: readonly string[]): Promise<Map<string, DecidedActs>> {
  const found = await db.query<{
    account_id: string
    act: string
    check_code: string | null
    agreement_id: string | null
    reason: string
  }>(
    `select account_id, act, check_code, agreement_id, reason from run_account_acts
     where run_id = $1 and account_id = any($2) order by act_id`,
    [runId, accountIds],
  )
  const acts = new Map<string, { exemptions: CheckExemption[]; skip?: { reason: string } }>()
  for (const row of found.rows) {
    const decided = acts.get(row.account_id) ?? { exemptions: [] }
    acts.set(row.account_id, decided)
    if (row.act === 'skip') decided.skip = { reason: row.reason }
    else delete decided.skip
    if (row.act === 'exempt_check' && row.check_code !== null) {
      decided.exemptions.push({
        code: row.check_code,
        reason: row.reason,
        ...(row.agreement_id === null ? {} : { agreementId: row.agreement_id }),
      })
    }
  }
  return acts
}

import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { lockRun } from '../../db/billing/run-store.js'
import { enqueueSignal } from '../../db/processes/outbox-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import { runCommand } from '../run-command.js'

/**
 * After the data of a window has changed: accounts that joined the cycle are added, skipped and parked ones lose their outcome, and the
 * run bills only what is missing. Refuses RUN_ENDED and RUN_ISSUING.
 */
export function refreshRun(pool: pg.Pool, command: Command<{ runId: number }>): Promise<{ runId: number; accounts: number }> {
  return runCommand(pool, 'billing.refresh-run', command, async (tx) => {
    const run = await lockRun(tx.client, command.input.runId)
    if (run === undefined) refuse('NOT_FOUND', `There is no bill run ${command.input.runId}.`)
    if (run.state === 'closed' || run.state === 'discarded' || run.state === 'cancelled')
      refuse('RUN_ENDED', `The run is ${run.state}.`)
    if (run.state === 'issuing') refuse('RUN_ISSUING', 'The run is issuing bills right now. Try again in a moment.')
    const again = await tx.client.query(
      `update run_accounts set outcome = 'pending', reason_code = null, agreement_id = null, sentence = null, facts = null, flags = '{}',
         parked_at = null, batch = batch + case when $2 then 1 else 0 end where run_id = $1 and outcome in ('skipped', 'parked')`,
      [run.runId, run.issuedAt !== null],
    )
    const added = await tx.client.query(
      `insert into run_accounts (run_id, account_id, partition, batch)
       select $1, a.account_id, 0, case when $3 then 2 else 1 end from accounts a where a.bill_cycle = $2
         and not exists (select from run_accounts x where x.run_id = $1 and x.account_id = a.account_id)`,
      [run.runId, run.billCycle, run.issuedAt !== null],
    )
    const accounts = (again.rowCount ?? 0) + (added.rowCount ?? 0)
    await recordAudit(tx, {
      actor: command.actor,
      action: 'billing.run.refresh',
      subjectKind: 'bill_run',
      subjectId: String(run.runId),
      reason: command.reason,
      after: { triedAgain: again.rowCount, added: added.rowCount },
    })
    await enqueueSignal(tx, { workflowId: run.workflowId, signal: WAKE_SIGNAL })
    return { runId: run.runId, accounts }
  })
}

import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { countsOfRun, lockRun, type RunRow } from '../../db/billing/run-store.js'
import { enqueueSignal } from '../../db/processes/outbox-store.js'
import { loadUtility, type UtilityRow } from '../../db/utility/utility-store.js'
import { decideRun, type RunAct } from '../../domain/billing/run-acts.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import type { SettingsFile } from '../../domain/utility/settings-file.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import { runCommand } from '../run-command.js'
import { recordRunStep } from './run-process.js'

export interface DecideRunInput {
  readonly runId: number
  readonly act: RunAct
}

export interface DecideRunAnswer {
  readonly runId: number
  readonly state: RunRow['state']
  readonly isPaused: boolean
}

/** A person decides about a run: approve, discard, cancel, pause, resume. The workflow is woken and reads what was decided. */
export function decideAboutRun(pool: pg.Pool, command: Command<DecideRunInput>): Promise<DecideRunAnswer> {
  return runCommand(pool, `billing.${command.input.act}-run`, command, async (tx) => {
    const run = await lockRun(tx.client, command.input.runId)
    if (run === undefined) refuse('NOT_FOUND', `There is no bill run ${command.input.runId}.`)
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet.')
    const counts = await countsOfRun(tx.client, run.runId)
    const next = valueOf(
      decideRun(
        command.input.act,
        { ...run, ...counts },
        { actorId: command.actor.id, today: utility.today, starterMayApprove: mayApproveOwnRun(utility) },
      ),
    )
    await tx.client.query(
      `update bill_runs set state = $2, is_paused = $3, is_trial = $4,
         approved_by = case when $5 then $6 else approved_by end, approved_at = case when $5 then now() else approved_at end,
         closed_at = case when $2 in ('discarded', 'cancelled') then now() else closed_at end
       where run_id = $1`,
      [run.runId, next.state, next.isPaused, next.isTrial, command.input.act === 'approve', command.actor.id],
    )
    await recordAudit(tx, {
      actor: command.actor,
      action: `billing.run.${command.input.act}`,
      subjectKind: 'bill_run',
      subjectId: String(run.runId),
      reason: command.reason,
      before: { state: run.state, isPaused: run.isPaused, isTrial: run.isTrial },
      after: next,
    })
    await recordRunStep(tx, run, {
      state: next.state,
      key: `${command.input.act}-${command.key}`,
      sentence: next.sentence,
      businessDate: utility.today,
      actor: command.actor.name,
      reason: command.reason,
      isPaused: next.isPaused,
    })
    await enqueueSignal(tx, { workflowId: run.workflowId, signal: WAKE_SIGNAL })
    return { runId: run.runId, state: next.state, isPaused: next.isPaused }
  })
}

/** Whether the starter of a run may approve it, as the utility's settings say; yes where they say nothing. */
function mayApproveOwnRun(utility: UtilityRow): boolean {
  return (utility.settings as SettingsFile).approval?.starter_may_approve ?? true
}

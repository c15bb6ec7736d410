import { countsOfRun, loadRun } from '../../db/billing/run-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { decideRun, type RunAct } from '../../domain/billing/run-acts.js'
import type { ActsOfKind, ProcessAct } from '../processes/process-act.js'

const WORDS = {
  approve: { label: 'Review and approve', permission: 'billing.approve', consequence: '' },
  pause: {
    label: 'Pause',
    permission: 'billing.run',
    consequence: 'The run stops after the accounts in hand. What is computed stays, and it goes on when resumed.',
  },
  resume: { label: 'Resume', permission: 'billing.run', consequence: 'The run goes on where it stopped.' },
  discard: {
    label: 'Discard the trial',
    permission: 'billing.run',
    consequence: 'What the trial computed is thrown away. Nothing was issued, and the window stays free for a run.',
  },
  cancel: {
    label: 'Cancel the run',
    permission: 'billing.run',
    consequence: 'What was computed is thrown away. Nothing was issued, and the window may be run again.',
  },
} as const satisfies Record<RunAct, Pick<ProcessAct, 'label' | 'permission' | 'consequence'>>

/** What may be done to a bill cycle. An approval is given on the run's own page, beside the figures it is about. */
export const billCycleActs: ActsOfKind = async (db, process) => {
  const runId = Number(process.subjectId)
  const [run, counts, utility] = await Promise.all([loadRun(db, runId), countsOfRun(db, runId), loadUtility(db)])
  if (run === undefined || utility === undefined) return []
  // Whether the asker is the one who started the run is said by the approval itself.
  const at = { actorId: '', today: utility.today, starterMayApprove: true }
  const actOf = (act: RunAct): ProcessAct => {
    const decided = decideRun(act, { ...run, ...counts }, at)
    return {
      act,
      ...WORDS[act],
      how: act === 'approve' ? 'page' : 'post',
      path: act === 'approve' ? `/bill-runs/${runId}/show` : `/bill-runs/${runId}/${act}`,
      needsReason: act !== 'approve' && act !== 'resume',
      isDangerous: act === 'cancel' || act === 'discard',
      disabledReason: decided.ok ? null : decided.refusal.message,
    }
  }
  return [actOf('approve'), actOf(run.isPaused ? 'resume' : 'pause'), actOf(run.isTrial ? 'discard' : 'cancel')]
}

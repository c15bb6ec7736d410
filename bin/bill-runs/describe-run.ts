import type { RunPageJson, RunRecordJson } from '../../api/billing/contract.js'

/** A run in a few lines, as `status` prints it. */
export function describeRun(run: RunRecordJson | RunPageJson): string[] {
  const lines = [
    `Run ${run.id}, cycle ${run.billCycle} of ${run.readDate}${run.isTrial ? ' (trial)' : ''}: ${run.isPaused ? 'paused, ' : ''}${run.state.replaceAll('_', ' ')}`,
    `  accounts ${run.accountsIn} = billed ${run.billed} + skipped ${run.skipped} + parked ${run.parked}${run.pending > 0 ? ` + pending ${run.pending}` : ''}`,
    `  bills ${run.total} (taxes ${run.taxes}); issued ${run.issued}, waiting for approval ${run.drafts}`,
  ]
  if ('byReason' in run) {
    for (const reason of run.byReason) lines.push(`  ${reason.outcome} ${reason.reasonCode}: ${reason.accounts}`)
  }
  return lines
}

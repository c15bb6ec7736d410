import { StateChip } from '../presentation/StateChip.js'
import { runChip, type StandingRun } from './run-acts.js'

/** Where a run stands, in one chip. */
export function RunStateChip({ run }: { readonly run: StandingRun }) {
  const { label, tone } = runChip(run)
  return <StateChip state={run.state} label={label} tone={tone} />
}

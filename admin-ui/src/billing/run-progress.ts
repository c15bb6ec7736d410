import { numberText } from '../presentation/money-text.js'

/** The counts of a bill run: accounts in = billed + skipped + parked + pending, always. */
export interface RunCounts {
  readonly accountsIn: number
  readonly billed: number
  readonly skipped: number
  readonly parked: number
  readonly pending: number
}

/** Accounts that have their outcome. */
export function accountsDone(run: RunCounts): number {
  return run.billed + run.skipped + run.parked
}

/** `287 billed · 9 parked · 4 skipped`, and what is still to do. */
export function outcomesText(run: RunCounts): string {
  const parts = [`${numberText(run.billed)} billed`, `${numberText(run.parked)} parked`, `${numberText(run.skipped)} skipped`]
  if (run.pending > 0) parts.push(`${numberText(run.pending)} to do`)
  return parts.join(' · ')
}

/** True where every account has its outcome, so that the total may be compared with earlier ones. */
export function isWhole(run: RunCounts): boolean {
  return run.pending === 0 && run.billed > 0
}

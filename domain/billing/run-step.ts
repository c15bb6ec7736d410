import type { LocalDate } from '../kernel/local-date.js'

export const RUN_STATES = [
  'waiting_for_window',
  'computing',
  'review',
  'issuing',
  'open',
  'closed',
  'discarded',
  'cancelled',
] as const
export type RunState = (typeof RUN_STATES)[number]

/** What the next step of a run is decided from: its row and a few counts, read anew each time. */
export interface RunFacts {
  readonly state: RunState
  readonly isTrial: boolean
  readonly isPaused: boolean
  readonly windowStart: LocalDate
  readonly windowEnd: LocalDate
  /** Accounts without an outcome. */
  readonly pending: number
  /** Bills made and not issued. */
  readonly drafts: number
}

/** What happens next; `wait` names what would wake the run, `until` the day on which it looks by itself. */
export type RunStep =
  | { readonly kind: 'compute' | 'issue' | 'purge' | 'close' | 'end' }
  | { readonly kind: 'wait'; readonly waitsFor: string; readonly until?: LocalDate }

/**
 * What a bill run does next on business date `today`. A run computes what is pending, stops for review, issues what was approved
 * and stays open for mended accounts until its window has ended. A trial is computed before its window as well.
 */
export function nextRunStep(run: RunFacts, today: LocalDate): RunStep {
  switch (run.state) {
    case 'discarded':
    case 'cancelled':
      return run.drafts > 0 ? { kind: 'purge' } : { kind: 'end' }
    case 'closed':
      return { kind: 'end' }
    case 'issuing':
      return { kind: 'issue' }
    case 'waiting_for_window':
      if (today < run.windowStart && !run.isTrial) return { kind: 'wait', waitsFor: 'the window to open', until: run.windowStart }
      return run.isPaused ? { kind: 'wait', waitsFor: 'a person to resume the run' } : { kind: 'compute' }
    case 'computing':
      return run.isPaused ? { kind: 'wait', waitsFor: 'a person to resume the run' } : { kind: 'compute' }
    case 'review':
      if (run.isPaused) return { kind: 'wait', waitsFor: 'a person to resume the run' }
      return run.pending > 0 ? { kind: 'compute' } : { kind: 'wait', waitsFor: 'approval' }
    case 'open':
      if (today > run.windowEnd) return { kind: 'close' }
      if (run.isPaused) return { kind: 'wait', waitsFor: 'a person to resume the run' }
      if (run.pending > 0) return { kind: 'compute' }
      return { kind: 'wait', waitsFor: 'mended accounts until the window ends', until: run.windowEnd }
  }
}

import type { LocalDate } from '../kernel/local-date.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'
import type { RunFacts, RunState } from './run-step.js'

export const RUN_ACTS = ['approve', 'discard', 'cancel', 'pause', 'resume'] as const
export type RunAct = (typeof RUN_ACTS)[number]

export interface RunDecision {
  readonly state: RunState
  readonly isPaused: boolean
  readonly isTrial: boolean
  readonly sentence: string
}

export type RunActRefusal =
  | 'RUN_NOT_IN_REVIEW'
  | 'RUN_STILL_COMPUTING'
  | 'RUN_NOT_A_TRIAL'
  | 'RUN_ALREADY_ISSUED'
  | 'RUN_ENDED'
  | 'RUN_NOT_PAUSED'
  | 'RUN_PAUSED_ALREADY'
  | 'WINDOW_NOT_OPEN'
  | 'OWN_APPROVAL'

interface Circumstances {
  readonly actorId: string
  readonly today: LocalDate
  /** False where the utility wants a second person: the starter may then not approve. */
  readonly starterMayApprove: boolean
}

type Run = RunFacts & { readonly startedBy: string; readonly issuedAt: unknown }

/** What an act does to a run, or why it may not be done now. */
export function decideRun(act: RunAct, run: Run, at: Circumstances): Outcome<RunDecision, RunActRefusal> {
  if (run.state === 'closed' || run.state === 'discarded' || run.state === 'cancelled') {
    return refused('RUN_ENDED', `The run is ${run.state}; nothing more can be done with it.`)
  }
  switch (act) {
    case 'approve':
      return approve(run, at)
    case 'discard':
      if (!run.isTrial)
        return refused(
          'RUN_NOT_A_TRIAL',
          'Only a trial run is discarded. Cancel this run instead; that is possible until it is approved.',
        )
      return done({
        ...keep(run),
        state: 'discarded',
        isPaused: false,
        sentence: 'The trial was discarded; nothing of it remains.',
      })
    case 'cancel':
      if (run.state === 'issuing' || run.issuedAt !== null) {
        return refused('RUN_ALREADY_ISSUED', 'Bills of this run are issued. Correct single bills by cancel and rebill instead.')
      }
      return done({
        ...keep(run),
        state: 'cancelled',
        isPaused: false,
        sentence: 'The run was cancelled before any bill was issued.',
      })
    case 'pause':
      if (run.isPaused) return refused('RUN_PAUSED_ALREADY', 'The run is paused already.')
      return done({ ...keep(run), isPaused: true, sentence: 'The run was paused; it stops after the chunk it is working on.' })
    case 'resume':
      if (!run.isPaused) return refused('RUN_NOT_PAUSED', 'The run is not paused.')
      return done({ ...keep(run), isPaused: false, sentence: 'The run goes on.' })
  }
}

function keep(run: Run): Omit<RunDecision, 'sentence'> {
  return { state: run.state, isPaused: run.isPaused, isTrial: run.isTrial }
}

function approve(run: Run, at: Circumstances): Outcome<RunDecision, RunActRefusal> {
  if (run.pending > 0)
    return refused('RUN_STILL_COMPUTING', `${run.pending} accounts have no outcome yet. Approve when the run waits for review.`)
  if (run.state !== 'review')
    return refused(
      'RUN_NOT_IN_REVIEW',
      `The run is ${run.state.replaceAll('_', ' ')}; only a run that waits for review is approved.`,
    )
  if (at.today < run.windowStart) {
    return refused(
      'WINDOW_NOT_OPEN',
      `The window opens on ${run.windowStart}; the business date is ${at.today}. Bills are issued from then on.`,
      {
        windowStart: run.windowStart,
        today: at.today,
      },
    )
  }
  if (!at.starterMayApprove && at.actorId === run.startedBy) {
    return refused('OWN_APPROVAL', 'You started this run; another person must approve it.')
  }
  return done({ state: 'issuing', isPaused: false, isTrial: false, sentence: `Approved: ${run.drafts} bills are issued.` })
}

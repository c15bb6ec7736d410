import { countText } from '../presentation/count-text.js'
import { dayText } from '../presentation/date-text.js'
import type { Tone } from '../shell/palette.js'

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

export interface StandingRun {
  readonly state: RunState
  readonly isPaused: boolean
  readonly isTrial: boolean
  /** Accounts without an outcome, and parked ones; where they are not known the chip says what the state says. */
  readonly pending?: number
  readonly parked?: number
}

/** The one state chip of a run. A pause is what people must know first. */
export function runChip(run: StandingRun): { readonly label: string; readonly tone: Tone } {
  const isLive = run.state !== 'closed' && run.state !== 'discarded' && run.state !== 'cancelled'
  if (run.isPaused && isLive) return { label: 'Paused', tone: 'waiting' }
  switch (run.state) {
    case 'waiting_for_window':
      return { label: 'Waiting for its window', tone: 'idle' }
    case 'computing':
      return { label: run.isTrial ? 'Computing a trial' : 'Computing', tone: 'running' }
    case 'review':
      return (run.pending ?? 0) > 0
        ? { label: 'Computing mended accounts', tone: 'running' }
        : { label: 'Waiting for review', tone: 'waiting' }
    case 'issuing':
      return { label: 'Issuing', tone: 'running' }
    case 'open':
      return (run.parked ?? 0) > 0 ? { label: 'Issued, accounts parked', tone: 'waiting' } : { label: 'Issued', tone: 'done' }
    case 'closed':
      return { label: 'Closed', tone: 'done' }
    case 'discarded':
      return { label: 'Discarded', tone: 'idle' }
    case 'cancelled':
      return { label: 'Cancelled', tone: 'idle' }
  }
}

export type RunAct = 'approve' | 'discard' | 'pause' | 'resume' | 'cancel'

interface ActableRun extends StandingRun {
  readonly pending: number
  readonly parked: number
  readonly billCycle: string
  readonly readDate: string
  readonly billed: number
  readonly skipped: number
  /** Bills made and not issued; after an issue these are the mended accounts. */
  readonly drafts: number
  /** Bills of it were issued: from then on it is corrected, not cancelled. */
  readonly isIssued: boolean
}

/** What may be asked of a run as it stands; the API decides again. Acts that make no sense now are absent. */
export function runActs(run: ActableRun): readonly RunAct[] {
  const acts: RunAct[] = []
  const isBeforeIssue =
    !run.isIssued && (run.state === 'waiting_for_window' || run.state === 'computing' || run.state === 'review')
  const mayStandStill = isBeforeIssue || run.state === 'review' || run.state === 'open'
  if (run.state === 'review' && run.drafts > 0 && run.pending === 0 && !run.isPaused) acts.push('approve')
  if (run.isPaused && mayStandStill) acts.push('resume')
  if (!run.isPaused && mayStandStill && run.pending > 0) acts.push('pause')
  if (isBeforeIssue) acts.push(run.isTrial ? 'discard' : 'cancel')
  return acts
}

/** Why the bills may not be approved yet, as a sentence; undefined where they may, or where that day is past. */
export function approvalBlockedBecause(run: ActableRun & { readonly windowStart: string }, today: string): string | undefined {
  if (run.state === 'computing') return 'The run stops for review when all accounts have an outcome.'
  if (run.state !== 'review') return undefined
  if (run.isPaused) return 'The run is paused. Resume it first.'
  if (run.pending > 0) return `${countText(run.pending, 'account')} have no outcome yet.`
  if (run.drafts === 0) return 'There is no bill to approve.'
  if (today < run.windowStart) return `The window opens on ${dayText(run.windowStart)}; bills are issued from then on.`
  return undefined
}

export interface ActWords {
  readonly button: string
  readonly title: string
  /** What it will do: how many, how much, whom it reaches. One sentence an entry. */
  readonly consequences: readonly string[]
  readonly needsReason: boolean
  readonly isDangerous: boolean
}

/** What the button says and what its dialog tells before anything happens. `total` is written with its currency. */
export function actWords(act: RunAct, run: ActableRun, total: string): ActWords {
  const bills = countText(run.drafts, 'bill')
  const name = `cycle ${run.billCycle}, read ${dayText(run.readDate)}`
  switch (act) {
    case 'approve':
      return {
        button: `Approve ${bills}`,
        title: `Approve ${bills} of ${name}?`,
        consequences: [
          `${bills} are issued: ${total} is charged to the accounts and posted to the ledger.`,
          'Customers receive their bills by e-mail or in print, as they chose.',
          ...(run.parked > 0
            ? [`${countText(run.parked, 'parked account')} stay with the run and are billed once mended, until the window ends.`]
            : []),
          ...(run.isTrial ? ['The trial becomes the run of this window as it stands.'] : []),
          'An issued bill is not edited: a mistake is cancelled and billed again.',
        ],
        needsReason: false,
        isDangerous: true,
      }
    case 'discard':
      return {
        button: 'Discard the trial',
        title: `Discard the trial of ${name}?`,
        consequences: [
          `${bills} of the trial are thrown away. Nothing was issued and nothing is posted.`,
          'The window stays free for a run.',
        ],
        needsReason: true,
        isDangerous: true,
      }
    case 'cancel':
      return {
        button: 'Cancel the run',
        title: `Cancel the run of ${name}?`,
        consequences: [
          `${bills} computed so far are thrown away. Nothing was issued and nothing is posted.`,
          'The window may be run again.',
        ],
        needsReason: true,
        isDangerous: true,
      }
    case 'pause':
      return {
        button: 'Pause',
        title: `Pause ${name}?`,
        consequences: ['The run stops after the accounts in hand. What is computed stays, and it goes on when resumed.'],
        needsReason: true,
        isDangerous: false,
      }
    case 'resume':
      return {
        button: 'Resume',
        title: `Resume ${name}?`,
        consequences: [`The run goes on with ${countText(run.pending, 'account')} to do.`],
        needsReason: false,
        isDangerous: false,
      }
  }
}

/** True while the run advances by itself, so that its page asks often. */
export function isMoving(run: StandingRun): boolean {
  return (
    !run.isPaused && (run.state === 'computing' || run.state === 'issuing' || (run.state === 'review' && (run.pending ?? 0) > 0))
  )
}

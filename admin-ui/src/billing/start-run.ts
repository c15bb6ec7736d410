import { countText } from '../presentation/count-text.js'
import { dayText } from '../presentation/date-text.js'

interface StartableWindow {
  readonly windowStart: string
  readonly windowEnd: string
  readonly accounts: number
  readonly runState: string | null
  readonly isTrial: boolean | null
}

/** What may be started in a window: the same window is not run twice, but the run itself may take the place of a trial. */
export function startKind(window: StartableWindow): 'both' | 'run' | 'none' {
  if (window.runState === null) return 'both'
  return window.isTrial === true && window.runState !== 'issuing' ? 'run' : 'none'
}

/** What starting does, one sentence each. */
export function startConsequences(window: StartableWindow, asTrial: boolean, today: string): string[] {
  const isEarly = today < window.windowStart
  const accounts = countText(window.accounts, 'account')
  if (asTrial) {
    return [
      `Bills for ${accounts} are computed and shown. Nothing is issued and nothing is posted.`,
      'The window is not claimed: the trial is discarded, or made the run as it stands.',
    ]
  }
  return [
    ...(window.isTrial === true ? ['The trial of this window is dropped.'] : []),
    isEarly
      ? `The run waits until its window opens on ${dayText(window.windowStart)}, then computes bills for ${accounts}.`
      : `Bills for ${accounts} are computed now.`,
    'It stops for review before anything is issued.',
    `Accounts that are parked stay with the run until the window ends on ${dayText(window.windowEnd)}.`,
  ]
}

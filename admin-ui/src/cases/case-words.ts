import type { CaseRecordJson } from '../../../api/cases/contract.js'
import { stateText } from '../presentation/state-tone.js'

const STATES: Readonly<Record<CaseRecordJson['state'], string>> = {
  open: 'Open',
  working: 'In work',
  waiting: 'Waits for the customer',
  closed: 'Closed',
}
export const caseStateText = (state: CaseRecordJson['state']): string => STATES[state]

/** What the clock of a case says: "2 of 5 days left". Days are business days; undefined once the case is closed. */
export function caseClockText({
  state,
  businessDays,
  businessDaysLeft: left,
}: Pick<CaseRecordJson, 'state' | 'businessDays' | 'businessDaysLeft'>): string | undefined {
  if (left === null) return undefined
  const days = (count: number): string => `${count} business day${count === 1 ? '' : 's'}`
  if (state === 'waiting') return `stands still, ${left < 0 ? `${days(-left)} late` : `${days(left)} left`}`
  if (left < 0) return `${days(-left)} late`
  return left === 0 ? 'due today' : `${left} of ${days(businessDays)} left`
}

export const OUTCOMES = ['upheld', 'partly_upheld', 'rejected', 'withdrawn', 'settled'] as const
export const outcomeText = (outcome: string): string => stateText(outcome)

export const casePath = (id: number): string => `/cases/${id}/show`

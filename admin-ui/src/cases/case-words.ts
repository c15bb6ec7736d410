import type { CaseRecordJson } from '../../../api/cases/contract.js'
import { stateText } from '../presentation/state-tone.js'

const STATES: Readonly<Record<CaseRecordJson['state'], string>> = {
  open: 'Open',
  working: 'In work',
  waiting: 'Waits for the customer',
  closed: 'Closed',
}
export const caseStateText = (state: CaseRecordJson['state']): string => STATES[state]

export const OUTCOMES = ['upheld', 'partly_upheld', 'rejected', 'withdrawn', 'settled'] as const
export const outcomeText = (outcome: string): string => stateText(outcome)

export const casePath = (id: number): string => `/cases/${id}/show`

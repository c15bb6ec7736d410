import type { WriteOffRecordJson } from '../../../api/write-offs/contract.js'
import type { Tone } from '../shell/palette.js'

export const KIND_TEXTS: Readonly<Record<WriteOffRecordJson['kind'], string>> = {
  bad_debt: 'Bad debt',
  small_debit: 'Small debt',
  small_credit: 'Small credit',
}

export const CAUSE_TEXTS: Readonly<Record<WriteOffRecordJson['cause'], string>> = {
  aged: 'by its age',
  uncollectible: 'by hand: cannot be collected',
  deceased: 'by hand: customer deceased',
}

export const APPROVAL_TEXTS: Readonly<Record<WriteOffRecordJson['approval'], string>> = {
  none: 'nobody',
  collections: 'Collections',
  supervisor: 'a supervisor',
}

type State = WriteOffRecordJson['state']
const STATES: Readonly<Record<State, { readonly label: string; readonly tone: Tone }>> = {
  proposed: { label: 'Proposed', tone: 'waiting' },
  posted: { label: 'Written off', tone: 'done' },
  rejected: { label: 'Rejected', tone: 'idle' },
  withdrawn: { label: 'Withdrawn', tone: 'idle' },
}

export function stateOf(state: State): { readonly label: string; readonly tone: Tone } {
  return STATES[state]
}

export function writeOffPath(id: number): string {
  return `/write-offs/${id}/show`
}

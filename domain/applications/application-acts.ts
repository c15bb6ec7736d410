import { done, type Outcome, refused } from '../kernel/outcome.js'
import type { ApplicationKind, ApplicationState } from './application-kinds.js'
import { APPLICATION_FILES_MAX } from './application-file.js'

export const STAFF_ACTS = ['accept', 'connect', 'ask', 'refuse'] as const
export type StaffAct = (typeof STAFF_ACTS)[number]
/** What the applicant does. */
export type ApplicantAct = 'submit' | 'add_file' | 'remove_file' | 'answer' | 'withdraw'

/** An application as far as acts on it ask. */
export interface ApplicationStanding {
  readonly state: ApplicationState
  readonly kind: ApplicationKind
  readonly files: number
  /** The service request it became is still open. */
  readonly isRequestOpen: boolean
}

type Code =
  | 'APPLICATION_SENT'
  | 'APPLICATION_NOT_SENT'
  | 'APPLICATION_DECIDED'
  | 'APPLICATION_NOT_ASKED'
  | 'APPLICATION_KIND'
  | 'TOO_MANY_FILES'

/** Whether an act is possible now, and if not, why: the same sentence on the button and in the refusal. */
export function mayAct(act: StaffAct | ApplicantAct, standing: ApplicationStanding): Outcome<undefined, Code> {
  const { state, kind } = standing
  const isWaiting = state === 'submitted' || state === 'asked'
  switch (act) {
    case 'submit':
    case 'remove_file':
      return state === 'draft' ? done(undefined) : refused('APPLICATION_SENT', 'This application was sent already.')
    case 'add_file':
      if (state !== 'draft' && !isWaiting && !standing.isRequestOpen) return decided(state)
      if (standing.files >= APPLICATION_FILES_MAX) {
        return refused('TOO_MANY_FILES', `An application has ${APPLICATION_FILES_MAX} files at most.`)
      }
      return done(undefined)
    case 'answer':
      if (state === 'draft') return notSent()
      return state === 'asked' ? done(undefined) : refused('APPLICATION_NOT_ASKED', 'Nothing is asked of you now.')
    case 'withdraw':
      if (state === 'draft') return notSent()
      return isWaiting || standing.isRequestOpen ? done(undefined) : decided(state)
    case 'accept':
    case 'connect':
      if (state === 'draft') return notSent()
      if (!isWaiting) return decided(state)
      if (act === 'accept' && kind === 'connection') {
        return refused('APPLICATION_KIND', 'This place is not connected yet: open the connection and link it.')
      }
      return done(undefined)
    case 'ask':
    case 'refuse':
      if (state === 'draft') return notSent()
      return isWaiting ? done(undefined) : decided(state)
  }
}

function notSent(): Outcome<never, 'APPLICATION_NOT_SENT'> {
  return refused('APPLICATION_NOT_SENT', 'This application was not sent yet.')
}

function decided(state: ApplicationState): Outcome<never, 'APPLICATION_DECIDED'> {
  return refused('APPLICATION_DECIDED', `This application is ${state} and cannot be changed any more.`, { state })
}

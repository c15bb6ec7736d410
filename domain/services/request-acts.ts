import { done, type Outcome, refused } from '../kernel/outcome.js'

export const REQUEST_ACTS = [
  'reschedule',
  'cancel',
  'amend',
  'meet_prerequisite',
  'override_prerequisite',
  'give_read',
  'pay_refund',
] as const
export type RequestAct = (typeof REQUEST_ACTS)[number]

/** A request as far as acts on it ask. */
export interface RequestStanding {
  readonly requestId: string
  readonly state: 'open' | 'completed' | 'cancelled'
  /** Parts that have not begun or ended yet. */
  readonly open: number
  /** Parts that have. */
  readonly done: number
  readonly openPrerequisites: number
  /** Registers of due switches without a read. */
  readonly missingReads: number
  /** A credit of a leaving account that is to be paid out. */
  readonly credit: boolean
}

type Code = 'REQUEST_ENDED' | 'REQUEST_CARRIED_OUT' | 'NO_OPEN_PREREQUISITE' | 'NO_READ_WANTED' | 'NO_CREDIT_TO_PAY'

/** Whether an act is possible now, and if not, why: the same sentence on the button and in the refusal. */
export function mayAct(act: RequestAct, request: RequestStanding): Outcome<undefined, Code> {
  if (request.state !== 'open') return refused('REQUEST_ENDED', `Request ${request.requestId} is ${request.state}.`)
  switch (act) {
    case 'reschedule':
    case 'amend':
      if (request.open > 0) return done(undefined)
      return refused('REQUEST_CARRIED_OUT', 'Everything that was asked for has begun or ended. Open a new request to change it.')
    case 'cancel':
      if (request.done === 0) return done(undefined)
      return refused('REQUEST_CARRIED_OUT', 'Part of it has begun or ended already. Undo that with a new request.')
    case 'meet_prerequisite':
    case 'override_prerequisite':
      return request.openPrerequisites > 0 ? done(undefined) : refused('NO_OPEN_PREREQUISITE', 'No prerequisite is open.')
    case 'give_read':
      return request.missingReads > 0 ? done(undefined) : refused('NO_READ_WANTED', 'No read is missing now.')
    case 'pay_refund':
      return request.credit
        ? done(undefined)
        : refused('NO_CREDIT_TO_PAY', 'There is nothing to pay out: the final bill is not settled, or no credit is left.')
  }
}

import type { LocalDate } from '../kernel/local-date.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'

export const AGREEMENT_STATES = [
  'pending_start',
  'active',
  'pending_stop',
  'stopped',
  'closed',
  'reactivated',
  'cancelled',
] as const
export type AgreementState = (typeof AGREEMENT_STATES)[number]

/** What may be done to an agreement. `withdraw_stop` takes an announced stop back; `reactivate` follows money that came after the close. */
export const AGREEMENT_COMMANDS = [
  'activate',
  'initiate_stop',
  'withdraw_stop',
  'stop',
  'close',
  'cancel',
  'reinstate',
  'reactivate',
] as const
export type AgreementCommand = (typeof AGREEMENT_COMMANDS)[number]

/** From which states a command leads where. The rows of `agreement_state_edges` are the same, one per pair. */
export const AGREEMENT_STEPS: Readonly<Record<AgreementCommand, { from: readonly AgreementState[]; to: AgreementState }>> = {
  activate: { from: ['pending_start'], to: 'active' },
  initiate_stop: { from: ['active'], to: 'pending_stop' },
  withdraw_stop: { from: ['pending_stop'], to: 'active' },
  stop: { from: ['pending_stop'], to: 'stopped' },
  close: { from: ['stopped', 'reactivated'], to: 'closed' },
  cancel: { from: ['pending_start', 'active', 'pending_stop', 'stopped'], to: 'cancelled' },
  reinstate: { from: ['closed', 'reactivated', 'stopped'], to: 'active' },
  reactivate: { from: ['closed'], to: 'reactivated' },
}

const WORDS: Readonly<Record<AgreementCommand, string>> = {
  activate: 'begun',
  initiate_stop: 'given a stop date',
  withdraw_stop: 'kept running',
  stop: 'stopped',
  close: 'closed',
  cancel: 'cancelled',
  reinstate: 'reinstated',
  reactivate: 'reactivated',
}

/** An agreement as far as its steps ask. */
export interface AgreementStanding {
  readonly agreementId: string
  readonly state: AgreementState
  readonly startOn: LocalDate
  readonly stopOn: LocalDate | null
  /** The last day of it that an issued bill holds. */
  readonly billedTo: LocalDate | null
}

export interface AgreementChange {
  readonly command: AgreementCommand
  readonly today: LocalDate
  /** Last day of service, with `initiate_stop`. */
  readonly stopOn?: LocalDate
}

/** What becomes of the agreement, and the day the log gives the step. */
export interface ChangedAgreement {
  readonly state: AgreementState
  readonly stopOn: LocalDate | null
  readonly onDate: LocalDate
}

type Code =
  | 'AGREEMENT_STATE'
  | 'AGREEMENT_NOT_STARTED'
  | 'AGREEMENT_NOT_OVER'
  | 'AGREEMENT_BILLED'
  | 'STOP_BEFORE_START'
  | 'STOP_MISSING'

/**
 * The one place that decides whether an agreement may take a step. Refuses AGREEMENT_STATE for a step its state does not know, and
 * what the dates forbid: a start or a stop before its day, a stop before the start, a cancellation of what was billed.
 */
export function changeOfAgreement(agreement: AgreementStanding, change: AgreementChange): Outcome<ChangedAgreement, Code> {
  const { command, today } = change
  const { agreementId, state, startOn } = agreement
  const step = AGREEMENT_STEPS[command]
  if (!step.from.includes(state)) {
    return refused(
      'AGREEMENT_STATE',
      `Agreement ${agreementId} is ${spoken(state)}; only one that is ${step.from.map(spoken).join(' or ')} can be ${WORDS[command]}.`,
      { agreementId, state },
    )
  }
  switch (command) {
    case 'activate':
      if (today < startOn) {
        return refused('AGREEMENT_NOT_STARTED', `Agreement ${agreementId} begins on ${startOn}; today is ${today}.`, {
          startOn,
          today,
        })
      }
      return done({ state: step.to, stopOn: agreement.stopOn, onDate: startOn })
    case 'initiate_stop': {
      const { stopOn } = change
      if (stopOn === undefined) return refused('STOP_MISSING', `Say which day is the last one of agreement ${agreementId}.`)
      if (stopOn < startOn) {
        return refused('STOP_BEFORE_START', `Agreement ${agreementId} began on ${startOn}; its last day cannot be ${stopOn}.`, {
          startOn,
          stopOn,
        })
      }
      return done({ state: step.to, stopOn, onDate: today })
    }
    case 'stop':
      if (agreement.stopOn === null) return refused('STOP_MISSING', `Agreement ${agreementId} has no last day of service.`)
      if (today < agreement.stopOn) {
        return refused(
          'AGREEMENT_NOT_OVER',
          `The last day of agreement ${agreementId} is ${agreement.stopOn}; today is ${today}.`,
          { stopOn: agreement.stopOn, today },
        )
      }
      return done({ state: step.to, stopOn: agreement.stopOn, onDate: agreement.stopOn })
    case 'cancel':
      if (agreement.billedTo !== null) {
        return refused(
          'AGREEMENT_BILLED',
          `Agreement ${agreementId} is billed to ${agreement.billedTo}. Cancel its bills first, or stop it instead.`,
          { billedTo: agreement.billedTo },
        )
      }
      return done({ state: step.to, stopOn: agreement.stopOn, onDate: today })
    case 'withdraw_stop':
    case 'reinstate':
      return done({ state: step.to, stopOn: null, onDate: today })
    case 'close':
    case 'reactivate':
      return done({ state: step.to, stopOn: agreement.stopOn, onDate: today })
  }
}

/** The commands the state knows, whatever the dates say. */
export function commandsOf(state: AgreementState): AgreementCommand[] {
  return AGREEMENT_COMMANDS.filter((command) => AGREEMENT_STEPS[command].from.includes(state))
}

function spoken(state: AgreementState): string {
  return state.replaceAll('_', ' ')
}

import type { CommandKind, CommandState } from './command-states.js'

/** What a gateway says of a command, or of its meter. */
export type GatewayAnswer =
  /** It is on its way to the meter. */
  | { readonly kind: 'accepted' }
  /** The meter did what it was told, and says how its switch stands now. */
  | {
      readonly kind: 'done'
      readonly switch: SwitchState
      /** ISO instant at which the switch moved; null where the gateway does not say. */
      readonly at: string | null
      readonly readings: readonly RegisterReading[]
    }
  | { readonly kind: 'refused'; readonly because: string }
  /** Nobody knows: no answer in time, or one that says so. */
  | { readonly kind: 'unknown'; readonly because: string }

export type SwitchState = 'open' | 'closed'
export interface RegisterReading {
  readonly register: string
  /** As the dial shows it, before the multiplier. */
  readonly value: string
}

/** Where a command stands. */
export interface CommandStanding {
  readonly kind: CommandKind
  readonly state: CommandState
  readonly isSettled: boolean
  /** Minutes since it was sent; 0 before. */
  readonly minutesSinceSent: number
}

export type CommandStep =
  | { readonly kind: 'end' }
  /** Decide anew, and mark it as sent where it may be. */
  | { readonly kind: 'mark_sent' }
  /** Ask what became of it; where it never arrived, send it, or decide anew where the decision has aged. */
  | { readonly kind: 'ask_result'; readonly mayStillSend: boolean; readonly isLast: boolean }
  /** Ask the meter how its switch stands. `mayBelieveUndone`: the command can no longer be carried out late. */
  | { readonly kind: 'read_switch'; readonly mayBelieveUndone: boolean; readonly isLast: boolean }

/** A decision older than this is made again before a command is sent by it. */
const DECISION_MINUTES = 5

/**
 * What comes next for a command. After `validMinutes` a gateway no longer carries it out; after `giveUpMinutes` an answer that says nothing
 * is the last one, and people are sent to look.
 */
export function nextCommandStep(
  command: CommandStanding,
  { validMinutes, giveUpMinutes }: { readonly validMinutes: number; readonly giveUpMinutes: number },
): CommandStep {
  if (command.isSettled) return { kind: 'end' }
  if (command.state === 'asked') return { kind: 'mark_sent' }
  const isLast = command.minutesSinceSent >= giveUpMinutes
  if (command.state === 'unknown')
    return { kind: 'read_switch', mayBelieveUndone: command.minutesSinceSent >= validMinutes, isLast }
  return { kind: 'ask_result', mayStillSend: command.minutesSinceSent < DECISION_MINUTES, isLast }
}

/** What an answer makes of a command: its next state, and why. An answer that says nothing new leaves it as it is. */
export function judgeAnswer(
  kind: CommandKind,
  answer: GatewayAnswer,
): { readonly state: 'accepted' | 'confirmed' | 'refused' | 'unknown'; readonly because: string | null } {
  switch (answer.kind) {
    case 'accepted':
      return { state: 'accepted', because: null }
    case 'refused':
      return { state: 'refused', because: answer.because }
    case 'unknown':
      return { state: 'unknown', because: answer.because }
    case 'done':
      if (kind === 'read' || answer.switch === (kind === 'disconnect' ? 'open' : 'closed'))
        return { state: 'confirmed', because: null }
      return { state: 'refused', because: `The meter says that its switch is ${answer.switch}.` }
  }
}

/** What a reading of the switch makes of a command whose result is not known; undefined where it says nothing yet. */
export function judgeSwitch(
  kind: 'disconnect' | 'reconnect',
  stands: SwitchState,
  mayBelieveUndone: boolean,
): 'confirmed' | 'refused' | undefined {
  if (stands === (kind === 'disconnect' ? 'open' : 'closed')) return 'confirmed'
  // A command that is still on its way may be carried out after the switch was read.
  return mayBelieveUndone ? 'refused' : undefined
}

import { done, type Outcome, refused } from '../kernel/outcome.js'

/** What a meter may be told: to open its switch, to close it, or to say how it stands and what its registers show. */
export const COMMAND_KINDS = ['disconnect', 'reconnect', 'read'] as const
export type CommandKind = (typeof COMMAND_KINDS)[number]

/** `unknown`: it was sent and nobody knows what came of it; that is never taken for done, nor for not done. */
export const COMMAND_STATES = ['asked', 'sent', 'accepted', 'confirmed', 'refused', 'unknown', 'cancelled'] as const
export type CommandState = (typeof COMMAND_STATES)[number]

/** Where a command may go from each state; the database has the same edges. */
export const COMMAND_EDGES: Readonly<Record<CommandState, readonly CommandState[]>> = {
  asked: ['sent', 'cancelled'],
  // Back to `asked`: it never arrived, and too much time has passed to send it by the decision of then.
  sent: ['asked', 'accepted', 'confirmed', 'refused', 'unknown'],
  accepted: ['confirmed', 'refused', 'unknown'],
  unknown: ['confirmed', 'refused'],
  confirmed: [],
  refused: [],
  cancelled: [],
}

/** The state a command goes to, or COMMAND_STATE where it cannot go there. */
export function moveCommand(from: CommandState, to: CommandState): Outcome<CommandState, 'COMMAND_STATE'> {
  if (COMMAND_EDGES[from].includes(to)) return done(to)
  return refused('COMMAND_STATE', `The command is ${from} and cannot become ${to}.`, { state: from })
}

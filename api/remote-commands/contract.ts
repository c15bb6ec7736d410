import { type Static, Type } from 'typebox'
import { COMMAND_KINDS, COMMAND_STATES } from '../../domain/remote-commands/command-states.js'
import { closed, key, listOf, localDate, nullable, oneOf, text } from '../fields.js'

const SWITCH_STATES = ['open', 'closed'] as const

const command = closed({
  id: key(),
  kind: oneOf(COMMAND_KINDS),
  state: oneOf(COMMAND_STATES),
  isSettled: Type.Boolean(),
  askedOn: localDate(),
  askedBy: text(200),
  doneOn: nullable(localDate()),
  doneAt: nullable(text(5)),
  switchState: nullable(oneOf(SWITCH_STATES)),
  because: nullable(text(1000)),
  requestedBy: nullable(text(300)),
  reversesCommandId: nullable(key()),
  lastSentence: text(2000),
})
export type RemoteCommandJson = Static<typeof command>

/** How a meter is reached from afar, and what it was told. */
export const remoteStanding = closed({
  isRemoteCapable: Type.Boolean(),
  hasSwitch: Type.Boolean(),
  isGas: Type.Boolean(),
  switchState: nullable(oneOf(SWITCH_STATES)),
  switchSaidOn: nullable(localDate()),
  commands: listOf(command, 50),
})
export type RemoteStandingJson = Static<typeof remoteStanding>

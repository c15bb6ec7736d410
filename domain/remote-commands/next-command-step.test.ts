import { expect, test } from 'vitest'
import { COMMAND_EDGES, COMMAND_STATES, moveCommand } from './command-states.js'
import { type CommandStanding, judgeAnswer, judgeSwitch, nextCommandStep } from './next-command-step.js'

const LIMITS = { validMinutes: 10, giveUpMinutes: 20 }
const standing = (state: CommandStanding['state'], minutesSinceSent = 0, isSettled = false): CommandStanding => ({
  kind: 'disconnect',
  state,
  isSettled,
  minutesSinceSent,
})

test.each([
  ['asked: decide anew, then mark it as sent', standing('asked'), { kind: 'mark_sent' }],
  [
    'just sent: ask, and send where it never arrived',
    standing('sent', 0),
    { kind: 'ask_result', mayStillSend: true, isLast: false },
  ],
  ['sent long ago: its decision has aged', standing('sent', 5), { kind: 'ask_result', mayStillSend: false, isLast: false }],
  ['on its way', standing('accepted', 9), { kind: 'ask_result', mayStillSend: false, isLast: false }],
  ['on its way for too long', standing('accepted', 20), { kind: 'ask_result', mayStillSend: false, isLast: true }],
  [
    'unknown, and may still be carried out',
    standing('unknown', 9),
    { kind: 'read_switch', mayBelieveUndone: false, isLast: false },
  ],
  ['unknown, and no longer carried out', standing('unknown', 10), { kind: 'read_switch', mayBelieveUndone: true, isLast: false }],
  ['unknown for too long', standing('unknown', 20), { kind: 'read_switch', mayBelieveUndone: true, isLast: true }],
  ['unknown for good', standing('unknown', 20, true), { kind: 'end' }],
  ['confirmed', standing('confirmed', 1, true), { kind: 'end' }],
] as const)('%s', (_name, command, step) => {
  expect(nextCommandStep(command, LIMITS)).toEqual(step)
})

const done = (stands: 'open' | 'closed') => ({ kind: 'done', switch: stands, at: null, readings: [] }) as const

test.each([
  ['disconnect', done('open'), 'confirmed'],
  // "Done" with the switch as it was is not done.
  ['disconnect', done('closed'), 'refused'],
  ['reconnect', done('closed'), 'confirmed'],
  ['reconnect', done('open'), 'refused'],
  ['read', done('open'), 'confirmed'],
  ['disconnect', { kind: 'accepted' }, 'accepted'],
  ['disconnect', { kind: 'refused', because: 'fault' }, 'refused'],
  ['reconnect', { kind: 'unknown', because: 'no answer' }, 'unknown'],
] as const)('%s, and the gateway says %j: %s', (kind, answer, state) => {
  expect(judgeAnswer(kind, answer).state).toBe(state)
})

test.each([
  ['disconnect', 'open', false, 'confirmed'],
  ['disconnect', 'closed', false, undefined],
  ['disconnect', 'closed', true, 'refused'],
  ['reconnect', 'closed', false, 'confirmed'],
  ['reconnect', 'open', false, undefined],
  ['reconnect', 'open', true, 'refused'],
] as const)('%s of unknown result, the switch is %s, too late to be done: %s → %s', (kind, stands, mayBelieve, judged) => {
  expect(judgeSwitch(kind, stands, mayBelieve)).toBe(judged)
})

test('a command goes only where an edge leads', () => {
  for (const from of COMMAND_STATES) {
    for (const to of COMMAND_STATES) expect(moveCommand(from, to).ok).toBe(COMMAND_EDGES[from].includes(to))
  }
})

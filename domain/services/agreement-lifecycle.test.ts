import { describe, expect, it } from 'vitest'
import {
  AGREEMENT_COMMANDS,
  AGREEMENT_STATES,
  AGREEMENT_STEPS,
  type AgreementStanding,
  changeOfAgreement,
  commandsOf,
} from './agreement-lifecycle.js'

const AGREEMENT: AgreementStanding = {
  agreementId: 'G1',
  state: 'active',
  startOn: '2026-01-10',
  stopOn: null,
  billedTo: null,
}
const TODAY = '2026-09-15'

describe('the states of an agreement', () => {
  it.each([
    // command, its states, where it leads
    ['activate', 'pending_start', 'active'],
    ['initiate_stop', 'active', 'pending_stop'],
    ['withdraw_stop', 'pending_stop', 'active'],
    ['stop', 'pending_stop', 'stopped'],
    ['close', 'stopped reactivated', 'closed'],
    ['cancel', 'pending_start active pending_stop stopped', 'cancelled'],
    ['reinstate', 'closed reactivated stopped', 'active'],
    ['reactivate', 'closed', 'reactivated'],
  ] as const)('%s: from %s to %s, from nowhere else', (command, from, to) => {
    for (const state of AGREEMENT_STATES) {
      const stopOn = state === 'pending_stop' || state === 'stopped' ? '2026-09-10' : null
      const outcome = changeOfAgreement({ ...AGREEMENT, state, stopOn }, { command, today: TODAY, stopOn: '2026-09-10' })
      if (from.split(' ').includes(state)) expect(outcome.ok && outcome.value.state).toBe(to)
      else expect(!outcome.ok && outcome.refusal.code).toBe('AGREEMENT_STATE')
    }
  })

  it('says in a sentence what would be needed', () => {
    const outcome = changeOfAgreement({ ...AGREEMENT, state: 'closed' }, { command: 'stop', today: TODAY })
    expect(!outcome.ok && outcome.refusal.message).toBe('Agreement G1 is closed; only one that is pending stop can be stopped.')
  })

  it('a cancelled agreement stays cancelled; the others have a way on', () => {
    expect(commandsOf('cancelled')).toEqual([])
    for (const state of AGREEMENT_STATES) if (state !== 'cancelled') expect(commandsOf(state)).not.toEqual([])
    expect(AGREEMENT_COMMANDS).toEqual(Object.keys(AGREEMENT_STEPS))
  })
})

describe('the dates of a step', () => {
  it.each([
    // what, standing, change, code or [state, stop, logged day]
    [
      'begins on its day',
      { state: 'pending_start' },
      { command: 'activate', today: '2026-01-10' },
      ['active', null, '2026-01-10'],
    ],
    ['begins late', { state: 'pending_start' }, { command: 'activate' }, ['active', null, '2026-01-10']],
    ['begins too early', { state: 'pending_start' }, { command: 'activate', today: '2026-01-09' }, 'AGREEMENT_NOT_STARTED'],
    ['a stop in the future', {}, { command: 'initiate_stop', stopOn: '2026-12-31' }, ['pending_stop', '2026-12-31', TODAY]],
    ['a stop on the first day', {}, { command: 'initiate_stop', stopOn: '2026-01-10' }, ['pending_stop', '2026-01-10', TODAY]],
    ['a stop before the start', {}, { command: 'initiate_stop', stopOn: '2026-01-09' }, 'STOP_BEFORE_START'],
    ['a stop without a day', {}, { command: 'initiate_stop' }, 'STOP_MISSING'],
    [
      'stops on its last day',
      { state: 'pending_stop', stopOn: '2026-09-15' },
      { command: 'stop' },
      ['stopped', '2026-09-15', '2026-09-15'],
    ],
    ['stops too early', { state: 'pending_stop', stopOn: '2026-09-16' }, { command: 'stop' }, 'AGREEMENT_NOT_OVER'],
    ['goes on after all', { state: 'pending_stop', stopOn: '2026-09-16' }, { command: 'withdraw_stop' }, ['active', null, TODAY]],
    ['never happened', { state: 'active' }, { command: 'cancel' }, ['cancelled', null, TODAY]],
    ['was billed', { state: 'active', billedTo: '2026-08-31' }, { command: 'cancel' }, 'AGREEMENT_BILLED'],
    ['comes back', { state: 'closed', stopOn: '2026-08-31' }, { command: 'reinstate' }, ['active', null, TODAY]],
    ['late money', { state: 'closed', stopOn: '2026-08-31' }, { command: 'reactivate' }, ['reactivated', '2026-08-31', TODAY]],
  ] as const)('%s', (_what, standing, change, expected) => {
    const outcome = changeOfAgreement({ ...AGREEMENT, ...standing }, { today: TODAY, ...change })
    if (typeof expected === 'string') expect(!outcome.ok && outcome.refusal.code).toBe(expected)
    else expect(outcome.ok && [outcome.value.state, outcome.value.stopOn, outcome.value.onDate]).toEqual(expected)
  })
})

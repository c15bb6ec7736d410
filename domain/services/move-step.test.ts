import { describe, expect, it } from 'vitest'
import { type LeavingAccount, type MoveFacts, nextMoveStep, type PointSwitch } from './move-step.js'

const TODAY = '2026-09-10'

const SWITCH: PointSwitch = {
  id: 'S1@2026-09-10',
  servicePointId: 'S1',
  on: TODAY,
  readOn: '2026-09-09',
  begins: true,
  ends: false,
  needsPrerequisites: true,
  isDone: false,
  missingReads: 0,
  isReadLater: false,
  truck: 'none',
  pausedTo: null,
}
const LEAVING: LeavingAccount = {
  accountId: 'A1',
  stopped: ['G1'],
  isStopping: false,
  billsBeyond: [],
  correctionsOpen: 0,
  hasUnbilledDays: false,
  isLast: true,
  hasDeposit: false,
  isClosed: false,
  balance: 'zero',
}
const FACTS: MoveFacts = {
  kind: 'move_in',
  state: 'open',
  today: TODAY,
  prerequisites: [],
  switches: [],
  leaving: [],
  estimates: { allowed: true, afterDays: 3 },
  finalBill: 'at_once',
  waitsForResumption: false,
}

const at = (more: Partial<PointSwitch>): Pick<MoveFacts, 'switches'> => ({ switches: [{ ...SWITCH, ...more }] })
const left = (more: Partial<LeavingAccount>): Pick<MoveFacts, 'leaving'> => ({ leaving: [{ ...LEAVING, ...more }] })
const deposit = (state: 'open' | 'met' | 'overridden', isFulfilled = false): Pick<MoveFacts, 'prerequisites'> => ({
  prerequisites: [{ prerequisite: 'deposit', state, isFulfilled }],
})

/** `wait reads 2026-09-12`, `switch S1@…`, `bill A1`. */
function said(facts: Partial<MoveFacts>): string {
  const step = nextMoveStep({ ...FACTS, ...facts })
  if (step.kind === 'wait') return `wait ${step.for}${step.until === null ? '' : ` ${step.until}`}`
  if ('switchIds' in step) return `${step.kind} ${step.switchIds.join('+')}`
  if ('accountId' in step) return `${step.kind} ${step.accountId}`
  return step.kind === 'meet' ? `meet ${step.prerequisites.join('+')}` : step.kind
}

describe('nextMoveStep: before service changes hands', () => {
  it.each<[string, Partial<MoveFacts>, string]>([
    ['nothing is left', {}, 'complete'],
    ['cancelled', { state: 'cancelled', ...at({}) }, 'end'],
    ['completed', { state: 'completed' }, 'end'],
    ['a deposit is open', { ...deposit('open'), ...at({}) }, 'wait prerequisites'],
    ['it is paid', { ...deposit('open', true), ...at({}) }, 'meet deposit'],
    ['it was waived', { ...deposit('overridden'), ...at({}) }, 'switch S1@2026-09-10'],
    ['no truck before the deposit', { ...deposit('open'), ...at({ truck: 'wanted' }) }, 'wait prerequisites'],
    [
      'a truck long before the day',
      { ...deposit('met'), ...at({ on: '2026-10-01', truck: 'wanted' }) },
      'send_truck S1@2026-09-10',
    ],
    ['the day is to come', at({ on: '2026-09-11' }), 'wait date 2026-09-11'],
    ['the day has come', at({}), 'switch S1@2026-09-10'],
    ['late is no reason not to', at({ on: '2026-08-01' }), 'switch S1@2026-09-10'],
    ['a read is missing', at({ missingReads: 1 }), 'wait reads 2026-09-12'],
    ['for three days', at({ missingReads: 1, readOn: '2026-09-07' }), 'estimate S1@2026-09-10'],
    ['or is known from a later one', at({ missingReads: 1, isReadLater: true }), 'estimate S1@2026-09-10'],
    ['a crew is to connect', at({ missingReads: 1, readOn: '2026-09-01', truck: 'sent' }), 'wait field_work'],
    ['a crew only reads', at({ missingReads: 1, ends: true, truck: 'sent' }), 'wait field_work 2026-09-12'],
    [
      'an outage keeps the crew back',
      at({ on: '2026-09-20', missingReads: 1, ends: true, truck: 'paused', pausedTo: '2026-09-12' }),
      'wait outage 2026-09-13',
    ],
    ['it has no end yet', at({ missingReads: 1, readOn: '2026-09-01', ends: true, truck: 'paused' }), 'wait outage'],
    ['somebody has read all the same', at({ ends: true, truck: 'paused' }), 'switch S1@2026-09-10'],
    [
      'estimates are not allowed',
      { ...at({ missingReads: 1, readOn: '2026-09-01' }), estimates: { allowed: false, afterDays: 0 } },
      'wait reads',
    ],
    [
      'one half waits, the other goes on',
      {
        ...deposit('open'),
        switches: [SWITCH, { ...SWITCH, id: 'S9@2026-09-10', needsPrerequisites: false, begins: false, ends: true }],
      },
      'switch S9@2026-09-10',
    ],
    ['a suspension without an end', { kind: 'suspension', waitsForResumption: true }, 'wait resumption'],
  ])('%s: %s', (_what, facts, expected) => expect(said(facts)).toBe(expected))
})

describe('nextMoveStep: after service has ended', () => {
  it.each<[string, Partial<MoveFacts>, string]>([
    ['the rest is still to stop', left({ isStopping: true, hasUnbilledDays: true }), 'complete'],
    [
      'the place is still changing hands',
      { ...left({ hasUnbilledDays: true }), ...at({ missingReads: 1 }) },
      'wait reads 2026-09-12',
    ],
    ['the other half is for later', { ...left({ hasUnbilledDays: true }), ...at({ on: '2026-09-20' }) }, 'bill A1'],
    ['bills reach too far', left({ billsBeyond: [7], hasUnbilledDays: true }), 'correct_bills A1'],
    ['a correction is to be approved', left({ correctionsOpen: 1, hasUnbilledDays: true }), 'wait correction'],
    ['days are not billed', left({ hasUnbilledDays: true }), 'bill A1'],
    ['and wait for the run', { ...left({ hasUnbilledDays: true }), finalBill: 'next_run' }, 'wait next_bill'],
    ['so does a suspension', { ...left({ hasUnbilledDays: true, isLast: false }), kind: 'suspension' }, 'wait next_bill'],
    ['a deposit is held', left({ hasDeposit: true, balance: 'owed' }), 'release_deposit A1'],
    ['but the account goes on', left({ hasDeposit: true, isLast: false, balance: 'owed' }), 'close A1'],
    ['something is owed', left({ balance: 'owed' }), 'wait payment'],
    ['something is to be paid back', left({ balance: 'credit' }), 'wait refund'],
    ['nothing is owed', left({}), 'close A1'],
    ['closed', left({ stopped: [], isClosed: true }), 'complete'],
    [
      'money after the close',
      { ...left({ stopped: [], isClosed: true, balance: 'credit' }), state: 'completed' },
      'reactivate A1',
    ],
  ])('%s: %s', (_what, facts, expected) => expect(said({ kind: 'move_out', ...facts })).toBe(expected))
})

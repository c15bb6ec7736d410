import { describe, expect, test } from 'vitest'
import { nextRunStep, type RunFacts } from './run-step.js'

const RUN: RunFacts = {
  state: 'review',
  isTrial: false,
  isPaused: false,
  windowStart: '2026-09-04',
  windowEnd: '2026-09-14',
  pending: 0,
  drafts: 0,
}

describe('what a bill run does next', () => {
  test.each<[string, Partial<RunFacts>, string, unknown]>([
    //                                     facts                                                          today         step
    [
      'before its window it waits',
      { state: 'waiting_for_window', pending: 300 },
      '2026-09-03',
      { kind: 'wait', waitsFor: 'the window to open', until: '2026-09-04' },
    ],
    ['a trial does not wait', { state: 'waiting_for_window', pending: 300, isTrial: true }, '2026-09-01', { kind: 'compute' }],
    ['on the first day it computes', { state: 'waiting_for_window', pending: 300 }, '2026-09-04', { kind: 'compute' }],
    ['late is not never', { state: 'waiting_for_window', pending: 300 }, '2026-10-01', { kind: 'compute' }],
    [
      'paused before it began',
      { state: 'waiting_for_window', isPaused: true },
      '2026-09-04',
      { kind: 'wait', waitsFor: 'a person to resume the run' },
    ],
    ['computing goes on after a restart', { state: 'computing', pending: 120 }, '2026-09-04', { kind: 'compute' }],
    [
      'paused while computing',
      { state: 'computing', pending: 120, isPaused: true },
      '2026-09-04',
      { kind: 'wait', waitsFor: 'a person to resume the run' },
    ],
    ['stops for review', { drafts: 280 }, '2026-09-04', { kind: 'wait', waitsFor: 'approval' }],
    ['a mended account is computed during review', { drafts: 280, pending: 1 }, '2026-09-04', { kind: 'compute' }],
    ['approved bills are issued', { state: 'issuing', drafts: 280 }, '2026-09-04', { kind: 'issue' }],
    [
      'a pause does not stop an issue half-way',
      { state: 'issuing', drafts: 80, isPaused: true },
      '2026-09-04',
      { kind: 'issue' },
    ],
    [
      'issued, it waits for mended accounts',
      { state: 'open' },
      '2026-09-14',
      { kind: 'wait', waitsFor: 'mended accounts until the window ends', until: '2026-09-14' },
    ],
    ['a mended account after the issue', { state: 'open', pending: 1 }, '2026-09-10', { kind: 'compute' }],
    ['the window has ended', { state: 'open' }, '2026-09-15', { kind: 'close' }],
    ['a discarded trial drops its drafts', { state: 'discarded', drafts: 280 }, '2026-09-04', { kind: 'purge' }],
    ['and ends', { state: 'discarded' }, '2026-09-04', { kind: 'end' }],
    ['a cancelled run as well', { state: 'cancelled', drafts: 1 }, '2026-09-04', { kind: 'purge' }],
    ['closed is the end', { state: 'closed' }, '2026-09-20', { kind: 'end' }],
  ])('%s', (_name, facts, today, step) => {
    expect(nextRunStep({ ...RUN, ...facts }, today)).toEqual(step)
  })
})

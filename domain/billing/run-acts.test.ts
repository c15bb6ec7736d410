import { describe, expect, test } from 'vitest'
import { decideRun, type RunAct } from './run-acts.js'
import type { RunFacts } from './run-step.js'

const RUN: RunFacts & { startedBy: string; issuedAt: unknown } = {
  state: 'review',
  isTrial: false,
  isPaused: false,
  windowStart: '2026-09-04',
  windowEnd: '2026-09-14',
  pending: 0,
  drafts: 287,
  startedBy: 'U1',
  issuedAt: null,
}

describe('what an act does to a run', () => {
  test.each<[string, RunAct, Partial<typeof RUN>, string, string]>([
    //                                      act        run                                               new state     paused, trial
    ['approve in review', 'approve', {}, 'issuing', 'goes on, no trial'],
    ['approve a trial: it becomes the run', 'approve', { isTrial: true }, 'issuing', 'goes on, no trial'],
    ['discard a trial', 'discard', { isTrial: true }, 'discarded', 'goes on, trial'],
    [
      'discard a trial that still computes',
      'discard',
      { isTrial: true, state: 'computing', pending: 9 },
      'discarded',
      'goes on, trial',
    ],
    ['cancel before the issue', 'cancel', { state: 'computing', pending: 9 }, 'cancelled', 'goes on, no trial'],
    ['pause', 'pause', { state: 'computing', pending: 9 }, 'computing', 'paused, no trial'],
    ['resume', 'resume', { state: 'computing', pending: 9, isPaused: true }, 'computing', 'goes on, no trial'],
  ])('%s', (_name, act, run, state, rest) => {
    const outcome = decideRun(act, { ...RUN, ...run }, { actorId: 'U2', today: '2026-09-05', starterMayApprove: true })
    expect(outcome.ok && outcome.value).toMatchObject({ state })
    expect(
      outcome.ok && `${outcome.value.isPaused ? 'paused' : 'goes on'}, ${outcome.value.isTrial ? 'trial' : 'no trial'}`,
    ).toBe(rest)
  })

  test.each<[string, RunAct, Partial<typeof RUN>, { actorId?: string; today?: string; starterMayApprove?: boolean }, string]>([
    ['approve while accounts are pending', 'approve', { pending: 1 }, {}, 'RUN_STILL_COMPUTING'],
    ['approve twice', 'approve', { state: 'issuing' }, {}, 'RUN_NOT_IN_REVIEW'],
    ['approve a trial before its window', 'approve', { isTrial: true }, { today: '2026-09-03' }, 'WINDOW_NOT_OPEN'],
    [
      'approve the own run where two persons are wanted',
      'approve',
      {},
      { actorId: 'U1', starterMayApprove: false },
      'OWN_APPROVAL',
    ],
    ['discard what is no trial', 'discard', {}, {}, 'RUN_NOT_A_TRIAL'],
    ['cancel while it issues', 'cancel', { state: 'issuing' }, {}, 'RUN_ALREADY_ISSUED'],
    ['cancel after the issue', 'cancel', { state: 'open', issuedAt: new Object() }, {}, 'RUN_ALREADY_ISSUED'],
    ['pause twice', 'pause', { isPaused: true }, {}, 'RUN_PAUSED_ALREADY'],
    ['resume what goes on', 'resume', {}, {}, 'RUN_NOT_PAUSED'],
    ['anything with a closed run', 'approve', { state: 'closed' }, {}, 'RUN_ENDED'],
    ['anything with a discarded one', 'resume', { state: 'discarded' }, {}, 'RUN_ENDED'],
  ])('refused: %s', (_name, act, run, at, code) => {
    const outcome = decideRun(act, { ...RUN, ...run }, { actorId: 'U2', today: '2026-09-05', starterMayApprove: true, ...at })
    expect(outcome.ok ? 'allowed' : outcome.refusal.code).toBe(code)
  })
})

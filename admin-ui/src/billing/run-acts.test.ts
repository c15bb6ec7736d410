import { describe, expect, test } from 'vitest'
import { actWords, approvalBlockedBecause, runActs, runChip } from './run-acts.js'

const RUN = {
  state: 'review' as const,
  isPaused: false,
  isTrial: false,
  pending: 0,
  parked: 9,
  billCycle: '2',
  readDate: '2026-09-11',
  billed: 287,
  skipped: 4,
  drafts: 287,
  isIssued: false,
}

describe('the acts of a run', () => {
  test.each([
    ['waits for review', {}, ['approve', 'cancel']],
    ['a trial is discarded, not cancelled', { isTrial: true }, ['approve', 'discard']],
    ['computing', { state: 'computing' as const, pending: 100 }, ['pause', 'cancel']],
    ['paused while computing', { state: 'computing' as const, pending: 100, isPaused: true }, ['resume', 'cancel']],
    ['paused in review is resumed before it is approved', { isPaused: true }, ['resume', 'cancel']],
    ['nothing to approve', { drafts: 0 }, ['cancel']],
    ['issuing takes no orders', { state: 'issuing' as const }, []],
    ['a mended account of an issued run waits for review', { isIssued: true, drafts: 1 }, ['approve']],
    ['issued and nothing new', { state: 'open' as const, isIssued: true, drafts: 0 }, []],
    ['closed', { state: 'closed' as const, isIssued: true, drafts: 0 }, []],
  ])('%s', (_name, change, acts) => {
    expect(runActs({ ...RUN, ...change })).toEqual(acts)
  })
})

describe('the state chip', () => {
  test.each([
    [{}, 'Waiting for review', 'waiting'],
    [{ isPaused: true }, 'Paused', 'waiting'],
    [{ state: 'computing' as const, pending: 3 }, 'Computing', 'running'],
    [{ state: 'open' as const }, 'Issued, accounts parked', 'waiting'],
    [{ state: 'open' as const, parked: 0 }, 'Issued', 'done'],
    [{ state: 'closed' as const, isPaused: true }, 'Closed', 'done'],
  ])('%o', (change, label, tone) => {
    expect(runChip({ ...RUN, ...change })).toEqual({ label, tone })
  })
})

describe('what an act says before it is done', () => {
  test('approval tells how many, how much and whom it reaches', () => {
    const words = actWords('approve', RUN, '$48,120.33')
    expect(words.button).toBe('Approve 287 bills')
    expect(words.consequences[0]).toBe('287 bills are issued: $48,120.33 is charged to the accounts and posted to the ledger.')
    expect(words.consequences).toContain('9 parked accounts stay with the run and are billed once mended, until the window ends.')
  })

  test('a trial that is approved becomes the run', () => {
    expect(actWords('approve', { ...RUN, isTrial: true, parked: 0 }, '$1.00').consequences).toContain(
      'The trial becomes the run of this window as it stands.',
    )
  })

  test('throwing work away asks why', () => {
    expect(actWords('discard', { ...RUN, isTrial: true }, '').needsReason).toBe(true)
    expect(actWords('cancel', RUN, '').needsReason).toBe(true)
  })
})

test.each([
  [{}, undefined],
  [{ state: 'computing' as const }, 'The run stops for review when all accounts have an outcome.'],
  [{ state: 'waiting_for_window' as const }, undefined],
  [{ isPaused: true }, 'The run is paused. Resume it first.'],
  [{ pending: 2 }, '2 accounts have no outcome yet.'],
  [{ drafts: 0 }, 'There is no bill to approve.'],
  [{ windowStart: '2026-09-20' }, 'The window opens on 20 Sep 2026; bills are issued from then on.'],
  [{ state: 'open' as const }, undefined],
])('approval of %o', (change, sentence) => {
  expect(approvalBlockedBecause({ ...RUN, windowStart: '2026-09-11', ...change }, '2026-09-12')).toBe(sentence)
})

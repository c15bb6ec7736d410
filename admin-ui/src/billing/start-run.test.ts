import { expect, test } from 'vitest'
import { startConsequences, startKind } from './start-run.js'

const WINDOW = { windowStart: '2026-09-04', windowEnd: '2026-09-10', accounts: 300, runState: null, isTrial: null }

test.each([
  [{}, 'both'],
  [{ runState: 'review', isTrial: true }, 'run'],
  [{ runState: 'issuing', isTrial: true }, 'none'],
  [{ runState: 'review', isTrial: false }, 'none'],
  [{ runState: 'closed', isTrial: false }, 'none'],
])('%o', (change, kind) => {
  expect(startKind({ ...WINDOW, ...change })).toBe(kind)
})

test('a run before its window says that it waits', () => {
  expect(startConsequences(WINDOW, false, '2026-09-01')[0]).toBe(
    'The run waits until its window opens on 4 Sep 2026, then computes bills for 300 accounts.',
  )
  expect(startConsequences(WINDOW, false, '2026-09-04')[0]).toBe('Bills for 300 accounts are computed now.')
})

test('a trial issues nothing, and the run drops it', () => {
  expect(startConsequences(WINDOW, true, '2026-09-04')[0]).toContain('Nothing is issued')
  expect(startConsequences({ ...WINDOW, runState: 'review', isTrial: true }, false, '2026-09-04')[0]).toBe(
    'The trial of this window is dropped.',
  )
})

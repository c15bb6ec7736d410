import { expect, test } from 'vitest'
import { windowStanding } from './window-standing.js'

test.each([
  ['2026-09-01', 'opens in 3 days'],
  ['2026-09-03', 'opens tomorrow'],
  ['2026-09-04', 'not started, 10 days left'],
  ['2026-09-13', 'not started, 1 day left'],
  ['2026-09-14', 'not started, last day'],
  ['2026-09-15', 'over, not run'],
])('%s: %s', (today, expected) => {
  expect(windowStanding({ windowStart: '2026-09-04', windowEnd: '2026-09-14' }, today)).toBe(expected)
})

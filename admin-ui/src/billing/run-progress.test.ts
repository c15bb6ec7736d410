import { expect, test } from 'vitest'
import { accountsDone, outcomesText } from './run-progress.js'

test('says what is done and what is left', () => {
  const run = { accountsIn: 20_300, billed: 20_200, skipped: 4, parked: 9, pending: 87 }
  expect(accountsDone(run)).toBe(20_213)
  expect(outcomesText(run)).toBe('20,200 billed · 9 parked · 4 skipped · 87 to do')
  expect(outcomesText({ ...run, pending: 0 })).toBe('20,200 billed · 9 parked · 4 skipped')
})

import { expect, test } from 'vitest'
import { accountsDone, isWhole, outcomesText } from './run-progress.js'

test('says what is done and what is left', () => {
  const run = { accountsIn: 20_300, billed: 20_200, skipped: 4, parked: 9, pending: 87 }
  expect(accountsDone(run)).toBe(20_213)
  expect(outcomesText(run)).toBe('20,200 billed · 9 parked · 4 skipped · 87 to do')
  expect(outcomesText({ ...run, pending: 0 })).toBe('20,200 billed · 9 parked · 4 skipped')
})

test('a total is compared with earlier ones only when every account has its outcome', () => {
  const run = { accountsIn: 300, billed: 290, skipped: 1, parked: 9, pending: 0 }
  expect(isWhole(run)).toBe(true)
  expect(isWhole({ ...run, billed: 289, pending: 1 })).toBe(false)
  expect(isWhole({ accountsIn: 3, billed: 0, skipped: 3, parked: 0, pending: 0 })).toBe(false)
})

import { expect, test } from 'vitest'
import { caseClockText } from './case-words.js'

test.each([
  ['working', 5, 3, '3 of 5 business days left'],
  ['open', 1, 1, '1 of 1 business day left'],
  ['working', 5, 0, 'due today'],
  ['working', 5, -2, '2 business days late'],
  ['waiting', 5, 4, 'stands still, 4 business days left'],
  ['waiting', 5, -1, 'stands still, 1 business day late'],
  ['closed', 5, null, undefined],
] as const)('%s, %i days, %s left', (state, businessDays, businessDaysLeft, words) => {
  expect(caseClockText({ state, businessDays, businessDaysLeft })).toBe(words)
})

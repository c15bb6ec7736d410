import { expect, test } from 'vitest'
import { searchTerms } from './search-terms.js'

test.each<[string, string[], string]>([
  ['kirkbright', ['kirkbright'], ''],
  ['  Talia   Kirkbright ', ['Talia', 'Kirkbright'], ''],
  ['857 Valley Dr, 97996', ['857', 'Valley', 'Dr', '97996'], ''],
  ['(541) 555-0136', ['(541)', '555-0136'], '5415550136'],
  ['+1-541', ['+1-541'], '1541'],
  ['541', ['541'], ''],
  ['A000123', ['A000123'], ''],
  ['%% - 12', ['12'], ''],
  ['王 伟', ['王', '伟'], ''],
  ['H000001', ['H000001'], ''],
  ['one two three four five six seven', ['one', 'two', 'three', 'four', 'five', 'six'], ''],
])('%s', (typed, words, digits) => {
  expect(searchTerms(typed)).toEqual({ whole: typed.trim().replaceAll(/\s+/g, ' '), words, digits })
})

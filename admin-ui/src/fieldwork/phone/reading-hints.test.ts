import { expect, test } from 'vitest'
import { readingHints } from './reading-hints.js'
import type { Dial } from './dial.js'

const DIAL: Dial = {
  meterId: 'M1',
  register: '1',
  unit: 'ccf',
  dials: 5,
  multiplier: '1',
  lastReadOn: '2026-08-05',
  lastValue: '1000',
  usualPerDay: '0.5',
}
const TODAY = '2026-09-04'

// Thirty days at half a unit: 15 is usual, 45 is three times that.
test.each<[name: string, value: string, dial: Partial<Dial>, codes: string[]]>([
  ['usual', '1015', {}, []],
  ['three times the usual is not yet odd', '1045', {}, []],
  ['more than that is', '1046', {}, ['ABOVE_USUAL']],
  ['the multiplier counts', '1010', { multiplier: '10' }, ['ABOVE_USUAL']],
  ['nothing used', '1000', {}, ['NO_USE']],
  ['below the last', '999', {}, ['BELOW_LAST', 'ROLLED_OVER']],
  ['read today already', '1001', { lastReadOn: TODAY }, ['SAME_DAY']],
  ['nothing is usual yet', '9000', { usualPerDay: null }, []],
  ['nothing was read yet', '9000', { lastReadOn: null, lastValue: null }, []],
  ['a meter from the stock', '3', { lastReadOn: undefined, lastValue: undefined }, []],
  ['no number', '1o15', {}, []],
])('%s', (_case, value, more, codes) => {
  expect(readingHints({ ...DIAL, ...more }, value, TODAY).flatMap((hint) => hint.codes)).toEqual(codes)
})

test('more digits than the dial has', () => {
  const [hint] = readingHints(DIAL, '100100', TODAY)
  expect(hint).toEqual({ codes: [], sentence: 'The dial has 5 digits; this has 6.' })
  expect(readingHints(DIAL, '001015', TODAY)).toEqual([])
})

test('what is said', () => {
  expect(readingHints(DIAL, '1200', TODAY)[0]?.sentence).toBe('It makes 200 ccf; usual is about 15 ccf.')
  expect(readingHints(DIAL, '999', TODAY)[0]?.sentence).toBe(
    'It is below the last reading of 5 Aug 2026 (1,000). Has the dial passed its end?',
  )
})

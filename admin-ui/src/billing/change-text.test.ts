import { expect, test } from 'vitest'
import { changeText } from './change-text.js'

test.each([
  ['103.10', '100.00', '+3.1 %'],
  ['98.20', '100.00', '−1.8 %'],
  ['100.04', '100.00', 'no change'],
  ['100.00', '0.00', undefined],
  ['100.00', null, undefined],
  ['-50.00', '-100.00', '+50.0 %'],
])('%s after %s', (now, before, text) => {
  expect(changeText(now, before)).toBe(text)
})

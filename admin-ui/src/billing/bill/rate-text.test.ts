import { expect, test } from 'vitest'
import { rateText } from './rate-text.js'

test.each([
  ['28.4', false, '28.40'],
  ['16', false, '16.00'],
  ['0.1456913', false, '0.1456913'],
  ['-0.00215', false, '−0.00215'],
  ['0.03873', true, '3.873 %'],
  ['0.06', true, '6 %'],
  ['-0.25', true, '−25 %'],
])('%s', (rate, isShare, text) => {
  expect(rateText(rate, isShare)).toBe(text)
})

import { expect, test } from 'vitest'
import { isReadableCode } from './readable-code.js'

test.each([
  ['abcde-fghjk-mnpqr-stuvw', true],
  ['bcde-fghjk-mnpqr-stuvw', false],
  ['abcde-fghjk-mnpqr-stuvw-aaaaa', false],
  ['ABCDE-FGHJK-MNPQR-STUVW', false],
  ['', false],
])('%s is a code: %s', (text, isOne) => {
  expect(isReadableCode(text)).toBe(isOne)
})

import { expect, it } from 'vitest'
import { maskCardNumbers } from './mask-card-numbers.js'

it.each([
  ['INV A000317', 'INV A000317'],
  ['4111111111111111', '************1111'],
  ['card 4111 1111 1111 1111 thanks', 'card ************1111 thanks'],
  ['5500-0000-0000-0004', '************0004'],
  ['378282246310005', '***********0005'],
  // the check digit is wrong: an order number
  ['4111111111111112', '4111111111111112'],
  ['1234567890', '1234567890'],
  // more digits than any card has
  ['41111111111111111111', '41111111111111111111'],
  ['', ''],
])('%s: %s', (text, masked) => expect(maskCardNumbers(text)).toBe(masked))

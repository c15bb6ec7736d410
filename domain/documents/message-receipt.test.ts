import { expect, test } from 'vitest'
import { afterReceipt, type ReceiptOutcome, type ReceivingState } from './message-receipt.js'

test.each<[ReceivingState, ReceiptOutcome, ReceivingState | undefined]>([
  ['sent', 'delivered', 'delivered'],
  ['sent', 'bounced', 'bounced'],
  ['sent', 'failed', 'failed'],
  ['printed', 'delivered', 'delivered'],
  ['printed', 'bounced', 'bounced'],
  ['delivered', 'delivered', undefined],
  ['delivered', 'bounced', 'bounced'],
  ['bounced', 'delivered', undefined],
  ['bounced', 'failed', undefined],
  ['failed', 'bounced', undefined],
])('%s, told that it %s: %s', (state, outcome, expected) => {
  expect(afterReceipt(state, outcome)).toBe(expected)
})

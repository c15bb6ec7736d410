import { expect, test } from 'vitest'
import { channelReasonText, messageState, outcomeText } from './message-words.js'

test.each([
  ['pending', null, 'On its way', 'running'],
  ['pending', 'quiet_hours', 'Waits for the end of quiet hours', 'running'],
  ['pending', 'print', 'Waits to be printed', 'running'],
  ['to_call', null, 'To be called', 'waiting'],
  ['sent', null, 'Sent', 'done'],
  ['delivered', null, 'Delivered', 'done'],
  ['bounced', null, 'Came back', 'action'],
  ['failed', null, 'Failed', 'action'],
  ['cancelled', null, 'Taken back', 'idle'],
] as const)('%s, waiting for %s: %s', (state, waitsFor, label, tone) => {
  expect(messageState({ state, waitsFor })).toEqual({ label, tone })
})

test('an attempt that never came back says so', () => expect(outcomeText(null)).toBe('No answer'))
test('a reason is a part of a sentence', () => expect(channelReasonText('account')).toBe('as the account’s bills go'))

import { expect, test } from 'vitest'
import { promiseText, queueText, workedText } from './task-words.js'

test.each([
  [null, null, '–'],
  [0, null, 'the same day'],
  [1, null, 'within 1 business day'],
  [2, 1, 'within 2 business days, supervisors after 1 more'],
  [2, 0, 'within 2 business days, then the supervisors'],
])('due in %s, escalated after %s: %s', (dueInBusinessDays, escalateAfterBusinessDays, text) => {
  expect(promiseText({ dueInBusinessDays, escalateAfterBusinessDays })).toBe(text)
})

test('queues and results in words', () => {
  expect([queueText('call_back'), queueText('odd_queue')]).toEqual(['Call back', 'Odd queue'])
  expect(workedText([{ isDone: true }, { isDone: true }])).toBe('2 tasks done')
  expect(workedText([{ isDone: true }, { isDone: false }])).toBe('1 task done, 1 refused')
})

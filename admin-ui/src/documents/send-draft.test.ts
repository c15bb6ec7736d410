import { expect, test } from 'vitest'
import { fieldLabel, missingFields, sendBodyOf } from './send-draft.js'

const FIELDS = [
  { name: 'amount', kind: 'money', means: 'x', example: '1' },
  { name: 'note', kind: 'text', means: 'x', example: 'y', isOptional: true },
] as const

test('what is missing are the fields without a value that need one', () => {
  expect(missingFields(FIELDS, { amount: '  ' })).toEqual(['amount'])
  expect(missingFields(FIELDS, { amount: '5' })).toEqual([])
})

test('what is sent are the fields of the chosen template, and a channel only where one was picked', () => {
  const draft = { templateCode: 'T', channel: '', fields: FIELDS, values: { amount: ' 5 ', other: 'x', note: '' } } as const
  expect(sendBodyOf(draft)).toEqual({ templateCode: 'T', fields: [{ name: 'amount', value: '5' }] })
  expect(sendBodyOf({ ...draft, channel: 'sms' })).toMatchObject({ channel: 'sms' })
})

test.each([
  ['dueDate', 'Due date'],
  ['amount', 'Amount'],
])('%s is labelled %s', (name, label) => expect(fieldLabel(name)).toBe(label))

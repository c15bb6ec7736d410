import { expect, test } from 'vitest'
import { draftOf, textOf, whyNotKept, withField } from './template-draft.js'

const DRAFT = { language: 'en', subject: 'Hello', body: 'Dear {{customerName}}', shortText: '' }

test('an empty short text is none', () => {
  expect(textOf({ ...DRAFT, shortText: '  ' }).shortText).toBeNull()
  expect(textOf({ ...DRAFT, shortText: ' x ' }).shortText).toBe('x')
})

test('a template without a version begins with an empty English text', () => {
  expect(draftOf(undefined)).toEqual([{ language: 'en', subject: '', body: '', shortText: '' }])
})

test.each([
  [[DRAFT], '2026-09-20', 'Friendlier', undefined],
  [[{ ...DRAFT, body: ' ' }], '2026-09-20', 'Friendlier', 'The text in “en” needs a subject and a body.'],
  [[DRAFT], '', 'Friendlier', 'Say from which day it counts.'],
  [[DRAFT], '2026-09-20', ' a ', 'Say why, for those who look at it later.'],
])('%j from %s because %s', (drafts, from, reason, expected) => {
  expect(whyNotKept(drafts, from, reason)).toBe(expected)
})

test('a field is put in where the cursor stands', () => {
  expect(withField('Dear ,', 5, 'customerName')).toBe('Dear {{customerName}},')
})

import { expect, test } from 'vitest'
import type { TemplateText } from './message-texts.js'
import { checkTexts } from './template-check.js'

const FIELDS = [{ name: 'amount', kind: 'money', means: 'x', example: '1' }] as const
const text = (changes: Partial<TemplateText> = {}): TemplateText => ({
  language: 'en',
  subject: '{{amount}}',
  body: 'Dear {{customerName}}',
  shortText: null,
  ...changes,
})

test.each<[string, readonly TemplateText[], string]>([
  ['English alone', [text()], 'ok'],
  ['English and Spanish', [text(), text({ language: 'es' })], 'ok'],
  ['single braces', [text({ body: '{ amount }' })], 'ok'],
  ['Spanish alone', [text({ language: 'es' })], 'TEMPLATE_TEXTS_INVALID'],
  ['none', [], 'TEMPLATE_TEXTS_INVALID'],
  ['English twice', [text(), text()], 'TEMPLATE_TEXTS_INVALID'],
  ['a field nobody declared', [text({ subject: '{{total}}' })], 'MERGE_FIELD_UNKNOWN'],
  ['one in the short text', [text({ shortText: '{{total}}' })], 'MERGE_FIELD_UNKNOWN'],
  ['a field that is not closed', [text({ body: '{{amount' })], 'TEMPLATE_TEXTS_INVALID'],
  ['a short text too long', [text({ shortText: 'x'.repeat(481) })], 'TEMPLATE_TEXTS_INVALID'],
])('%s: %s', (_name, texts, expected) => {
  const outcome = checkTexts(texts, FIELDS)
  expect(outcome.ok ? 'ok' : outcome.refusal.code).toBe(expected)
})

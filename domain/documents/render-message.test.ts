import { describe, expect, it, test } from 'vitest'
import type { TemplateText } from './message-texts.js'
import { textFor } from './message-texts.js'
import { fieldsIn, type MergeField, renderMessage } from './render-message.js'

const FIELDS: readonly MergeField[] = [
  { name: 'amount', kind: 'money', means: 'The deposit', example: '120.00' },
  { name: 'dueDate', kind: 'day', means: 'Until when', example: '2026-09-21' },
  { name: 'note', kind: 'text', means: 'A note', example: 'x', isOptional: true },
]
const text = (changes: Partial<TemplateText> = {}): TemplateText => ({
  language: 'en',
  subject: 'A deposit of {{amount}}',
  body: 'Dear {{customerName}},\n\nplease pay {{amount}} by {{ dueDate }}.\n\n{{note}}\n\nThank you.',
  shortText: 'Pay {{amount}} by {{dueDate}}. {{note}}',
  ...changes,
})
const VALUES = { customerName: 'Abena Odell', amount: '1234.5', dueDate: '2026-09-21' }

describe('a template filled in', () => {
  test.each([
    ['en', 'A deposit of $1,234.50', 'please pay $1,234.50 by 21 Sep 2026.'],
    ['es', 'A deposit of $1,234.50', 'please pay $1,234.50 by 21 de septiembre de 2026.'],
    ['fr', 'A deposit of $1,234.50', 'please pay $1,234.50 by 21 Sep 2026.'],
  ])('in %s', (language, subject, sentence) => {
    const rendered = renderMessage(text({ language }), FIELDS, VALUES, 'USD')
    expect(rendered).toMatchObject({
      ok: true,
      value: { subject, body: `Dear Abena Odell,\n\n${sentence}\n\nThank you.` },
    })
  })

  it('leaves a line out in which an optional field has no value, and only that line', () => {
    const rendered = renderMessage(text(), FIELDS, { ...VALUES, note: 'Bring it along.' }, 'USD')
    expect(rendered.ok && rendered.value.body).toContain('\n\nBring it along.\n\n')
    expect(renderMessage(text(), FIELDS, VALUES, 'USD')).toMatchObject({ value: { shortText: 'Pay $1,234.50 by 21 Sep 2026.' } })
  })

  it('takes a value for text, whatever it looks like', () => {
    const rendered = renderMessage(text(), FIELDS, { ...VALUES, customerName: '{{amount}} $& <b>' }, 'USD')
    expect(rendered.ok && rendered.value.body).toContain('Dear {{amount}} $& <b>,')
  })

  it('keeps a subject on one line', () => {
    const rendered = renderMessage(text({ subject: '{{note}}' }), FIELDS, { ...VALUES, note: 'a\r\nBcc: b' }, 'USD')
    expect(rendered).toMatchObject({ value: { subject: 'a Bcc: b' } })
  })

  test.each<[string, Partial<TemplateText>, Record<string, string>, string]>([
    ['a field without a value', {}, { amount: '' }, 'MERGE_FIELD_MISSING'],
    ['a field of the object itself', { body: '{{constructor}}' }, {}, 'MERGE_FIELD_UNKNOWN'],
    ['a field nobody declared', { body: '{{other}}' }, { other: 'x' }, 'MERGE_FIELD_UNKNOWN'],
    ['something like code', { body: '{{ amount | upper }}' }, {}, 'MERGE_FIELD_UNKNOWN'],
    ['a day that is none', {}, { dueDate: '2026-02-30' }, 'MERGE_FIELD_INVALID'],
    ['an amount in words', {}, { amount: 'ten' }, 'MERGE_FIELD_INVALID'],
    ['an amount of thirds of a cent', {}, { amount: '1.005' }, 'MERGE_FIELD_INVALID'],
  ])('refuses %s', (_name, changes, values, code) => {
    expect(renderMessage(text(changes), FIELDS, { ...VALUES, ...values }, 'USD')).toMatchObject({ refusal: { code } })
  })
})

test('the fields of a text', () => {
  expect(fieldsIn('{{a}} {{ b }} {{a}} { {c} } {{}}')).toEqual(['a', 'b', ''])
})

test.each([
  ['es', undefined, 'es'],
  ['es-MX', undefined, 'es'],
  ['fr', 'es', 'es'],
  ['fr', undefined, 'en'],
  ['fr', 'de', 'en'],
])('a customer who reads %s, of a utility that writes %s, gets %s', (wished, own, expected) => {
  const texts = ['en', 'es'].map((language) => text({ language }))
  expect(textFor(texts, wished, own)?.language).toBe(expected)
})

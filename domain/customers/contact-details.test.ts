import { expect, test } from 'vitest'
import { emailAddress, telephoneNumber } from './contact-details.js'

test.each([
  ['talia.kirkbright725@example.com', true],
  [' trimmed@example.org ', true],
  ['o’neil+bills@sub.example.co.uk', true],
  ['no-at.example.org', false],
  ['two@@example.org', false],
  ['a b@example.org', false],
  ['name@localhost', false],
  ['name@example.', false],
  ['', false],
  [`${'x'.repeat(250)}@example.org`, false],
])('e-mail %s: %s', (text, isGood) => {
  const outcome = emailAddress(text)
  expect(outcome.ok).toBe(isGood)
  if (outcome.ok) expect(outcome.value).toBe(text.trim())
})

test.each([
  ['+1-541-555-0179', true],
  ['(541) 555 0179', true],
  ['5550179', true],
  ['555017', false],
  ['+1234567890123456', false],
  ['541-555-0179 ext 4', false],
  ['1+5415550179', false],
  ['', false],
])('telephone %s: %s', (text, isGood) => {
  expect(telephoneNumber(text).ok).toBe(isGood)
})

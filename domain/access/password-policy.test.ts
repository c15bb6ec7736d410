import { expect, it } from 'vitest'
import { checkPassword } from './password-policy.js'

const person = { email: 'marguerite@utility.example', name: 'Marguerite Okonkwo-Lindqvist' }

it.each([
  ['correct horse battery', true, ''],
  ['4f5dv-gp6dd-jy4e5-zbjck', true, ''],
  ['паровоз-зелёный-чай', true, ''],
  ['marguerite likes long walks', true, ''],
  ['abcdefg hijk walks', true, ''],
  ['84-01-93-75-62-01-5x', true, ''],
  ['short', false, 'at least 12'],
  ['elevenchars', false, 'at least 12'],
  ['aaaaaaaaaaaaaaaa', false, 'repeats'],
  ['abababababababab', false, 'repeats'],
  ['123456789012', false, 'counts'],
  ['abcdefghijklm', false, 'counts'],
  ['987654321098', false, 'counts'],
  ['Password1234!', false, 'many people'],
  ['Administrator2026', false, 'many people'],
  ['penstock-123456', false, 'many people'],
  ['marguerite2026', false, 'own name'],
  ['marguerite@utility.example', false, 'own name'],
  ['Okonkwo-Lindqvist-77', false, 'own name'],
  [`${'x y z w v '.repeat(20)}!`, false, 'at most 200'],
])('%j is good: %s', (password, isGood, why) => {
  const outcome = checkPassword(password, person)
  expect(outcome.ok).toBe(isGood)
  if (!outcome.ok) expect(outcome.refusal.message).toContain(why)
})

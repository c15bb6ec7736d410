import { expect, it } from 'vitest'
import { fingerprintOf, seal, unseal } from './sealed-text.js'

const SECRET = 'a secret of the installation, long enough'

it('opens with its key and context, and is another text every time', () => {
  const sealed = seal(SECRET, 'D1234567', 'driving_licence')
  expect(sealed).not.toContain('D1234567')
  expect(seal(SECRET, 'D1234567', 'driving_licence')).not.toBe(sealed)
  expect(unseal(SECRET, sealed, 'driving_licence')).toBe('D1234567')
})

it.each([
  ['another key', 'another secret of another installation', 'passport', (text: string) => text],
  ['another context', SECRET, 'tax_number', (text: string) => text],
  ['a changed text', SECRET, 'passport', (text: string) => `${text.slice(0, -2)}AA`],
  ['another form', SECRET, 'passport', (text: string) => text.replace('v1', 'v2')],
  ['nothing', SECRET, 'passport', () => ''],
])('does not open with %s', (_what, secret, context, change) => {
  expect(unseal(secret, change(seal(SECRET, 'X99999999', 'passport')), context)).toBeUndefined()
})

it('has a fingerprint that tells the same number of the same kind', () => {
  expect(fingerprintOf(SECRET, 'X1', 'passport')).toBe(fingerprintOf(SECRET, 'X1', 'passport'))
  expect(fingerprintOf(SECRET, 'X1', 'passport')).not.toBe(fingerprintOf(SECRET, 'X1', 'tax_number'))
})

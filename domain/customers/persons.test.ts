import { describe, expect, it } from 'vitest'
import { daysHeld, holdsOn } from './days-held.js'
import { identifierOf } from './identifier.js'

describe('a number of a document', () => {
  it.each([
    ['123-45-6789', '123456789', '789'],
    ['d 123 4567', 'D1234567', '67'],
    ['AB123456789012', 'AB123456789012', '9012'],
    ['12345', '12345', '5'],
  ])('%s is %s, of which %s may be seen', (written, number, lastCharacters) => {
    expect(identifierOf(written)).toEqual({ ok: true, value: { number, lastCharacters } })
  })

  it.each(['1234', '', '12_345', 'A'.repeat(31), '－１２３４５'])('%j is none', (written) => {
    expect(identifierOf(written).ok).toBe(false)
  })
})

describe('days between which something holds', () => {
  it.each([
    [null, null, true],
    ['2026-09-15', null, true],
    ['2026-09-16', null, false],
    [null, '2026-09-15', true],
    [null, '2026-09-14', false],
    ['2026-09-01', '2026-09-30', true],
  ] as const)('%s to %s on 15 September: %s', (fromOn, toOn, expected) => {
    expect(holdsOn({ fromOn, toOn }, '2026-09-15')).toBe(expected)
  })

  it.each([
    ['2026-09-15', '2026-09-15', true],
    ['2026-09-15', '2026-09-14', false],
    ['2026-09-15', null, true],
  ] as const)('%s to %s is in order: %s', (fromOn, toOn, ok) => expect(daysHeld({ fromOn, toOn }).ok).toBe(ok))
})

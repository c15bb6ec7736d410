import { expect, test } from 'vitest'
import { offeredActs } from './parked-acts.js'

test.each([
  ['HIGH_USE', true, ['correct_read', 'estimate_read', 'exempt_check', 'retry', 'skip']],
  ['MISSING_READ', true, ['estimate_read', 'correct_read', 'retry', 'skip']],
  ['TARIFF_UNKNOWN', true, ['retry', 'skip']],
  ['OVERLAP', true, ['exempt_check', 'retry', 'skip']],
  ['ZERO_USE', false, ['exempt_check', 'retry', 'skip']],
  ['A_CHECK_OF_THEIR_OWN', true, ['correct_read', 'estimate_read', 'exempt_check', 'retry', 'skip']],
])('%s', (code, hasRegisters, acts) => {
  expect(offeredActs(code, hasRegisters).map((offer) => offer.act)).toEqual(acts)
})

test('no two acts share a key', () => {
  const keys = offeredActs('HIGH_USE', true).map((offer) => offer.hotKey)
  expect(new Set(keys).size).toBe(keys.length)
})

import { expect, test } from 'vitest'
import { lastChange, nextChange, spanText, timelineOf } from './version-words.js'

const VERSIONS = [
  { from: '2024-01-01', to: '2024-12-31', standing: 'past' as const, changes: [] },
  { from: '2025-01-01', to: null, standing: 'current' as const, changes: ['2026-09-01', '2027-01-01'] },
]

test('the time line has versions and changes of price in order', () => {
  expect(timelineOf(VERSIONS).map((entry) => [entry.on, entry.label])).toEqual([
    ['2024-01-01', 'Version begins'],
    ['2025-01-01', 'Version begins'],
    ['2026-09-01', 'Prices change'],
    ['2027-01-01', 'Prices change'],
  ])
})

test('the changes around today', () => {
  expect(lastChange(VERSIONS, '2026-09-01')).toBe('2026-09-01')
  expect(nextChange(VERSIONS, '2026-09-01')).toBe('2027-01-01')
  expect(nextChange(VERSIONS, '2027-01-01')).toBeUndefined()
})

test.each([
  [VERSIONS[0], '1 Jan 2024 to 31 Dec 2024'],
  [VERSIONS[1], 'since 1 Jan 2025'],
  [{ from: '2026-10-01', to: null, standing: 'coming' as const, changes: [] }, 'from 1 Oct 2026'],
])('%o', (version, text) => {
  expect(version && spanText(version)).toBe(text)
})

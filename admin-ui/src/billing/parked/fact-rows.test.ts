import { expect, test } from 'vitest'
import { factRows, otherHits } from './fact-rows.js'

test('figures are named and written for people', () => {
  expect(
    factRows({
      use: '1234.5',
      unit: 'ccf',
      which: 'no_closing_read',
      meanUse: '100',
      readOn: '2026-09-04',
      is_estimated: true,
      none: null,
    }),
  ).toEqual([
    { label: 'Use', text: '1,234.5' },
    { label: 'Unit', text: 'ccf' },
    { label: 'Which', text: 'no closing read' },
    { label: 'Mean use', text: '100' },
    { label: 'Read on', text: '4 Sep 2026' },
    { label: 'Is estimated', text: 'yes' },
  ])
})

test('what is nested becomes one line', () => {
  expect(
    factRows({
      others: [
        { accountId: 'A1', from: '2026-08-01' },
        { accountId: 'A2', from: '2026-08-02' },
      ],
    }),
  ).toEqual([{ label: 'Others', text: 'account id A1, from 1 Aug 2026; account id A2, from 2 Aug 2026' }])
  expect(factRows(null)).toEqual([])
})

test('what else the checks found stands apart from the figures', () => {
  const facts = {
    use: '10',
    hits: [
      { code: 'HIGH_USE', sentence: 'a' },
      { code: 'MISSING_READ', sentence: 'b', agreementId: 'G1' },
    ],
  }
  expect(factRows(facts).map((row) => row.label)).toEqual(['Use'])
  expect(otherHits(facts)).toEqual([{ code: 'MISSING_READ', sentence: 'b', agreementId: 'G1' }])
  expect(otherHits({})).toEqual([])
})

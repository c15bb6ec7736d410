import { expect, test } from 'vitest'
import { balanceGroups, sideOf, withMovement } from './trial-balance-groups.js'

const row = (code: string, kind: string, debit: string, credit: string) => ({
  code,
  kind,
  opening: '0.00',
  debit,
  credit,
  closing: '0.00',
})

test('accounts are grouped by kind with their sums', () => {
  const groups = balanceGroups(
    [
      row('1100', 'receivable', '10.00', '1.00'),
      row('4010', 'revenue', '0.00', '9.00'),
      row('1110', 'receivable', '5.50', '0.00'),
    ],
    'USD',
  )
  expect(groups.map((group) => [group.kind, group.rows.map((entry) => entry.code), group.sums.debit, group.sums.credit])).toEqual(
    [
      ['receivable', ['1100', '1110'], '15.50', '1.00'],
      ['revenue', ['4010'], '0.00', '9.00'],
    ],
  )
})

test.each([
  ['12.50', { debit: '12.50' }],
  ['-12.50', { credit: '12.50' }],
  ['-12.00', { credit: '12.00' }],
  ['0.00', {}],
])('%s', (amount, side) => {
  expect(sideOf(amount)).toEqual(side)
})

test('accounts that stand at zero and did not move are left out', () => {
  const rows = [
    row('1000', 'cash', '0.00', '0.00'),
    row('1100', 'receivable', '5.00', '5.00'),
    { ...row('2100', 'customer_credit', '0.00', '0.00'), opening: '-1.00' },
  ]
  expect(withMovement(rows).map((entry) => entry.code)).toEqual(['1100', '2100'])
})

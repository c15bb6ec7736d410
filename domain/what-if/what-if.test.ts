import { describe, expect, it, test } from 'vitest'
import { decimal } from '../kernel/decimal.js'
import type { TariffFile } from '../rating/tariff.js'
import { bandOf, effectOfBills } from './what-if-effect.js'
import { newestDay, tariffAsOn } from '../rating/tariff-as-on.js'

const price = [
  { from: '2026-01-01', value: '1.00' },
  { from: '2026-07-01', value: '2.00' },
]
const FILE = {
  tariff: 'T',
  name: 'T',
  service: 'water',
  unit: 'ccf',
  versions: [
    { from: '2026-01-01', rules: [{ rule: 'base', kind: 'fixed', line: 'B', per: 'month', price }] },
    {
      from: '2027-01-01',
      quantities: { loss: [{ from: '2027-01-01', value: '1.02' }] },
      rules: [
        { rule: 'base', kind: 'fixed', line: 'B', per: 'month', price: '5.00' },
        { rule: 'ends', kind: 'fixed', line: 'B', per: 'bill', price: '1.00', to: '2027-03-31' },
        { rule: 'begins', kind: 'fixed', line: 'B', per: 'bill', price: '3.00', from: '2027-04-01' },
      ],
    },
  ],
} as unknown as TariffFile

const rulesOn = (on: string): string[] => {
  const outcome = tariffAsOn(FILE, on)
  if (!outcome.ok) return [outcome.refusal.code]
  expect(outcome.value.versions.map(({ from, to }) => [from, to])).toEqual([['1900-01-01', undefined]])
  return (outcome.value.versions[0]?.rules ?? []).map((rule) =>
    JSON.stringify(rule).replace(/.*"rule":"(\w+)".*"price":"([\d.]+)".*/, '$1 $2'),
  )
}

describe('a tariff as it stands on a day, as if always', () => {
  test.each([
    ['2025-12-31', ['WHAT_IF_DAY']],
    ['2026-01-01', ['base 1.00']],
    ['2026-07-01', ['base 2.00']],
    ['2026-12-31', ['base 2.00']],
    ['2027-03-31', ['base 5.00', 'ends 1.00']],
    ['2027-04-01', ['base 5.00', 'begins 3.00']],
  ])('on %s: %j', (on, rules) => expect(rulesOn(on)).toEqual(rules))

  it('is tried as on the first day of its newest version, and quantities stand still as well', () => {
    expect(newestDay(FILE)).toBe('2027-01-01')
    const outcome = tariffAsOn(FILE, '2027-05-01')
    expect(outcome.ok && outcome.value.versions[0]?.quantities).toEqual({ loss: '1.02' })
  })
})

describe('how much more or less an account pays', () => {
  test.each([
    ['100', '100', 0],
    ['0', '0', 0],
    ['100', '105', 1],
    ['100', '105.01', 2],
    ['100', '110', 2],
    ['100', '125', 3],
    ['100', '125.01', 4],
    ['100', '99.99', -1],
    ['100', '74.99', -4],
    ['0', '1', 4],
    ['0', '-1', -4],
    // An account that is owed: less of a credit is more to pay.
    ['-100', '-96', 1],
  ])('%s → %s is of band %i', (released, draft, band) => expect(bandOf(decimal(released), decimal(draft))).toBe(band))
})

it('leaves a bill that either cannot rate out of both sums, and keeps its account and why', () => {
  const bill = {
    billId: 1,
    accountId: 'A1',
    periodFrom: '2026-01-01',
    periodTo: '2026-01-31',
    readOn: null,
    issuedOn: '2026-02-01',
    total: '10.00',
    segments: [],
  }
  const ok = { ok: true as const, total: '10.00', taxes: '1.00', segments: [], carried: new Map() }
  const not = { ok: false as const, code: 'NO_INTERVALS', sentence: 'No intervals.' }
  const effect = effectOfBills(
    [{ accountId: 'A1', customerClass: 'residential' }],
    [
      { bill, released: ok, draft: { ...ok, total: '12.00' } },
      { bill: { ...bill, billId: 2, periodTo: '2026-02-28' }, released: ok, draft: not },
    ],
  )
  expect(effect).toEqual({
    revenue: [
      {
        month: '2026-01',
        customerClass: 'residential',
        bills: 1,
        billed: '10.00',
        released: '10.00',
        releasedTaxes: '1.00',
        draft: '12.00',
        draftTaxes: '1.00',
      },
    ],
    accounts: [
      { accountId: 'A1', customerClass: 'residential', bills: 1, refusedBills: 1, released: '10.00', draft: '12.00', band: 3 },
    ],
    refusals: [{ billId: 2, accountId: 'A1', side: 'draft', code: 'NO_INTERVALS', sentence: 'No intervals.' }],
  })
})

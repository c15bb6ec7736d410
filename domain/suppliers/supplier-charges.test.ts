import { describe, expect, test } from 'vitest'
import { chargesOf, type StatedCharge } from './stated-charges.js'
import { readSupplierCharges } from './supplier-charges-file.js'

const stated = (charge: string, from: string, to: string, amount: string): StatedCharge => ({ charge, from, to, amount })
const JUNE = { from: '2026-06-01', to: '2026-06-30' }

describe('what a supplier charges for June', () => {
  test.each<[string, readonly StatedCharge[], Record<string, string>]>([
    ['one figure', [stated('energy', '2026-06-01', '2026-06-30', '41.17')], { energy: '41.17' }],
    [
      'two parts that follow each other, and a credit',
      [
        stated('energy', '2026-06-11', '2026-06-30', '30.10'),
        stated('energy', '2026-06-01', '2026-06-10', '11.07'),
        stated('adjustment', '2026-06-01', '2026-06-30', '-1.05'),
      ],
      { energy: '41.17', adjustment: '-1.05' },
    ],
    ['nothing stated', [], {}],
    ['days missing at the end', [stated('energy', '2026-06-01', '2026-06-29', '41.17')], {}],
    [
      'days missing between',
      [stated('energy', '2026-06-01', '2026-06-09', '1'), stated('energy', '2026-06-11', '2026-06-30', '2')],
      {},
    ],
    ['a figure that reaches into July', [stated('energy', '2026-06-01', '2026-07-02', '41.17')], {}],
    ['figures of other months', [stated('energy', '2026-05-01', '2026-05-31', '40')], {}],
  ])('%s', (_name, charges, expected) => {
    expect(Object.fromEntries(chargesOf(charges, JUNE))).toEqual(expected)
  })
})

test('a file of charges: everything wrong names its line', () => {
  const file = [
    'agreement,from,to,charge,amount',
    'G1,2026-06-01,2026-06-30,supplier_energy,41.17',
    ',2026-06-01,2026-06-30,supplier_energy,41.17',
    'G1,2026-06-31,2026-06-30,supplier_energy,41.17',
    'G1,2026-06-30,2026-06-01,supplier_energy,41.17',
    'G1,2026-06-01,2026-06-30,Supplier energy,41.17',
    'G1,2026-06-01,2026-06-30,supplier_energy,1e3',
    'G1,2026-06-01,2026-06-30,supplier_energy',
  ].join('\r\n')
  const { entries, problems } = readSupplierCharges(file)
  expect(entries).toEqual([
    { line: 2, agreementId: 'G1', from: '2026-06-01', to: '2026-06-30', charge: 'supplier_energy', amount: '41.17' },
  ])
  expect(problems.map(({ line, message }) => `${line}: ${message}`)).toEqual([
    '3: the agreement is missing',
    '4: "2026-06-31" is not a day as YYYY-MM-DD',
    '5: the last day 2026-06-01 is before the first, 2026-06-30',
    '6: "Supplier energy" is no name of a charge: small letters, digits and _',
    '7: "1e3" is no amount',
    '8: 4 fields, the first line has 5',
  ])
  expect(readSupplierCharges('agreement,amount\nG1,1').problems).toEqual([
    { line: 1, message: 'the first line must have the columns agreement, from, to, charge, amount' },
  ])
})

import { describe, expect, test } from 'vitest'
import { settleTenders, type Tendered, typedAmount } from './settle-tenders.js'

const cash = (amount: string): Tendered => ({ kind: 'cash', amount, detail: '' })
const cheque = (amount: string, detail = '1042'): Tendered => ({ kind: 'cheque', amount, detail })

describe('what is handed over', () => {
  test.each<[string, string, Tendered[], string, object[]]>([
    ['exactly', '94.79', [cash('94.79')], '0.00', [{ kind: 'cash', amount: '94.79' }]],
    ['more cash than is due', '94.79', [cash('100')], '5.21', [{ kind: 'cash', amount: '94.79' }]],
    ['a cheque', '94.79', [cheque('94.79')], '0.00', [{ kind: 'cheque', amount: '94.79', detail: '1042' }]],
    [
      'a cheque and too much cash',
      '100.00',
      [cheque('80.00'), cash('25.00')],
      '5.00',
      [
        { kind: 'cheque', amount: '80.00', detail: '1042' },
        { kind: 'cash', amount: '20.00' },
      ],
    ],
    [
      'cash that is not needed',
      '80.00',
      [cheque('80.00'), cash('10.00')],
      '10.00',
      [{ kind: 'cheque', amount: '80.00', detail: '1042' }],
    ],
  ])('%s', (_name, amount, tendered, change, tenders) => {
    expect(settleTenders(amount, tendered, 'USD')).toEqual({ change, tenders })
  })

  test.each<[string, string, Tendered[], string]>([
    ['no amount', '', [cash('1')], 'Enter the amount that is paid.'],
    ['an amount of nothing', '0.00', [cash('1')], 'Enter the amount that is paid.'],
    ['a fraction of a cent', '1.005', [cash('2')], 'Enter the amount that is paid.'],
    ['too little', '100.00', [cash('60.00')], '40.00 is missing.'],
    ['too much by cheque', '100.00', [cheque('120.00')], 'Only cash may be more than the amount: 20.00 too much.'],
    ['a tender that is no number', '100.00', [cash('x')], 'Enter the amount of cash.'],
  ])('%s is not taken', (_name, amount, tendered, problem) => {
    expect(settleTenders(amount, tendered, 'USD')).toEqual({ problem, change: '0.00', tenders: [] })
  })

  test('a currency without cents', () => {
    expect(settleTenders('500', [cash('1000')], 'JPY')).toEqual({ change: '500', tenders: [{ kind: 'cash', amount: '500' }] })
  })
})

test.each([
  ['12', '12.00'],
  ['12.5', '12.50'],
  ['1,234.50', '1234.50'],
  ['$ 12', '12.00'],
  ['12.345', undefined],
  ['-5', undefined],
  ['', undefined],
])('%s typed', (text, amount) => {
  expect(typedAmount(text, 'USD')).toBe(amount)
})

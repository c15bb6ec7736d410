import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareBalances,
  compareBills,
  compareFindings,
  compareLines,
  compareOutcomes,
  compareTotals,
  sameAmount,
  sameSet,
} from './compare-books.js'
import { isAllEqual, type Row, type Section } from './section.js'

/** `equal/different/missing/extra`. */
const counts = (section: Section): string =>
  [section.equal, section.differentRows, section.missing.length, section.extra.length].join('/')

const rows = (columns: string, ...lines: string[]): Row[] =>
  lines.map((line) => Object.fromEntries(columns.split(',').map((column, index) => [column, line.split(',')[index] ?? ''])))

const lines = (...texts: string[]): Row[] => rows('account_id,agreement_id,line_code,segment_from,segment_to,amount', ...texts)

describe('lines', () => {
  const A = 'A1,G1,W,2026-08-01,2026-08-31'
  it.each([
    ['the same', [`${A},1.00`], [`${A},1.00`], '1/0/0/0'],
    ['another scale', [`${A},1`], [`${A},1.00`], '1/0/0/0'],
    ['summed on one side', [`${A},1.00`, `${A},2.00`], [`${A},3.00`], '1/0/0/0'],
    ['off by a cent', [`${A},1.00`], [`${A},1.01`], '0/1/0/0'],
    ['absent, but nothing', [`${A},1.00`, `${A},-1.00`], [], '1/0/0/0'],
    ['absent here', [`${A},1.00`], [], '0/0/1/0'],
    ['absent there', [], [`${A},1.00`], '0/0/0/1'],
    ['absent there, but nothing', [], [`${A},0.00`], '1/0/0/0'],
    ['other segment', [`${A},1.00`], ['A1,G1,W,2026-08-02,2026-08-31,1.00'], '0/0/1/1'],
  ])('%s', (_name, expected, actual, result) => {
    expect(counts(compareLines(lines(...expected), lines(...actual)))).toBe(result)
  })

  it('says where they part, with both figures', () => {
    expect(compareLines(lines(`${A},1.00`), lines(`${A},1.01`)).different).toEqual([
      {
        at: { account_id: 'A1', agreement_id: 'G1', line_code: 'W', segment_from: '2026-08-01', segment_to: '2026-08-31' },
        column: 'amount',
        expected: '1.00',
        actual: '1.01',
      },
    ])
  })

  it('does not depend on order or on how a group is cut', () => {
    const line = fc.tuple(fc.constantFrom('A1', 'A2'), fc.constantFrom('X', 'Y'), fc.integer({ min: -500, max: 500 }))
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (drawn) => {
        const whole = drawn.map(([account, code, cents]) => `${account},G,${code},f,t,${(cents / 100).toFixed(2)}`)
        const cut = drawn.flatMap(([account, code, cents]) => [
          `${account},G,${code},f,t,${(Math.trunc(cents / 2) / 100).toFixed(2)}`,
          `${account},G,${code},f,t,${((cents - Math.trunc(cents / 2)) / 100).toFixed(2)}`,
        ])
        expect(isAllEqual(compareLines(lines(...whole), lines(...cut.reverse())))).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

describe('bills', () => {
  const columns = 'account_id,period_from,period_to,issued_on,due_on,current_charges,taxes,total'
  const bill = 'A1,2026-08-05,2026-09-04,2026-09-10,2026-10-01,10.00,0.60,10.60'
  it.each([
    [bill, '1/0/0/0'],
    [bill.replace('2026-10-01', '2026-10-02'), '0/1/0/0'],
    [bill.replace('10.00', '10.0'), '1/0/0/0'],
    [bill.replace('A1', 'A2'), '0/0/1/1'],
    [bill.replace('0.60,10.60', '0.61,10.61'), '0/1/0/0'],
  ])('%s', (actual, result) => expect(counts(compareBills(rows(columns, bill), rows(columns, actual)))).toBe(result))

  it('counts a second bill of an account as extra', () => {
    expect(counts(compareBills(rows(columns, bill), rows(columns, bill, bill)))).toBe('1/0/0/1')
  })
})

describe('outcomes', () => {
  const columns = 'account_id,outcome,reason_class,flags,sentence'
  it.each([
    ['A1,billed,BILLED,FIRST;ZERO_USE,x', '1/0/0/0'],
    ['A1,billed,BILLED,ZERO_USE;FIRST,other words', '1/0/0/0'],
    ['A1,billed,BILLED,FIRST,x', '0/1/0/0'],
    ['A1,parked,HIGH_USE,FIRST;ZERO_USE,x', '0/1/0/0'],
  ])('%s', (actual, result) => {
    expect(counts(compareOutcomes(rows(columns, 'A1,billed,BILLED,FIRST;ZERO_USE,x'), rows(columns, actual)))).toBe(result)
  })
})

describe('balances and totals', () => {
  const columns = 'account_id,opening_balance,billed,paid,closing_balance'
  it.each([
    [['A1,1.00,2.00,0.00,3.00'], ['A1,1.00,2.00,0.00,3.00', 'A2,0.00,0.00,0.00,0.00'], '1/0/0/0'],
    [['A1,1.00,2.00,0.00,3.00'], ['A1,1.00,2.00,0.00,3.01'], '0/1/0/0'],
    [['A1,1.00,2.00,0.00,3.00'], ['A2,1.00,2.00,0.00,3.00'], '0/0/1/1'],
    [['A1,0.00,0.00,0.00,0.00'], [], '0/0/1/0'],
  ])('%j | %j: %s', (expected, actual, result) => {
    expect(counts(compareBalances(rows(columns, ...expected), rows(columns, ...actual)))).toBe(result)
  })

  const totals = 'code,kind,name,amount'
  it.each([
    [['4010,revenue,x,5.00'], ['4010,revenue,y,5.00'], '1/0/0/0'],
    [['AR,receivable,x,5.00'], ['1200,receivable,y,5.00'], '1/0/0/0'],
    [['4010,revenue,x,5.00'], ['4010,revenue,x,5.00', '4020,revenue,x,0.00'], '1/0/0/0'],
    [['4010,revenue,x,0.00'], [], '0/0/0/0'],
    [['4010,revenue,x,5.00'], ['4011,revenue,x,5.00'], '0/0/1/1'],
  ])('%j | %j: %s', (expected, actual, result) => {
    expect(counts(compareTotals(rows(totals, ...expected), rows(totals, ...actual)))).toBe(result)
  })
})

describe('findings', () => {
  const columns = 'kind,key,sentence'
  it.each([
    [['PAYMENT_DUPLICATE,L-1,x'], ['PAYMENT_DUPLICATE,L-1,y'], '1/0/0/0'],
    [['PAYMENT_DUPLICATE,L-1,x', 'PAYMENT_DUPLICATE,L-1,x'], ['PAYMENT_DUPLICATE,L-1,y'], '1/0/0/0'],
    [['PAYMENT_DUPLICATE,L-1,x'], ['PAYMENT_DUPLICATE,L-2,x'], '0/0/1/1'],
    [['PAYMENT_DUPLICATE,L-1,x'], ['PAYMENT_DUPLICATE,L-1,x', 'FORMULA_TEXT,C1,x'], '1/0/0/0'],
    [['FORMULA_TEXT,C2,x'], ['FORMULA_TEXT,C1,x'], '0/0/1/1'],
    [[], ['READ_AFTER_REMOVAL,M1/1/2026-09-04,x'], '0/0/0/1'],
  ])('%j | %j: %s', (expected, actual, result) => {
    expect(counts(compareFindings(rows(columns, ...expected), rows(columns, ...actual)))).toBe(result)
  })
})

it.each([
  ['5', '5.00', true],
  ['5', '5.01', false],
  ['-0.00', '0', true],
  ['x', 'x', true],
  ['', '0', false],
])('amounts %s and %s: %s', (left, right, same) => expect(sameAmount(left, right)).toBe(same))

it.each([
  ['', '', true],
  ['A;B', 'B;A', true],
  ['A', 'A;B', false],
  ['A;A', 'A', true],
])('sets %s and %s: %s', (left, right, same) => expect(sameSet(left, right)).toBe(same))

it('takes a column that a file lacks for an empty one', () => {
  const none: Row[] = [{}]
  expect(counts(compareLines(none, none))).toBe('1/0/0/0')
  expect(counts(compareBills([{ account_id: 'A1', total: '1.00' }], [{ account_id: 'A1' }]))).toBe('0/1/0/0')
  expect(counts(compareBills([{ account_id: 'A1' }], [{ account_id: 'A1', total: '1.00' }]))).toBe('0/1/0/0')
  expect(counts(compareBills(none, none))).toBe('1/0/0/0')
  expect(counts(compareBalances([], none))).toBe('0/0/0/0')
  expect(counts(compareTotals([{ code: '4010' }], []))).toBe('0/0/0/0')
  expect(counts(compareFindings(none, none))).toBe('1/0/0/0')
})

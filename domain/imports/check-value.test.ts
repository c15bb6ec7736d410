import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal } from '../kernel/decimal.js'
import { compareDecimals, looksLikeFormula, valueCheckOf } from './check-value.js'
import type { Column, ColumnType } from './contract.js'

const column = (type: ColumnType, more: Partial<Column> = {}): Column => ({ name: 'x', type, presence: 'always', ...more })
const codeOf = (of: Column, value: string): string => valueCheckOf(of)(value)?.code ?? 'fine'

const CASES: readonly [ColumnType, string, string, Partial<Column>?][] = [
  ['id', 'A000001', 'fine'],
  ['id', '000001', 'ID_FORM'],
  ['id', 'A', 'ID_FORM'],
  ['id', 'A 1', 'ID_FORM'],
  ['id', 'AB12', 'ID_FORM'],
  ['id', '../A1', 'ID_FORM'],
  ['date', '2026-02-28', 'fine'],
  ['date', '2024-02-29', 'fine'],
  ['date', '2026-02-29', 'DATE_NOT_REAL'],
  ['date', '2026-13-01', 'DATE_NOT_REAL'],
  ['date', '2026-00-10', 'DATE_NOT_REAL'],
  ['date', '02/03/2026', 'DATE_FORM'],
  ['date', '2026-2-3', 'DATE_FORM'],
  ['date', '2026-02-03T00:00:00Z', 'DATE_FORM'],
  ['date', '20260203', 'DATE_FORM'],
  ['date', '0001-01-01', 'DATE_OUT_OF_RANGE'],
  ['date', '9999-12-31', 'DATE_OUT_OF_RANGE'],
  ['amount', '0.00', 'fine'],
  ['amount', '-12.50', 'fine'],
  ['amount', '999999999999.99', 'fine'],
  ['amount', '1000000000000.00', 'NUMBER_OUT_OF_RANGE'],
  ['amount', '12.5', 'AMOUNT_FORM'],
  ['amount', '12', 'AMOUNT_FORM'],
  ['amount', '12.345', 'AMOUNT_FORM'],
  ['amount', '1,234.50', 'AMOUNT_FORM'],
  ['amount', '12,50', 'AMOUNT_FORM'],
  ['amount', '+5.00', 'AMOUNT_FORM'],
  ['amount', '-0.00', 'AMOUNT_FORM'],
  ['amount', '$5.00', 'AMOUNT_FORM'],
  ['amount', '5.00 EUR', 'AMOUNT_FORM'],
  ['amount', '1e6', 'AMOUNT_FORM'],
  ['amount', 'NaN', 'AMOUNT_FORM'],
  ['amount', '.50', 'AMOUNT_FORM'],
  ['amount', '5.00', 'fine', { least: '0', aboveLeast: true }],
  ['amount', '0.00', 'NUMBER_OUT_OF_RANGE', { least: '0', aboveLeast: true }],
  ['amount', '-5.00', 'NUMBER_OUT_OF_RANGE', { least: '0', aboveLeast: true }],
  ['decimal', '12', 'fine'],
  ['decimal', '00123.40', 'fine'],
  ['decimal', '0.001', 'fine'],
  ['decimal', '-0', 'DECIMAL_FORM'],
  ['decimal', '1 234', 'DECIMAL_FORM'],
  ['decimal', '1e6', 'DECIMAL_FORM'],
  ['decimal', 'Infinity', 'DECIMAL_FORM'],
  ['decimal', '0x10', 'DECIMAL_FORM'],
  ['decimal', '١٢', 'DECIMAL_FORM'],
  ['decimal', '1234567890123456', 'NUMBER_OUT_OF_RANGE'],
  ['decimal', '0.1234567890123', 'NUMBER_OUT_OF_RANGE'],
  ['decimal', '-1', 'NUMBER_OUT_OF_RANGE', { least: '0' }],
  ['decimal', '90.000001', 'NUMBER_OUT_OF_RANGE', { most: '90' }],
  ['decimal', '-90', 'fine', { least: '-90' }],
  ['integer', '12', 'fine'],
  ['integer', '1.0', 'INTEGER_FORM'],
  ['integer', '-1', 'INTEGER_FORM'],
  ['integer', '007', 'INTEGER_FORM'],
  ['integer', '2147483648', 'NUMBER_OUT_OF_RANGE', { most: '2147483647' }],
  ['bool', 'true', 'fine'],
  ['bool', 'TRUE', 'BOOL_FORM'],
  ['bool', '1', 'BOOL_FORM'],
  ['code', 'post', 'fine', { values: ['post', 'email'] }],
  ['code', 'Post', 'CODE_NOT_ALLOWED', { values: ['post', 'email'] }],
  ['code', 'en', 'fine', { pattern: /^[a-z]{2}$/ }],
  ['code', 'eng', 'CODE_FORM', { pattern: /^[a-z]{2}$/ }],
  ['phone', '+1-541-555-0179', 'fine'],
  ['phone', '541-555-0179', 'PHONE_FORM'],
  ['phone', '+1 541 555 0179', 'PHONE_FORM'],
  ['text', 'Ampère & Fils, "The Pines"', 'fine'],
  ['text', 'مريم 中 🏠', 'fine'],
  ['text', 'two\nlines', 'CONTROL_CHARACTER'],
  ['text', 'tab\there', 'CONTROL_CHARACTER'],
  ['text', 'x'.repeat(500), 'fine'],
  ['text', 'x'.repeat(501), 'TEXT_TOO_LONG'],
  ['memo', 'two\nlines', 'fine'],
  ['memo', 'bell\u0007', 'CONTROL_CHARACTER'],
  ['memo', 'x'.repeat(4_001), 'TEXT_TOO_LONG'],
]

describe('check of a value', () => {
  it.each(CASES)('%s %j: %s', (type, value, expected, more) => {
    expect(codeOf(column(type, more), value)).toBe(expected)
  })

  it('compares decimals as numbers', () => {
    const text = fc
      .tuple(fc.boolean(), fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 999 }), fc.nat(2))
      .map(
        ([negative, whole, decimals, zeros]) =>
          `${negative && whole + decimals > 0 ? '-' : ''}${'0'.repeat(zeros)}${whole}.${decimals}`,
      )
    fc.assert(
      fc.property(text, text, (left, right) => {
        expect(compareDecimals(left, right)).toBe(new Decimal(left).cmp(right))
      }),
      { seed: 20260901, numRuns: 2_000 },
    )
  })

  it.each([
    ['=HYPERLINK("x")', true],
    ['@SUM(A1)', true],
    ['-5 Main St', false],
    ['Sum = 5', false],
  ])('%s: a spreadsheet takes it for a formula: %s', (value, expected) => {
    expect(looksLikeFormula(value)).toBe(expected)
  })
})

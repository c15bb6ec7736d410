import { describe, expect, it } from 'vitest'
import type { BillDocumentLine, BillDocumentSegment } from './bill-document.js'
import {
  formatDate,
  formatDates,
  formatFactors,
  formatMoney,
  formatPeriod,
  formatPrice,
  formatQuantity,
  formatShare,
} from './bill-format.js'
import { billTexts } from './bill-texts.js'

const texts = billTexts('en')

describe('money', () => {
  it.each([
    ['0', 'USD', '$0.00'],
    ['-0.00', 'USD', '$0.00'],
    ['5', 'USD', '$5.00'],
    ['1234.5', 'USD', '$1,234.50'],
    ['-1234.56', 'USD', '−$1,234.56'],
    ['1234567.89', 'EUR', '€1,234,567.89'],
    ['999', 'JPY', 'JPY 999'],
    ['12.345', 'KWD', 'KWD 12.345'],
    ['-12.30', 'CHF', '−CHF 12.30'],
  ])('%s %s is printed %s', (amount, currency, printed) => {
    expect(formatMoney(amount, currency, texts)).toBe(printed)
  })
})

describe('prices, shares and quantities', () => {
  it.each([
    ['5.33', '$5.33'],
    ['16', '$16.00'],
    ['0.1456913', '$0.1456913'],
    ['-0.00215', '−$0.00215'],
    ['1234.5', '$1,234.50'],
  ])('a rate of %s is the price %s', (rate, printed) => expect(formatPrice(rate, 'USD', texts)).toBe(printed))

  it.each([
    ['0.06', '6%'],
    ['0.03873', '3.873%'],
    ['-0.5', '−50%'],
    ['0', '0%'],
  ])('a rate of %s is the share %s', (rate, printed) => expect(formatShare(rate, texts)).toBe(printed))

  it.each([
    ['10.452', '10.452'],
    ['1198', '1,198'],
    ['1198.000', '1,198'],
    ['0.19354838709677419354838', '0.193548'],
    ['-3', '−3'],
    ['-0', '0'],
    ['1234567.5', '1,234,567.5'],
  ])('a quantity of %s is printed %s', (quantity, printed) => expect(formatQuantity(quantity, texts)).toBe(printed))
})

describe('dates', () => {
  it.each([
    ['2026-08-12', '12 Aug 2026'],
    ['2026-01-01', '1 Jan 2026'],
    ['2028-02-29', '29 Feb 2028'],
  ])('%s is printed %s', (date, printed) => expect(formatDate(date, texts)).toBe(printed))

  it.each([
    ['2026-08-12', '2026-09-11', '12 Aug – 11 Sep 2026'],
    ['2026-09-01', '2026-09-30', '1 – 30 Sep 2026'],
    ['2026-12-20', '2027-01-04', '20 Dec 2026 – 4 Jan 2027'],
    ['2026-09-05', '2026-09-05', '5 Sep 2026'],
  ])('%s to %s is printed %s', (from, to, printed) => expect(formatDates(from, to, texts)).toBe(printed))

  it('says the days of a period', () => {
    expect(formatPeriod('2026-08-12', '2026-09-11', 31, texts)).toBe('12 Aug – 11 Sep 2026 (31 days)')
    expect(formatPeriod('2026-09-05', '2026-09-05', 1, texts)).toBe('5 Sep 2026 (1 day)')
  })
})

describe('quantity and rate of a line', () => {
  const whole = { periodFrom: '2026-08-05', periodTo: '2026-09-04', days: 31 }
  const exclusive = { periodFrom: '2026-08-05', periodTo: '2026-09-05', days: 31 }
  const line = { from: '2026-08-05', to: '2026-08-31', amount: '1.00' }
  const cases: [string, Partial<BillDocumentLine>, Partial<BillDocumentSegment>, string, string][] = [
    ['use', { quantity: '6.968', unit: 'ccf', rate: '5.33' }, whole, '6.968 ccf', '$5.33 / ccf'],
    ['a whole month', { quantity: '1', unit: 'month', rate: '16' }, whole, '1 month', '$16.00 / month'],
    ['part of a month', { quantity: '0.870968', unit: 'month', rate: '21.32' }, whole, '27 of 31 days', '$21.32 / month'],
    [
      'the same, exactly',
      { quantity: '0.87096774193548387', unit: 'month', rate: '21.32' },
      whole,
      '27 of 31 days',
      '$21.32 / month',
    ],
    [
      'part of a month where the end is printed as the day after',
      { quantity: '0.870968', unit: 'month', rate: '21.32', to: '2026-09-01' },
      exclusive,
      '27 of 31 days',
      '$21.32 / month',
    ],
    [
      'thirtieths',
      { quantity: '1.866667', unit: 'month', rate: '21.32', from: '2026-07-07' },
      { periodFrom: '2026-07-07', periodTo: '2026-09-04', days: 60 },
      '56/30 months',
      '$21.32 / month',
    ],
    ['months that are no share of days', { quantity: '0.5', unit: 'month', rate: '10' }, whole, '0.5 months', '$10.00 / month'],
    ['a tax', { quantity: '50.61', unit: 'USD', rate: '0.06' }, whole, '$50.61', '6%'],
    ['a discount', { quantity: '16', unit: 'USD', rate: '-0.5' }, whole, '$16.00', '−50%'],
    ['an amount that is no product', { quantity: '1', unit: 'USD', rate: '6', amount: '6.00' }, whole, '', ''],
    ['two carts', { quantity: '2', unit: 'cart-month', rate: '31.15' }, whole, '2 cart-months', '$31.15 / cart-month'],
    ['a unit nobody listed', { quantity: '3', unit: 'MCF', rate: '2' }, whole, '3 MCF', '$2.00 / MCF'],
  ]
  it.each(cases)('%s', (_name, given, segment, quantity, rate) => {
    const factors = formatFactors({ ...line, ...given } as BillDocumentLine, segment as BillDocumentSegment, 'USD', texts)
    expect(factors).toEqual({ quantity, rate })
  })
})

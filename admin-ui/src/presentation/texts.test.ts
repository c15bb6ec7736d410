import { describe, expect, it } from 'vitest'
import { csvText } from './csv-text.js'
import { dayText, periodText, relativeDayText, spanText } from './date-text.js'
import { fieldText } from './field-text.js'
import { ageText, durationText } from './instant-text.js'
import { isNegative, moneyText, numberText } from './money-text.js'
import { plainSentence } from './plain-sentence.js'
import { quantityText } from './quantity-text.js'
import { stateText, toneOfState } from './state-tone.js'

describe('money', () => {
  it.each([
    ['0.00', 'USD', '$0.00'],
    ['5', 'USD', '$5.00'],
    ['1234.5', 'USD', '$1,234.50'],
    ['-1234567.89', 'USD', '−$1,234,567.89'],
    ['-0.00', 'USD', '$0.00'],
    ['999.99', 'EUR', '€999.99'],
    ['1500', 'JPY', '¥1,500'],
    ['12.5', 'CHF', '12.50 CHF'],
    ['-12.5', 'CHF', '−12.50 CHF'],
    ['1.2345', 'KWD', '1.235 KWD'],
    ['unknown', 'USD', 'unknown'],
  ])('%s %s is %s', (amount, currency, text) => {
    expect(moneyText(amount, currency)).toBe(text)
  })

  it.each([
    ['-0.01', true],
    ['-0.00', false],
    ['0', false],
    ['12', false],
    ['?', false],
  ])('%s below zero: %s', (amount, expected) => {
    expect(isNegative(amount)).toBe(expected)
  })

  it.each([
    [0, '0'],
    ['1234567', '1,234,567'],
    ['-1234.50', '−1,234.5'],
    ['0.125', '0.125'],
  ])('number %s is %s', (value, text) => {
    expect(numberText(value)).toBe(text)
  })
})

it.each([
  ['1198', 'kWh', '1,198 kWh'],
  ['24.700000', 'ccf', '24.7 ccf'],
  ['10.000', 'kgal', '10 kgal'],
  ['0', 'ccf', '0 ccf'],
])('quantity %s %s is %s', (value, unit, text) => {
  expect(quantityText(value, unit)).toBe(text)
})

describe('days and periods', () => {
  it.each([
    ['2026-08-12', '2026-09-11', '12 Aug – 11 Sep 2026 (31 days)'],
    ['2025-12-27', '2026-01-26', '27 Dec 2025 – 26 Jan 2026 (31 days)'],
    ['2026-09-11', '2026-09-11', '11 Sep – 11 Sep 2026 (1 day)'],
    ['?', '2026-09-11', '? – 2026-09-11'],
  ])('%s to %s', (from, to, text) => {
    expect(periodText(from, to)).toBe(text)
  })

  it.each([
    ['2026-09-15', 'today'],
    ['2026-09-16', 'tomorrow'],
    ['2026-09-14', 'yesterday'],
    ['2026-09-18', 'in 3 days'],
    ['2026-08-26', '20 days ago'],
    ['2026-08-20', '4 weeks ago'],
    ['2026-03-15', '6 months ago'],
    ['2029-09-15', 'in 3 years'],
  ])('%s seen from 15 Sep 2026: %s', (date, text) => {
    expect(relativeDayText(date, '2026-09-15')).toBe(text)
  })

  it('keeps what is no day', () => expect(dayText('2026-02-30')).toBe('2026-02-30'))
  it('counts one day', () => expect(spanText(1)).toBe('1 day'))
})

describe('moments', () => {
  const now = Date.parse('2026-09-15T12:00:00Z')
  it.each([
    ['2026-09-15T11:59:40Z', 'now'],
    ['2026-09-15T11:20:00Z', '40 min'],
    ['2026-09-14T12:00:00Z', '24 h'],
    ['2026-09-10T12:00:00Z', '5 d'],
    ['2026-08-01T12:00:00Z', '6 w'],
    ['nonsense', ''],
  ])('%s is %s old', (since, text) => {
    expect(ageText(since, now)).toBe(text)
  })

  it.each([
    [3.4, '3 s'],
    [89, '89 s'],
    [600, '10 min'],
    [7500, '2 h 5 min'],
  ])('%d seconds are %s', (seconds, text) => {
    expect(durationText(seconds)).toBe(text)
  })
})

describe('words', () => {
  it.each([
    ['pending_start', 'Pending start', 'running'],
    ['active', 'Active', 'done'],
    ['parked', 'Parked', 'waiting'],
    ['refused', 'Refused', 'action'],
    ['never_heard_of', 'Never heard of', 'idle'],
  ])('%s', (state, text, tone) => {
    expect([stateText(state), toneOfState(state)]).toEqual([text, tone])
  })

  it('a field', () => expect(fieldText('statedAccount')).toBe('Stated account'))
  it('a sentence with days', () => {
    expect(plainSentence('Below the read of 2026-08-14 (2410), cycle 1.')).toBe('Below the read of 14 Aug 2026 (2410), cycle 1.')
  })
})

it('a CSV quotes what it must, and hands no formula to a spreadsheet', () => {
  const columns = [
    { head: 'name', text: (row: readonly [string, string]) => row[0] },
    { head: 'amount', text: (row: readonly [string, string]) => row[1] },
  ]
  const rows = [
    ['Plain', '-12.50'],
    ['Two, "quoted"', '3'],
    ['=HYPERLINK("x")', '-A1'],
    ['line\nbreak', '+1'],
  ] as const
  expect(csvText(columns, rows)).toBe(
    'name,amount\nPlain,-12.50\n"Two, ""quoted""",3\n"\'=HYPERLINK(""x"")",\'-A1\n"line\nbreak",\'+1\n',
  )
})

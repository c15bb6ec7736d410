import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal } from '../kernel/decimal.js'
import type { PaymentRules } from './payment-facts.js'
import { identityKey } from './payment-identity.js'
import { checkRow, classifyRows, countOutcomes, type FileRow, PAYMENT_FILE_COLUMNS, whyNotHeader } from './payment-row.js'

const RULES: PaymentRules = {
  currency: 'USD',
  channels: new Set(['counter', 'lockbox']),
  today: '2026-09-30',
  daysAhead: 0,
  closedPeriods: new Set(),
}
const ACCOUNTS = new Map([
  ['A1', { status: 'active' }],
  ['A9', { status: 'closed' }],
])
const TAKEN = new Map([
  [
    identityKey({ channel: 'lockbox', externalId: 'L-0' }),
    { channel: 'lockbox', externalId: 'L-0', account: 'A1', receivedOn: '2026-08-30', amount: new Decimal('5.00') },
  ],
])

function classify(lines: readonly string[]) {
  const rows = lines.map((line, index): FileRow => ({ line: index + 2, fields: line.split(',') }))
  return classifyRows(
    rows.map((row) => ({ row, checked: checkRow(row, RULES) })),
    ACCOUNTS,
    TAKEN,
  )
}

describe('classifyRows', () => {
  it.each([
    // rows, outcomes with their codes
    [['L-1,A1,2026-09-01,42.64,lockbox,'], ['posted']],
    [['L-1,A7,2026-09-01,42.64,lockbox,'], ['suspense PAYMENT_UNKNOWN_ACCOUNT']],
    [['L-1,,2026-09-01,42.64,lockbox,'], ['suspense PAYMENT_UNKNOWN_ACCOUNT']],
    [['L-1,A9,2026-09-01,42.64,lockbox,'], ['posted PAYMENT_CLOSED_ACCOUNT']],
    [['L-0,A1,2026-08-30,5.00,lockbox,'], ['duplicate PAYMENT_DUPLICATE']],
    [['L-0,A1,2026-08-30,5.00,counter,'], ['posted']],
    [
      ['L-1,A1,2026-09-01,42.64,lockbox,', 'L-1,A1,2026-09-01,42.64,lockbox,'],
      ['posted', 'duplicate PAYMENT_DUPLICATE'],
    ],
    [
      ['L-1,A7,2026-09-01,42.64,lockbox,', 'L-1,A1,2026-09-01,42.64,lockbox,'],
      ['suspense PAYMENT_UNKNOWN_ACCOUNT', 'duplicate PAYMENT_DUPLICATE'],
    ],
    // A refused row takes nothing: the corrected one may follow.
    [
      ['L-1,A1,2026-09-01,-42.64,lockbox,', 'L-1,A1,2026-09-01,42.64,lockbox,'],
      ['refused PAYMENT_AMOUNT_NOT_POSITIVE', 'posted'],
    ],
    [['L-1,A1,2026-09-01,42.6,lockbox,'], ['refused PAYMENT_AMOUNT_INVALID']],
    [['L-1,A1,2026-09-01,42,lockbox,'], ['refused PAYMENT_AMOUNT_INVALID']],
    [['L-1,A1,2026-09-31,42.64,lockbox,'], ['refused PAYMENT_DATE_INVALID']],
    [['L-1,A1,2026-10-01,42.64,lockbox,'], ['refused PAYMENT_IN_FUTURE']],
    [['L-1,A1,2026-09-01,42.64,pigeon,'], ['refused PAYMENT_CHANNEL_UNKNOWN']],
    [['L-1,A1,2026-09-01,42.64,lockbox'], ['refused COLUMN_COUNT']],
    [['L-1,A1,2026-09-01,42.64,lockbox,a,b'], ['refused COLUMN_COUNT']],
    [[''], ['refused COLUMN_COUNT']],
    [[',A1,2026-09-01,42.64,lockbox,'], ['refused PAYMENT_ID_INVALID']],
  ])('%j: %j', (lines, expected) => {
    expect(classify(lines).map((row) => [row.outcome, row.finding?.code].filter(Boolean).join(' '))).toEqual(expected)
  })

  it('says where a second row differs from the first', () => {
    const [, second] = classify(['L-1,A1,2026-09-01,42.64,lockbox,', 'L-1,A7,2026-09-02,42.60,lockbox,x'])
    expect(second?.finding?.sentence).toBe(
      'The same external id was already applied; this row has no effect. It differs: account A7 instead of A1, received on 2026-09-02 instead of 2026-09-01, amount 42.60 instead of 42.64.',
    )
  })

  it.each([
    ['A1', '', 'account none instead of A1'],
    ['', 'A1', 'account A1 instead of none'],
  ])('a second row for %j after %j differs', (first, second, words) => {
    const [, row] = classify([`L-1,${first},2026-09-01,42.64,lockbox,`, `L-1,${second},2026-09-01,42.64,lockbox,`])
    expect(row?.finding?.sentence).toContain(`It differs: ${words}.`)
  })

  it('keeps what it can of a row it refuses', () => {
    const [row] = classifyRows(
      [
        {
          row: { line: 9, fields: ['L\u0000x', 'A1', '2026-09-01', '5.00', 'lockbox', ''] },
          checked: checkRow({ line: 9, fields: ['L\u0000x', 'A1', '2026-09-01', '5.00', 'lockbox', ''] }, RULES),
        },
      ],
      ACCOUNTS,
      TAKEN,
    )
    expect(row?.finding).toMatchObject({
      line: 9,
      code: 'PAYMENT_ID_INVALID',
      externalId: 'L\u{fffd}x',
      account: 'A1',
      receivedOn: '2026-09-01',
    })
    const unreadable: FileRow = { line: 3, unreadable: { code: 'QUOTE_NOT_CLOSED', sentence: 'Never closed.' } }
    const [second] = classifyRows([{ row: unreadable, checked: checkRow(unreadable, RULES) }], ACCOUNTS, TAKEN)
    expect(second?.finding).toMatchObject({ line: 3, code: 'QUOTE_NOT_CLOSED', externalId: '', sentence: 'Never closed.' })
  })

  it('accounts for every row once, whatever comes', () => {
    const cell = fc.constantFrom('L-1', 'L-2', 'A1', 'A9', 'A7', '2026-09-01', '5.00', '-1.00', 'lockbox', 'counter', '', 'x')
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 5, maxLength: 7 }), { maxLength: 20 }), (rows) => {
        const classified = classify(rows.map((fields) => fields.join(',')))
        const counts = countOutcomes(classified)
        expect(counts.posted + counts.duplicate + counts.suspense + counts.refused).toBe(rows.length)
        const taken = classified.flatMap((row) => (row.facts === undefined ? [] : [identityKey(row.facts)]))
        expect(new Set(taken).size).toBe(taken.length)
      }),
      { numRuns: 500 },
    )
  })
})

describe('whyNotHeader', () => {
  const columns = PAYMENT_FILE_COLUMNS.join(',')
  it.each([
    [columns, undefined],
    [columns.replace(',reference', ''), /missing: reference/],
    [`${columns},memo`, /unknown: memo/],
    [`${columns},amount`, /twice: amount/],
    [PAYMENT_FILE_COLUMNS.toReversed().join(','), /in this order\.$/],
    [columns.replaceAll(',', ';'), /missing/],
    ['', /missing/],
  ])('%s: %s', (header, expected) => {
    const reason = whyNotHeader(header.split(','))
    if (expected === undefined) expect(reason).toBeUndefined()
    else expect(reason).toMatch(expected)
  })
})

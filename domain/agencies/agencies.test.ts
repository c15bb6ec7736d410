import { describe, expect, it } from 'vitest'
import { Decimal } from '../kernel/decimal.js'
import { identityKey } from '../payments/payment-identity.js'
import { commissionOf, placementFile, readAgencyRow, recallFile, whyNotPaymentHeader } from './agency-files.js'
import { classifyAgencyRows } from './classify-rows.js'
import { mayBePlaced, type PlacedDebt, recallReason } from './placement-rules.js'

const RULE = { after_days: 150, minimum: '50.00', recall_after_days: 365 }
const TODAY = '2026-10-01'
const DEBT: PlacedDebt = {
  accountId: 'A1',
  isClosed: true,
  amount: new Decimal('80.00'),
  disputed: new Decimal(0),
  isBankrupt: false,
  hasPlan: false,
  isHeld: false,
  lastDueOn: '2026-05-04',
  placedOn: '2025-10-02',
  collectedOn: null,
}
const amount = (text: string) => ({ amount: new Decimal(text) })
const disputed = { disputed: new Decimal('1.00') }

it.each<[string, Partial<PlacedDebt>, boolean]>([
  ['old and large enough', {}, true],
  ['of exactly the minimum', amount('50.00'), true],
  ['too small', amount('49.99'), false],
  ['a day too young', { lastDueOn: '2026-05-05' }, false],
  ['nothing is owed', { ...amount('0'), lastDueOn: null }, false],
  ['the account is open', { isClosed: false }, false],
  ['disputed', disputed, false],
  ['bankrupt', { isBankrupt: true }, false],
  ['in a plan', { hasPlan: true }, false],
  ['held', { isHeld: true }, false],
])('a debt that is %s may be placed: %s', (_name, more, placed) => {
  expect(mayBePlaced({ ...DEBT, ...more }, RULE, TODAY)).toBe(placed)
  expect(mayBePlaced({ ...DEBT, ...more }, null, TODAY)).toBe(false)
})

it.each<[string, Partial<PlacedDebt>, string | null]>([
  ['stays before its time', {}, null],
  ['nothing came for a year', { placedOn: '2025-10-01' }, 'no_payment'],
  ['something came since', { placedOn: '2025-01-01', collectedOn: '2026-01-01' }, null],
  ['paid', amount('0'), 'paid'],
  ['disputed', disputed, 'disputed'],
  ['bankrupt, before anything else', { ...disputed, isBankrupt: true }, 'bankrupt'],
  ['in a plan', { hasPlan: true }, 'plan'],
  ['held', { isHeld: true }, 'held'],
])('a placed debt: %s', (_name, more, reason) => {
  expect(recallReason({ ...DEBT, ...more }, RULE, TODAY)).toBe(reason)
})

describe('files', () => {
  it('go out with a header and quoted where they must', () => {
    const address = ['1 Main St, Flat 2', '', 'Town', 'CA', '90000', 'US'] as const
    const line = { placementId: 7, accountId: 'A1', name: 'Anna "Ann" Lee', address, currency: 'USD', placedOn: TODAY }
    expect(placementFile([{ ...line, amount: new Decimal('80'), lastDueOn: '2026-05-04' }])).toBe(
      'placement_id,account_id,name,address_1,address_2,city,state,postcode,country,amount,currency,last_due_on,placed_on\r\n' +
        '7,A1,"Anna ""Ann"" Lee","1 Main St, Flat 2",,Town,CA,90000,US,80.00,USD,2026-05-04,2026-10-01\r\n',
    )
    expect(recallFile([{ placementId: 7, accountId: 'A1', reason: 'paid', on: TODAY }])).toBe(
      'placement_id,account_id,reason,recalled_on\r\n7,A1,paid,2026-10-01\r\n',
    )
  })

  it.each([
    ['7,A1,X1,2026-09-30,100.00,25.00,75.00', 'ok'],
    ['7,A1,X1,2026-09-30,100.00,25.00', 'AGENCY_ROW_COLUMNS'],
    ['7,A1,X1,2026-09-30,100.00,25.00,74.99', 'AGENCY_SUM_DIFFERS'],
    ['7,A1,X1,2026-09-30,100,25.00,75.00', 'AGENCY_AMOUNT_INVALID'],
    ['7,A1,X1,2026-09-30,0.00,0.00,0.00', 'AGENCY_AMOUNT_INVALID'],
    ['7,A1,X1,2026-09-30,-5.00,0.00,-5.00', 'AGENCY_AMOUNT_INVALID'],
  ])('the row %s is %s', (row, code) => {
    const read = readAgencyRow(row.split(','))
    expect(read.ok ? 'ok' : read.refusal.code).toBe(code)
  })

  it('know their columns and the rate', () => {
    expect(whyNotPaymentHeader('placement_id,account_id,external_id,received_on,gross,commission,net'.split(','))).toBeUndefined()
    expect(whyNotPaymentHeader(['placement_id'])).toMatch(/columns are/)
    expect(commissionOf(new Decimal('33.33'), new Decimal('25')).toFixed(2)).toBe('8.33')
  })
})

it('classifies every row: posted, held, taken before, refused; what differs is said', () => {
  const rows = [
    '7,A1,X1,2026-09-30,100.00,25.00,75.00',
    '7,A1,X1,2026-09-30,100.00,25.00,75.00',
    '7,A2,X2,2026-09-30,10.00,2.50,7.50',
    '8,A2,X3,2026-09-30,10.00,2.50,7.50',
    '9,A9,X4,2026-09-30,10.00,3.00,7.00',
    '10,A3,X5,2026-09-30,10.00,2.50,7.50',
    '7,A1,X6,2026-10-02,10.00,2.50,7.50',
    '7,A1,,2026-09-30,10.00,2.50,7.50',
    '7,A1,OLD,2026-09-30,10.00,2.50,7.50',
    'x,A1,X7,2026-09-30,1.00,0.25,0.75',
  ].map((text, index) => ({ line: index + 2, fields: text.split(','), read: readAgencyRow(text.split(',')) }))
  const placement = (placementId: number, accountId: string, isRecalled = false, agencyCode = 'NORTH') =>
    [placementId, { placementId, agencyCode, accountId, isRecalled }] as const
  const classified = classifyAgencyRows(rows, {
    agencyCode: 'NORTH',
    commissionPercent: new Decimal('25'),
    channel: 'agency',
    placements: new Map([placement(7, 'A1'), placement(8, 'A2', false, 'SOUTH'), placement(9, 'A9'), placement(10, 'A3', true)]),
    taken: new Set([identityKey({ channel: 'agency', externalId: 'NORTH/OLD' })]),
    rules: { currency: 'USD', channels: new Set(['agency']), today: TODAY, daysAhead: 0, closedPeriods: new Set() },
  })
  expect(classified.map(({ outcome, finding }) => `${outcome} ${finding?.code ?? ''}`.trim())).toEqual([
    'posted',
    'duplicate AGENCY_DUPLICATE',
    'held AGENCY_UNKNOWN_PLACEMENT',
    'held AGENCY_UNKNOWN_PLACEMENT',
    'posted AGENCY_COMMISSION_DIFFERS',
    'posted AGENCY_WAS_RECALLED',
    'refused PAYMENT_IN_FUTURE',
    'refused PAYMENT_ID_INVALID',
    'duplicate AGENCY_DUPLICATE',
    'held AGENCY_UNKNOWN_PLACEMENT',
  ])
})

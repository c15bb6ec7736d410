import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TEST_CHART } from '../../test/support/chart.js'
import { Decimal, sum } from '../kernel/decimal.js'
import { BALANCE_KINDS, cashOf, glAccountOf, receivableOf } from './chart-of-accounts.js'
import type { CreditMove, FinancialEvent } from './financial-events.js'
import type { JournalEntry } from './journal-entry.js'
import { postingOf } from './posting-rules.js'

const AMOUNT = new Decimal('40.00')
const BASE = { sourceId: '7', effectiveOn: '2026-09-10', currency: 'USD', accountId: 'A1' }

function bill(segments: readonly [agreementId: string, service: string, amounts: Record<string, string>][]): FinancialEvent {
  return {
    ...BASE,
    kind: 'bill_issued',
    billNumber: 'B7',
    segments: segments.map(([agreementId, service, amounts]) => ({
      agreementId,
      service,
      amounts: Object.entries(amounts).map(([glCode, amount]) => ({ glCode, amount: new Decimal(amount) })),
    })),
  }
}

function move(from: string, to: string, amount: string, agreements: [string?, string?] = []): CreditMove {
  return {
    fromGlCode: from,
    toGlCode: to,
    fromAgreementId: agreements[0],
    toAgreementId: agreements[1],
    amount: new Decimal(amount),
  }
}

/** `4000 -40` or `1100/A1/G1 40`, in the order of the lines. */
function linesOf(entry: JournalEntry | undefined): string[] | undefined {
  return entry?.lines.map(
    (line) => `${[line.glCode, line.accountId, line.agreementId].filter(Boolean).join('/')} ${line.amount.toFixed()}`,
  )
}

describe('postingOf', () => {
  it.each<[string, FinancialEvent, string, string[] | undefined]>([
    // what, event, source kind, lines
    [
      'a bill of one service',
      bill([['G1', 'water', { '4000': '30.00', '2300': '1.80' }]]),
      'bill',
      ['1100/A1/G1 31.8', '2300 -1.8', '4000 -30'],
    ],
    [
      'a bill of two services: revenue and tax by account of the chart, receivable by agreement',
      bill([
        ['G1', 'water', { '4000': '30.00', '2300': '1.80' }],
        ['G2', 'electric', { '4100': '10.00', '2300': '0.60' }],
      ]),
      'bill',
      ['1100/A1/G1 31.8', '1110/A1/G2 10.6', '2300 -2.4', '4000 -30', '4100 -10'],
    ],
    [
      'a discount makes a debit of its revenue account',
      bill([['G1', 'water', { '4000': '30.00', '5910': '-5.00' }]]),
      'bill',
      ['1100/A1/G1 25', '4000 -30', '5910 5'],
    ],
    ['a bill in the customer’s favour', bill([['G1', 'water', { '4000': '-8.00' }]]), 'bill', ['1100/A1/G1 -8', '4000 8']],
    [
      'a service without a receivable account of its own',
      bill([['G1', 'sewer', { '4000': '8.00' }]]),
      'bill',
      ['1190/A1/G1 8', '4000 -8'],
    ],
    ['a bill of nothing', bill([['G1', 'water', {}]]), 'bill', undefined],
    [
      'a payment',
      { ...BASE, kind: 'payment_received', channel: 'lockbox', amount: AMOUNT },
      'payment',
      ['1010 40', '2100/A1 -40'],
    ],
    [
      'a payment of a channel without cash account',
      { ...BASE, kind: 'payment_received', channel: 'web', amount: AMOUNT },
      'payment',
      ['1090 40', '2100/A1 -40'],
    ],
    [
      'a payment for nobody we know',
      { ...BASE, kind: 'payment_received', channel: 'counter', accountId: undefined, amount: AMOUNT },
      'payment',
      ['1000 40', '2900 -40'],
    ],
    [
      'money assigned from suspense',
      { ...BASE, kind: 'suspense_resolved', amount: AMOUNT },
      'payment',
      ['2900 40', '2100/A1 -40'],
    ],
    [
      'a credit applied to two services',
      {
        ...BASE,
        kind: 'credit_applied',
        sourceKind: 'payment',
        moves: [move('2100', '1100', '30.00', [undefined, 'G1']), move('2100', '1110', '10.00', [undefined, 'G2'])],
      },
      'payment',
      ['2100/A1 40', '1100/A1/G1 -30', '1110/A1/G2 -10'],
    ],
    [
      'a credit applied where it stands',
      { ...BASE, kind: 'credit_applied', sourceKind: 'bill', moves: [move('1100', '1100', '30.00', ['G1', 'G2'])] },
      'bill',
      undefined,
    ],
    [
      'an application taken back',
      {
        ...BASE,
        kind: 'credit_unapplied',
        sourceKind: 'payment_reversal',
        moves: [move('2100', '1100', '30.00', [undefined, 'G1'])],
      },
      'payment_reversal',
      ['2100/A1 -30', '1100/A1/G1 30'],
    ],
    [
      'a fee',
      { ...BASE, kind: 'fee_charged', description: 'Returned cheque', amount: AMOUNT },
      'fee',
      ['1190/A1 40', '4900 -40'],
    ],
    [
      'a credit for a missed appointment',
      { ...BASE, kind: 'account_credited', description: 'Missed appointment', amount: AMOUNT },
      'adjustment',
      ['5910 40', '2100/A1 -40'],
    ],
    [
      'a connection with its tax',
      {
        ...BASE,
        kind: 'connection_charged',
        description: 'Connection',
        charges: AMOUNT,
        tax: new Decimal('2.50'),
        taxGlCode: '2300',
      },
      'connection',
      ['1190/A1 42.5', '4900 -40', '2300 -2.5'],
    ],
    [
      'a connection that is not taxed',
      {
        ...BASE,
        kind: 'connection_charged',
        description: 'Connection',
        charges: AMOUNT,
        tax: AMOUNT.minus(AMOUNT),
        taxGlCode: undefined,
      },
      'connection',
      ['1190/A1 40', '4900 -40'],
    ],
    [
      'a connection that became smaller',
      {
        ...BASE,
        kind: 'connection_credited',
        description: 'Connection',
        charges: AMOUNT,
        tax: new Decimal('2.50'),
        taxGlCode: '2300',
      },
      'connection',
      ['4900 40', '2300 2.5', '2100/A1 -42.5'],
    ],
    [
      'an opening receivable of a service',
      { ...BASE, kind: 'opening_item', agreementId: 'G1', service: 'water', amount: AMOUNT },
      'opening_item',
      ['1100/A1/G1 40', '9000 -40'],
    ],
    [
      'an opening receivable of the account',
      { ...BASE, kind: 'opening_item', agreementId: undefined, service: undefined, amount: AMOUNT },
      'opening_item',
      ['1190/A1 40', '9000 -40'],
    ],
    [
      'an opening credit',
      { ...BASE, kind: 'opening_item', agreementId: 'G1', service: 'water', amount: AMOUNT.negated() },
      'opening_item',
      ['2100/A1 -40', '9000 40'],
    ],
    [
      'a debt written off, its tax given back',
      {
        ...BASE,
        kind: 'debt_written_off',
        description: 'Written off',
        borneBy: [
          { glCode: '5900', amount: AMOUNT },
          { glCode: '2300', amount: new Decimal('2.50') },
          { glCode: '5900', amount: AMOUNT },
        ],
      },
      'write_off',
      ['2300 2.5', '5900 80', '2100/A1 -82.5'],
    ],
    [
      'a written-off debt that was paid',
      { ...BASE, kind: 'debt_reinstated', description: 'Paid', borneBy: [{ glCode: '5900', amount: AMOUNT }] },
      'write_off',
      ['5900 -40', '2100/A1 40'],
    ],
    [
      'a small credit written up',
      { ...BASE, kind: 'credit_written_up', description: 'Small credit', amount: AMOUNT },
      'write_off',
      ['2100/A1 40', '5910 -40'],
    ],
    [
      'the commission of an agency',
      { ...BASE, kind: 'agency_commission', channel: 'agency', description: 'Commission', amount: AMOUNT },
      'agency_payment',
      ['5900 40', '1090 -40'],
    ],
    ['an opening deposit', { ...BASE, kind: 'opening_deposit', amount: AMOUNT }, 'deposit', ['9000 40', '2200 -40']],
    ['a deposit asked for', { ...BASE, kind: 'deposit_asked', amount: AMOUNT }, 'deposit', ['1190/A1 40', '2200 -40']],
    ['a deposit credited', { ...BASE, kind: 'deposit_released', amount: AMOUNT }, 'deposit', ['2200 40', '2100/A1 -40']],
    [
      'interest on a deposit, credited',
      { ...BASE, kind: 'deposit_interest_credited', amount: AMOUNT },
      'deposit',
      ['5920 40', '2100/A1 -40'],
    ],
    [
      'interest added to a deposit',
      { ...BASE, kind: 'deposit_interest_added', amount: AMOUNT },
      'deposit',
      ['5920 40', '2200 -40'],
    ],
    [
      'a deposit that moves with its customer',
      { ...BASE, kind: 'deposit_transferred', fromAccountId: 'A1', toAccountId: 'A2', amount: AMOUNT },
      'deposit',
      ['2200 40', '2200 -40'],
    ],
    [
      'a credit paid out',
      { ...BASE, kind: 'refund_paid', channel: 'counter', amount: AMOUNT },
      'refund',
      ['2100/A1 40', '1000 -40'],
    ],
  ])('%s', (_what, event, sourceKind, lines) => {
    const entry = postingOf(event, TEST_CHART)
    expect(linesOf(entry)).toEqual(lines)
    if (entry === undefined) return
    expect(entry).toMatchObject({ eventKind: event.kind, sourceKind, sourceId: '7', effectiveOn: '2026-09-10', currency: 'USD' })
    expect(entry.description.length).toBeGreaterThan(3)
    expect(sum(entry.lines.map((line) => line.amount)).isZero()).toBe(true)
    // What belongs to an account stands on accounts that make its balance, and the reverse.
    for (const line of entry.lines) {
      const isBalance = BALANCE_KINDS.includes(glAccountOf(TEST_CHART, line.glCode).kind)
      expect([line.glCode, line.accountId !== undefined]).toEqual([line.glCode, isBalance])
    }
  })

  it('stops at an event it does not know', () => {
    const unknown = { ...BASE, kind: 'something_else' } as unknown as FinancialEvent
    expect(() => postingOf(unknown, TEST_CHART)).toThrow(/not handled/)
  })

  it('makes balanced entries without zero lines of any bill (I1)', () => {
    const amounts = fc.dictionary(fc.constantFrom('4000', '4100', '2300'), fc.integer({ min: -50_000, max: 50_000 }))
    const segments = fc.array(
      fc.tuple(fc.constantFrom('G1', 'G2', 'G3'), fc.constantFrom('water', 'electric', 'sewer'), amounts),
      { maxLength: 5 },
    )
    fc.assert(
      fc.property(segments, (drawn) => {
        const asText = drawn.map(([agreementId, service, cents]): [string, string, Record<string, string>] => [
          agreementId,
          service,
          Object.fromEntries(Object.entries(cents).map(([code, value]) => [code, new Decimal(value).div(100).toFixed(2)])),
        ])
        const entry = postingOf(bill(asText), TEST_CHART)
        if (entry === undefined) return
        expect(sum(entry.lines.map((line) => line.amount)).isZero()).toBe(true)
        expect(entry.lines.length).toBeGreaterThanOrEqual(2)
        expect(entry.lines.some((line) => line.amount.isZero())).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('chart of accounts', () => {
  it.each([
    ['water', '1100'],
    ['sewer', '1190'],
    [undefined, '1190'],
  ])('the receivable of %s is %s', (service, code) => expect(receivableOf(TEST_CHART, service)).toBe(code))

  it.each([
    ['lockbox', '1010'],
    ['web', '1090'],
  ])('the cash of %s is %s', (channel, code) => expect(cashOf(TEST_CHART, channel)).toBe(code))

  it('knows its codes', () => {
    expect(glAccountOf(TEST_CHART, '4000').name).toBe('Water')
    expect(() => glAccountOf(TEST_CHART, '7777')).toThrow(/not in the chart/)
  })
})

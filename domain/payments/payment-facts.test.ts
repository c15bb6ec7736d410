import { describe, expect, it } from 'vitest'
import { checkPayment, type PaymentRules, type StatedPayment } from './payment-facts.js'

const RULES: PaymentRules = {
  currency: 'USD',
  channels: new Set(['counter', 'lockbox']),
  today: '2026-09-15',
  daysAhead: 0,
  closedPeriods: new Set(['2026-07']),
}

const GOOD: StatedPayment = {
  channel: 'counter',
  externalId: 'CT-1',
  account: 'A000317',
  receivedOn: '2026-09-01',
  amount: '42.64',
  reference: 'RCPT 1',
}

describe('checkPayment', () => {
  it('gives the facts, with a card number in the reference masked', () => {
    const outcome = checkPayment(
      {
        ...GOOD,
        reference: 'card 4111111111111111',
        tenders: [
          { kind: 'cash', amount: '40.00' },
          { kind: 'cheque', amount: '2.64', detail: '11' },
        ],
      },
      RULES,
    )
    expect(
      outcome.ok && { ...outcome.value, amount: outcome.value.amount.toFixed(), tenders: outcome.value.tenders.length },
    ).toEqual({
      channel: 'counter',
      externalId: 'CT-1',
      account: 'A000317',
      receivedOn: '2026-09-01',
      amount: '42.64',
      currency: 'USD',
      reference: 'card ************1111',
      tenders: 2,
    })
  })

  it.each<[Partial<StatedPayment>, string]>([
    [{}, 'ok'],
    [{ account: '' }, 'ok'],
    [{ account: 'no such thing' }, 'ok'],
    [{ reference: undefined }, 'ok'],
    [{ receivedOn: '2026-09-15' }, 'ok'],
    [{ receivedOn: '2026-08-01' }, 'ok'],
    [{ amount: '42' }, 'ok'],
    [{ amount: '99999999.99' }, 'ok'],
    [{ externalId: '' }, 'PAYMENT_ID_INVALID'],
    [{ externalId: ' CT-1' }, 'PAYMENT_ID_INVALID'],
    [{ externalId: 'CT\u00001' }, 'PAYMENT_ID_INVALID'],
    [{ externalId: 'x'.repeat(101) }, 'PAYMENT_ID_INVALID'],
    [{ account: 'A\t1' }, 'PAYMENT_ACCOUNT_INVALID'],
    [{ account: 'x'.repeat(65) }, 'PAYMENT_ACCOUNT_INVALID'],
    [{ receivedOn: '2026-02-30' }, 'PAYMENT_DATE_INVALID'],
    [{ receivedOn: '09/01/2026' }, 'PAYMENT_DATE_INVALID'],
    [{ receivedOn: '0001-01-01' }, 'PAYMENT_DATE_INVALID'],
    [{ receivedOn: '' }, 'PAYMENT_DATE_INVALID'],
    [{ receivedOn: '2026-09-16' }, 'PAYMENT_IN_FUTURE'],
    [{ receivedOn: '9999-12-31' }, 'PAYMENT_IN_FUTURE'],
    [{ receivedOn: '2026-07-31' }, 'PERIOD_CLOSED'],
    [{ amount: '' }, 'PAYMENT_AMOUNT_INVALID'],
    [{ amount: '1,000.00' }, 'PAYMENT_AMOUNT_INVALID'],
    [{ amount: '12,50' }, 'PAYMENT_AMOUNT_INVALID'],
    [{ amount: '12.505' }, 'PAYMENT_AMOUNT_INVALID'],
    [{ amount: '1e6' }, 'PAYMENT_AMOUNT_INVALID'],
    [{ amount: '+5' }, 'PAYMENT_AMOUNT_INVALID'],
    [{ amount: 'NaN' }, 'PAYMENT_AMOUNT_INVALID'],
    [{ amount: '=1+1' }, 'PAYMENT_AMOUNT_INVALID'],
    [{ amount: '0.00' }, 'PAYMENT_AMOUNT_NOT_POSITIVE'],
    [{ amount: '-0' }, 'PAYMENT_AMOUNT_NOT_POSITIVE'],
    [{ amount: '-5.00' }, 'PAYMENT_AMOUNT_NOT_POSITIVE'],
    [{ amount: '100000000.00' }, 'PAYMENT_AMOUNT_TOO_LARGE'],
    [{ currency: 'EUR' }, 'PAYMENT_CURRENCY_OTHER'],
    [{ currency: 'USD' }, 'ok'],
    [{ channel: 'pigeon' }, 'PAYMENT_CHANNEL_UNKNOWN'],
    [{ reference: 'a\u0007b' }, 'PAYMENT_REFERENCE_INVALID'],
    [{ reference: 'x'.repeat(501) }, 'PAYMENT_REFERENCE_INVALID'],
    [{ tenders: [{ kind: 'cash', amount: '42.00' }] }, 'PAYMENT_TENDERS_DIFFER'],
    [
      {
        tenders: [
          { kind: 'cash', amount: '42.64' },
          { kind: 'card', amount: '0' },
        ],
      },
      'PAYMENT_AMOUNT_NOT_POSITIVE',
    ],
  ])('%j: %s', (change, expected) => {
    const outcome = checkPayment({ ...GOOD, ...change }, RULES)
    expect(outcome.ok ? 'ok' : outcome.refusal.code).toBe(expected)
    if (!outcome.ok) expect(outcome.refusal.message).toMatch(/^[A-Z"0-9].*\.$/)
  })

  it('lets a sandbox take what is dated ahead of its clock', () => {
    const outcome = checkPayment({ ...GOOD, receivedOn: '2026-09-30' }, { ...RULES, daysAhead: 62 })
    expect(outcome.ok).toBe(true)
  })
})

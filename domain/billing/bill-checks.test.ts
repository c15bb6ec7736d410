import { describe, expect, test } from 'vitest'
import { history, monthlyReads, outcomeOf, rulesOf, summaryOf, waterAccount, waterMeter } from '../../test/support/billing.js'
import type { CheckFile } from '../utility/check-settings.js'
import type { AccountInput } from './billing-input.js'

const point = (
  reads: readonly (string | number)[],
  kinds: readonly ('actual' | 'estimated' | 'customer')[] = [],
  more: object = {},
) => ({
  registers: [waterMeter(monthlyReads(reads, kinds), more)],
})
/** The closing read of September was not taken. */
const unread = { registers: [waterMeter(monthlyReads([100, 112]).slice(0, 1))] }
const high: CheckFile = { check: 'high_use', factor: '5', and_above: '30' }

describe('checks', () => {
  const of = (...checks: CheckFile[]) => rulesOf({ checks })
  const mean10 = history([10, 10, 10])
  const lastYear = [...mean10, { period: { from: '2025-08-05', to: '2025-09-04' }, quantity: '3', unit: 'ccf', amount: '0' }]
  test.each<[string, readonly CheckFile[], AccountInput, string]>([
    ['high: above the factor and the floor', [high], waterAccount(point([100, 151])), 'parked HIGH_USE G1'],
    ['high: exactly the factor', [high], waterAccount(point([100, 150])), 'billed 100.00'],
    [
      'high: exactly the factor, where that counts',
      [{ ...high, or_equal: true }],
      waterAccount(point([100, 150])),
      'parked HIGH_USE G1',
    ],
    [
      'high: above the factor, at the floor',
      [high],
      waterAccount(point([100, 130]), { history: history([2, 2]) }),
      'billed 60.00',
    ],
    [
      'high: no earlier bill',
      [high],
      waterAccount(point([100, 900]), { history: [], startOn: '2026-08-05' }),
      'billed 1600.00 FIRST',
    ],
    ['high: too few earlier bills', [{ ...high, at_least_bills: 4 }], waterAccount(point([100, 900])), 'billed 1600.00'],
    [
      'high: only the last bills',
      [{ ...high, bills: 1 }],
      waterAccount(point([100, 140]), { history: history([100, 100, 7]) }),
      'parked HIGH_USE G1',
    ],
    ['high: another service', [{ ...high, services: ['electric'] }], waterAccount(point([100, 900])), 'billed 1600.00'],
    ['high: another unit', [{ ...high, unit: 'kgal' }], waterAccount(point([100, 900])), 'billed 1600.00'],
    ['high: another class', [{ ...high, customer_classes: ['commercial'] }], waterAccount(point([100, 900])), 'billed 1600.00'],
    [
      'high: per day',
      [{ ...high, factor: '2', compare: 'per_day' }],
      waterAccount(point([90, 100, 141]), {
        history: mean10.map((entry) => ({ ...entry, period: { from: '2026-07-05', to: '2026-07-05' } })),
      }),
      'billed 102.00 CATCH_UP',
    ],
    ['high: only flagged', [{ ...high, action: 'flag' }], waterAccount(point([100, 151])), 'billed 102.00 HIGH_USE'],
    ['high: off', [{ ...high, action: 'off' }], waterAccount(point([100, 151])), 'billed 102.00'],
    ['high: a code of its own', [{ ...high, code: 'UNUSUAL' }], waterAccount(point([100, 151])), 'parked UNUSUAL G1'],
    ['low: below the factor', [{ check: 'low_use', factor: '0.2' }], waterAccount(point([100, 101])), 'parked LOW_USE G1'],
    ['low: not below', [{ check: 'low_use', factor: '0.2' }], waterAccount(point([100, 102])), 'billed 4.00'],
    [
      'low: the mean is small anyway',
      [{ check: 'low_use', factor: '0.2', and_mean_above: '10' }],
      waterAccount(point([100, 101])),
      'billed 2.00',
    ],
    [
      'the same month last year: high',
      [{ check: 'high_use_last_year', factor: '3' }],
      waterAccount(point([100, 112]), { history: lastYear }),
      'parked HIGH_USE G1',
    ],
    [
      'the same month last year: low',
      [{ check: 'low_use_last_year', factor: '5' }],
      waterAccount(point([100, 112]), { history: lastYear }),
      'parked LOW_USE G1',
    ],
    [
      'the same month last year: none',
      [{ check: 'high_use_last_year', factor: '3' }],
      waterAccount(point([100, 112])),
      'billed 24.00',
    ],
    ['zero use parked', [{ check: 'zero_use', action: 'park' }], waterAccount(point([100, 100])), 'parked ZERO_USE G1'],
    [
      'zero use in an outage',
      [{ check: 'zero_use', action: 'park' }],
      waterAccount({ ...point([100, 100]), outages: [{ from: '2026-08-20', to: '2026-08-28' }] }),
      'billed 0.00',
    ],
    [
      'zero use, the outage was before',
      [{ check: 'zero_use', action: 'park' }],
      waterAccount({ ...point([100, 100]), outages: [{ from: '2026-07-20', to: '2026-08-04' }] }),
      'parked ZERO_USE G1',
    ],
    [
      'estimates: as many as allowed',
      [{ check: 'consecutive_estimates', at_most: 3 }],
      waterAccount(point([70, 80, 90, 112], ['estimated', 'estimated', 'estimated'])),
      'billed 44.00 ESTIMATED',
    ],
    [
      'estimates: one more',
      [{ check: 'consecutive_estimates', at_most: 3 }],
      waterAccount(point([60, 70, 80, 90, 112], ['estimated', 'estimated', 'estimated', 'estimated'])),
      'parked TOO_MANY_ESTIMATES G1',
    ],
    [
      'estimates: a customer’s read among them',
      [{ check: 'consecutive_estimates', at_most: 1, read_kinds: ['estimated', 'customer'] }],
      waterAccount(point([70, 80, 112], ['customer', 'estimated'])),
      'parked TOO_MANY_ESTIMATES G1',
    ],
    [
      'a customer’s closing read flagged',
      [{ check: 'customer_read' }],
      waterAccount(point([100, 112], ['customer'])),
      'billed 24.00 CUSTOMER_READ',
    ],
    [
      'first bill parked',
      [{ check: 'first_bill', action: 'park', code: 'FIRST_BILL' }],
      waterAccount({}, { startOn: '2026-08-05', history: [] }),
      'parked FIRST_BILL G1',
    ],
    ['a long period by its own limit', [{ check: 'long_period', days: 30 }], waterAccount(), 'billed 24.00 CATCH_UP'],
    ['a short period', [{ check: 'short_period', days: 32 }], waterAccount(), 'billed 24.00 SHORT_PERIOD'],
    ['a bill above a limit', [{ check: 'bill_above', amount: '23.99' }], waterAccount(), 'parked BILL_ABOVE_LIMIT'],
    ['a bill at the limit', [{ check: 'bill_above', amount: '24.00' }], waterAccount(), 'billed 24.00'],
    [
      'a bill above the limit of another class',
      [{ check: 'bill_above', amount: '1', customer_classes: ['commercial'] }],
      waterAccount(),
      'billed 24.00',
    ],
    ['a bill below a limit', [{ check: 'bill_below', amount: '0', code: 'CREDIT_BILL' }], waterAccount(), 'billed 24.00'],
    [
      'use above a limit, also without an earlier bill',
      [{ check: 'use_above', quantity: '500' }],
      waterAccount(point([100, 601]), { history: [], startOn: '2026-08-05' }),
      'parked HIGH_USE G1',
    ],
    ['use at the limit', [{ check: 'use_above', quantity: '500' }], waterAccount(point([100, 600])), 'billed 1000.00'],
    [
      'low: below a quantity besides',
      [{ check: 'low_use', factor: '0.5', and_below: '2' }],
      waterAccount(point([100, 101])),
      'parked LOW_USE G1',
    ],
    [
      'low: not below that quantity',
      [{ check: 'low_use', factor: '0.5', and_below: '2' }],
      waterAccount(point([100, 102])),
      'billed 4.00',
    ],
    [
      'high: only bills of normal periods',
      [{ ...high, only_normal_periods: true }],
      waterAccount(point([100, 151]), {
        history: [...mean10, { period: { from: '2026-03-01', to: '2026-05-03' }, quantity: '900', unit: 'ccf', amount: '0' }],
      }),
      'parked HIGH_USE G1',
    ],
    ['a credit bill', [{ check: 'bill_below', amount: '25', code: 'CREDIT_BILL' }], waterAccount(), 'parked CREDIT_BILL'],
    [
      'the first in the order is named',
      [
        { check: 'zero_use', action: 'park' },
        { check: 'low_use', factor: '1' },
      ],
      waterAccount(point([100, 100])),
      'parked ZERO_USE G1',
    ],
    [
      'the order is the settings’',
      [
        { check: 'low_use', factor: '1' },
        { check: 'zero_use', action: 'park' },
      ],
      waterAccount(point([100, 100])),
      'parked LOW_USE G1',
    ],
    [
      'those always made come first',
      [high],
      waterAccount({ ...point([100, 900]), otherAgreements: [{ agreementId: 'G9', accountId: 'A9', startOn: '2026-01-01' }] }),
      'parked OVERLAP G1',
    ],
    [
      'unless the settings place them',
      [high, { check: 'overlap' }],
      waterAccount({ ...point([100, 900]), otherAgreements: [{ agreementId: 'G9', accountId: 'A9', startOn: '2026-01-01' }] }),
      'parked HIGH_USE G1',
    ],
  ])('%s', (_case, checks, input, expected) => {
    expect(summaryOf(outcomeOf(input, of(...checks)))).toBe(expected)
  })

  test('all hits are told, the first one first', () => {
    const outcome = outcomeOf(
      waterAccount(point([100, 100])),
      of({ check: 'zero_use', action: 'park' }, { check: 'low_use', factor: '1' }),
    )
    expect(outcome.outcome === 'parked' && outcome.hits.map((hit) => hit.code)).toEqual(['ZERO_USE', 'LOW_USE'])
  })

  test('an exempted check does not hold the account, and the bill remembers it', () => {
    const input = waterAccount(
      point([100, 151]),
      {},
      { exemptions: [{ code: 'HIGH_USE', agreementId: 'G1', reason: 'A pool was filled.' }] },
    )
    const outcome = outcomeOf(input, of(high))
    expect(summaryOf(outcome)).toBe('billed 102.00')
    expect(outcome.outcome === 'billed' && outcome.bill.notices).toMatchObject([
      { code: 'HIGH_USE', agreementId: 'G1', exempted: true },
    ])
    const other = { ...input, exemptions: [{ code: 'HIGH_USE', agreementId: 'G2', reason: 'Another one.' }] }
    expect(summaryOf(outcomeOf(other, of(high)))).toBe('parked HIGH_USE G1')
  })

  test('a negative use may be exempted and is then a credit; a missing read may not', () => {
    const exemptions = [
      { code: 'NEGATIVE_USE', reason: 'Estimate was too high.' },
      { code: 'MISSING_READ', reason: 'x' },
    ]
    expect(summaryOf(outcomeOf(waterAccount(point([100, 90]), {}, { exemptions })))).toBe('billed -20.00')
    expect(summaryOf(outcomeOf(waterAccount(unread, {}, { exemptions })))).toBe('parked MISSING_READ G1')
  })

  test('sentences say what was found', () => {
    const sentence = (input: AccountInput) => {
      const outcome = outcomeOf(input, of(high, { check: 'consecutive_estimates', at_most: 1 }))
      return outcome.outcome === 'billed' ? '' : outcome.sentence
    }
    expect(sentence(waterAccount(point([100, 900])))).toBe('Use of 800 against an average of 10 is held for review.')
    expect(sentence(waterAccount(unread))).toBe('Meter M1 register 1 has no read on 2026-09-04.')
    expect(sentence(waterAccount(point([100, 90])))).toBe(
      'Meter M1: the closing read 90 is below the opening read 100 and is not a dial rollover.',
    )
    expect(sentence(waterAccount(point([90, 112], ['estimated', 'estimated'])))).toBe(
      'The closing read of meter M1 is estimate number 2 in a row; at most 1 may be billed.',
    )
    expect(sentence(waterAccount({}, { startOn: '2026-09-05', history: [] }))).toBe(
      'Service starts on 2026-09-05, after the period of this cycle.',
    )
  })
})

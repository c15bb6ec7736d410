import { describe, expect, test } from 'vitest'
import {
  history,
  monthlyReads,
  outcomeOf,
  REFUSE,
  rulesOf,
  SETTINGS,
  summaryOf,
  WATER,
  WINDOW,
  waterAccount,
  waterMeter,
} from '../../test/support/billing.js'
import type { TariffFile } from '../rating/tariff.js'
import type { CheckFile } from '../utility/check-settings.js'
import type { AccountInput, BillingWindow } from './billing-input.js'

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

describe('what becomes of an account', () => {
  test.each<[string, AccountInput, string]>([
    ['billed', waterAccount(), 'billed 24.00'],
    ['billed for the first time', waterAccount({}, { startOn: '2026-08-05', history: [] }), 'billed 24.00 FIRST'],
    ['billed finally', waterAccount({}, { stopOn: '2026-09-04' }), 'billed 24.00 FINAL'],
    [
      'billed for two months',
      waterAccount(point([80, 90, 100, 112]), {
        history: history([10]).map((entry) => ({ ...entry, period: { from: '2026-06-05', to: '2026-07-04' } })),
      }),
      'billed 44.00 CATCH_UP',
    ],
    ['no use', waterAccount(point([100, 100])), 'billed 0.00 ZERO_USE'],
    ['an estimated closing read', waterAccount(point([100, 112], ['estimated'])), 'billed 24.00 ESTIMATED'],
    ['service begins after the period', waterAccount({}, { startOn: '2026-09-05', history: [] }), 'skipped NOT_STARTED'],
    ['service ended and is billed', waterAccount({}, { stopOn: '2026-08-04' }), 'skipped NO_ACTIVE_SERVICE'],
    ['no agreement at all', { ...waterAccount(), agreements: [] }, 'skipped NO_ACTIVE_SERVICE'],
    [
      'billed up to the read already',
      waterAccount({}, { history: [{ ...history([1])[0], period: { from: '2026-08-05', to: '2026-09-04' } }] }),
      'skipped NO_ACTIVE_SERVICE',
    ],
    [
      'skipped by an operator',
      waterAccount({}, {}, { skip: { reason: 'Meter is being tested.' } }),
      'skipped SKIPPED_BY_OPERATOR',
    ],
    ['an unknown tariff', waterAccount({}, { tariffCode: 'X' }), 'parked TARIFF_UNKNOWN G1'],
    ['a tariff that is not yet in force', waterAccount({}, { tariffCode: 'N' }), 'parked TARIFF_UNKNOWN G1'],
    ['a missing closing read', waterAccount(unread), 'parked MISSING_READ G1'],
    [
      'a missing opening read',
      waterAccount({ registers: [waterMeter([{ readId: 1, readOn: '2026-09-04', value: '5', kind: 'actual' }])] }),
      'parked MISSING_READ G1',
    ],
    ['a read that runs backwards', waterAccount(point([100, 90])), 'parked NEGATIVE_USE G1'],
    ['a rollover', waterAccount(point([9995, 5])), 'billed 20.00'],
    [
      'another account at the same point',
      waterAccount({ otherAgreements: [{ agreementId: 'G9', accountId: 'A9', startOn: '2026-09-04' }] }),
      'parked OVERLAP G1',
    ],
    [
      'another account before',
      waterAccount({ otherAgreements: [{ agreementId: 'G9', accountId: 'A9', startOn: '2015-01-01', stopOn: '2019-12-31' }] }),
      'billed 24.00',
    ],
    [
      'the account’s own agreement at the same point',
      waterAccount(
        {},
        {},
        {
          agreements: [
            ...waterAccount().agreements,
            { agreementId: 'G2', servicePointId: 'S1', tariffCode: 'W', startOn: '2026-08-10', history: [] },
          ],
        },
      ),
      'parked OVERLAP G1',
    ],
    ['a determinant the tariff needs', waterAccount({}, { tariffCode: 'L' }), 'parked MISSING_DETERMINANT G1'],
    ['no meter at a metered tariff', waterAccount({ registers: [] }), 'parked MISSING_DETERMINANT G1'],
    ['data nobody foresaw', waterAccount(point(['100', 'abc'])), 'parked INTERNAL_ERROR'],
    ['a service point that is not there', { ...waterAccount(), servicePoints: [] }, 'parked INTERNAL_ERROR'],
  ])('%s', (_case, input, expected) => {
    const rules = rulesOf({ checks: [{ check: 'consecutive_estimates', at_most: 3 }, high] }, [
      WATER,
      REFUSE,
      lacking('L', 'lot_area_sqft'),
      later('N'),
    ])
    expect(summaryOf(outcomeOf(input, rules))).toBe(expected)
  })
})

function lacking(tariff: string, attribute: string): TariffFile {
  return {
    ...WATER,
    tariff,
    versions: [
      { from: '2020-01-01', rules: [{ rule: 'lot', kind: 'fixed', line: 'LOT', per: 'bill', price: '1', times: attribute }] },
    ],
  }
}

function later(tariff: string): TariffFile {
  return { ...WATER, tariff, versions: WATER.versions.map((version) => ({ ...version, from: '2026-08-20' })) }
}

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

describe('windows and periods', () => {
  const bothOnes = waterAccount({}, { stopOn: '2026-08-20' }, {})
  const final: BillingWindow = { ...WINDOW, kind: 'final' }
  test('a read at the start of its day closes the day before', () => {
    const rules = rulesOf({
      service_period: { read_counts_for: 'start_of_day', period_printing: { from: 'first_day', to: 'day_after' } },
    })
    const outcome = outcomeOf(
      waterAccount(
        {},
        { history: history([10]).map((entry) => ({ ...entry, period: { from: '2026-07-04', to: '2026-08-03' } })) },
      ),
      rules,
    )
    expect(outcome.outcome === 'billed' && outcome.bill.period).toEqual({ from: '2026-08-04', to: '2026-09-03' })
    expect(summaryOf(outcome)).toBe('billed 24.00')
  })
  test('a final run bills only what has stopped', () => {
    expect(summaryOf(outcomeOf(waterAccount(), rulesOf(), final))).toBe('skipped NO_ACTIVE_SERVICE')
    const stopped = waterAccount(
      {
        registers: [waterMeter([...monthlyReads([100, 112]), { readId: 9, readOn: '2026-08-20', value: '104', kind: 'actual' }])],
      },
      { stopOn: '2026-08-20' },
    )
    expect(summaryOf(outcomeOf(stopped, rulesOf(), final))).toBe('billed 8.00 FINAL')
    expect(summaryOf(outcomeOf(bothOnes))).toBe('parked MISSING_READ G1')
  })
  test('a rebill takes the agreements and days it is told, and history only before them', () => {
    const input = waterAccount({}, {}, { only: [{ agreementId: 'G1', period: { from: '2026-07-05', to: '2026-08-04' } }] })
    const outcome = outcomeOf(input)
    expect(outcome.outcome === 'billed' && [outcome.bill.period, outcome.bill.total]).toEqual([
      { from: '2026-07-05', to: '2026-08-04' },
      '20.00',
    ])
    expect(summaryOf(outcomeOf({ ...input, only: [] }))).toBe('skipped NO_ACTIVE_SERVICE')
    expect(summaryOf(outcomeOf({ ...input, only: [{ agreementId: 'G1' }] }))).toBe('billed 24.00')
  })
  test('too few days are left to the next window, unless it is the last bill', () => {
    const rules = rulesOf({
      service_period: { ...SETTINGS.service_period, shortest_days: 10 },
      skips: { short_period: 'TOO_SHORT' },
    })
    const young = (more: object) =>
      waterAccount(
        { registers: [waterMeter(monthlyReads([100, 112]), { installedOn: '2026-08-30', installRead: '110' })] },
        { startOn: '2026-08-31', history: [], ...more },
      )
    expect(summaryOf(outcomeOf(young({}), rules))).toBe('skipped TOO_SHORT')
    expect(summaryOf(outcomeOf(young({ stopOn: '2026-09-04' }), rules))).toBe('billed 4.00 FINAL;FIRST')
  })
  test('due days: of the cycle, of the settings, from the read, moved to a business day', () => {
    const due = (settings: object, window: object = {}) => {
      const outcome = outcomeOf(waterAccount(), rulesOf(settings), { ...WINDOW, ...window })
      return outcome.outcome === 'billed' ? outcome.bill.dueOn : ''
    }
    expect(due({})).toBe('2026-10-01')
    expect(due({ due_dates: { days: 10, move: 'none' } }, { dueDays: undefined })).toBe('2026-09-20')
    expect(due({}, { dueDays: undefined })).toBe('2026-10-01')
    expect(due({ due_dates: { days: 10, move: 'next_business_day' }, business_calendar: {} }, { dueDays: undefined })).toBe(
      '2026-09-21',
    )
    expect(due({ due_dates: { days: 10, move: 'previous_business_day' }, business_calendar: {} }, { dueDays: undefined })).toBe(
      '2026-09-18',
    )
    expect(due({ due_dates: { counted_from: 'read_date', move: 'none' } })).toBe('2026-09-25')
  })
})

describe('the bill', () => {
  const sewer: TariffFile = {
    tariff: 'S',
    name: 'Sewer',
    service: 'sewer',
    unit: 'ccf',
    billed_quantity: 'volume',
    versions: [
      {
        from: '2020-01-01',
        quantities: { volume: { use_of: 'water', if_none: 'refuse' } },
        rules: [{ rule: 'use', kind: 'usage', line: 'S-USE', quantity: 'volume', price: '1.00' }],
      },
    ],
  }
  const city: TariffFile = {
    tariff: 'TAXES',
    name: 'Taxes on the bill',
    applies_to: 'bill',
    versions: [
      {
        from: '2020-01-01',
        rules: [
          {
            rule: 'city',
            kind: 'percent',
            as: 'tax',
            authority: 'city',
            line: 'TAX',
            percent: '5.55',
            of: ['all'],
            exempt: { tax_exempt: true },
          },
        ],
      },
    ],
  }
  const withSewer = (account: Partial<AccountInput> = {}): AccountInput => {
    const water = waterAccount({}, {}, account)
    const sewerPoint = {
      servicePointId: 'S2',
      premiseId: 'P1',
      service: 'sewer',
      attributes: {},
      registers: [],
      otherAgreements: [],
    }
    return {
      ...water,
      agreements: [
        ...water.agreements,
        { agreementId: 'G2', servicePointId: 'S2', tariffCode: 'S', startOn: '2020-01-01', history: history([10, 10, 10]) },
      ],
      servicePoints: [...water.servicePoints, sewerPoint],
    }
  }

  test('sewer rests on the water of the same bill, and says on which reads', () => {
    const outcome = outcomeOf(withSewer(), rulesOf({}, [WATER, sewer]))
    expect(summaryOf(outcome)).toBe('billed 36.00')
    if (outcome.outcome !== 'billed') return
    expect(outcome.bill.segments.map((segment) => [segment.agreementId, segment.quantity, segment.unit, segment.total])).toEqual([
      ['G1', '12', 'ccf', '24.00'],
      ['G2', '12', 'ccf', '12.00'],
    ])
    expect(outcome.bill.segments[1]?.lines[0]?.derivation.reads).toEqual([4, 5])
  })

  test('a tax on the whole bill is rounded once and put on the agreements', () => {
    const taxed = (allocate: 'by_base' | 'largest_base' | 'first_agreement' | undefined) => {
      const tariff = JSON.parse(JSON.stringify(city)) as { versions: { rules: { allocate?: string }[] }[] }
      const rule = tariff.versions[0]?.rules[0]
      if (rule !== undefined && allocate !== undefined) rule.allocate = allocate
      const outcome = outcomeOf(withSewer(), rulesOf({}, [WATER, sewer, tariff as unknown as TariffFile]))
      return outcome.outcome === 'billed' ? outcome.bill.segments.map((segment) => segment.taxes) : []
    }
    expect(taxed(undefined)).toEqual(['1.33', '0.67'])
    expect(taxed('by_base')).toEqual(['1.33', '0.67'])
    expect(taxed('largest_base')).toEqual(['2.00', '0.00'])
    expect(taxed('first_agreement')).toEqual(['2.00', '0.00'])
    const exempt = outcomeOf(withSewer({ attributes: { tax_exempt: true } }), rulesOf({}, [WATER, sewer, city]))
    expect(summaryOf(exempt)).toBe('billed 36.00')
  })

  test('lines that are not rounded are settled once for the bill', () => {
    const thirds = (tariff: string): TariffFile => ({
      ...REFUSE,
      tariff,
      versions: [{ from: '2020-01-01', rules: [{ rule: 'c', kind: 'fixed', line: `${tariff}-C`, per: 'bill', price: '0.334' }] }],
    })
    const rules = rulesOf({ conventions: { line_rounding: 'none', bill_rounding: { digits: 2, mode: 'half_up' } } }, [
      thirds('A'),
      thirds('B'),
    ])
    const input = waterAccount()
    const agreements = ['A', 'B'].map((tariffCode, index) => ({
      agreementId: `G${index}`,
      servicePointId: `S${index}`,
      tariffCode,
      startOn: '2020-01-01',
      history: [],
    }))
    const servicePoints = ['S0', 'S1'].map((servicePointId) => ({
      servicePointId,
      premiseId: 'P1',
      service: 'refuse',
      attributes: {},
      registers: [],
      otherAgreements: [],
    }))
    const outcome = outcomeOf({ ...input, agreements, servicePoints }, rules)
    expect(
      outcome.outcome === 'billed' && [outcome.bill.total, ...outcome.bill.segments.map((segment) => segment.total)],
    ).toEqual(['0.67', '0.34', '0.33'])
  })

  test('accounts of the chart: by tariff, service or line; receivables by service', () => {
    const rules = rulesOf(
      {
        chart_of_accounts: [
          { code: '1210', name: 'Water receivable', kind: 'receivable', services: ['water'] },
          { code: '4001', name: 'By tariff', kind: 'revenue', lines: ['W/W-USE'] },
          { code: '4002', name: 'By service', kind: 'revenue', lines: ['sewer/S-USE'] },
        ],
      },
      [WATER, sewer],
    )
    const outcome = outcomeOf(withSewer(), rules)
    expect(
      outcome.outcome === 'billed' &&
        outcome.bill.segments.map((segment) => [segment.receivableAccount, segment.lines[0]?.revenueAccount]),
    ).toEqual([
      ['1210', '4001'],
      ['1200', '4002'],
    ])
  })

  test('the meter table, the demand of the period and the version in force', () => {
    const registers = [
      waterMeter(monthlyReads([100, 112])),
      waterMeter(monthlyReads(['3.5', '4.25']), { register: '2', role: 'demand', unit: 'kW', multiplier: '2' }),
    ]
    const outcome = outcomeOf(waterAccount({ registers }))
    if (outcome.outcome !== 'billed') throw new Error(outcome.sentence)
    const [segment] = outcome.bill.segments
    expect(segment).toMatchObject({ demand: '8.5', demandUnit: 'kW', tariffVersion: '2020-01-01', tariffName: 'Water', days: 31 })
    expect(segment?.registers).toMatchObject([
      { register: '1', opening: { value: '100', kind: 'actual' }, closing: { value: '112' }, use: '12', rolledOver: false },
      { register: '2', opening: { value: '0', kind: 'reset' }, closing: { value: '4.25' }, use: '8.5' },
    ])
  })

  test('the same input gives the same outcome, to the letter', () => {
    const rules = rulesOf({}, [WATER, sewer, city])
    expect(JSON.stringify(outcomeOf(withSewer(), rules))).toBe(JSON.stringify(outcomeOf(withSewer(), rules)))
  })
})

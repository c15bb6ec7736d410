import { describe, expect, test } from 'vitest'
import {
  history,
  monthlyReads,
  outcomeOf,
  rulesOf,
  summaryOf,
  WATER,
  waterAccount,
  waterMeter,
  REFUSE,
} from '../../test/support/billing.js'
import type { TariffFile } from '../rating/tariff.js'
import type { AccountInput } from './billing-input.js'

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

  test('a tax on the bill that lacks a determinant, or is not in force, parks the account', () => {
    const changed = (more: object, from = '2020-01-01'): TariffFile => ({
      ...city,
      versions: city.versions.map((version) => ({ from, rules: version.rules.map((rule) => ({ ...rule, ...more })) })),
    })
    const outcome = (tariff: TariffFile) => summaryOf(outcomeOf(withSewer(), rulesOf({}, [WATER, sewer, tariff])))
    expect(outcome(changed({ when: { senior: false } }))).toBe('parked MISSING_DETERMINANT')
    expect(outcome(changed({}, '2026-09-01'))).toBe('parked NO_TARIFF_IN_FORCE')
  })

  test('what earlier accounts used at the premise counts where the book says so', () => {
    const winter = {
      winter_average_of: 'water',
      scope: 'premise',
      months: [8],
      applies_from: '09-01',
      months_needed: 1,
      period_needed: 'normal',
      otherwise: '99',
    } as const
    const byPlace: TariffFile = {
      ...sewer,
      versions: [
        {
          from: '2020-01-01',
          quantities: { volume: winter },
          rules: [{ rule: 'use', kind: 'usage', line: 'S-USE', quantity: 'volume', price: '1' }],
        },
      ],
    }
    const input = withSewer()
    const before = {
      agreementId: 'G9',
      accountId: 'A9',
      tariffCode: 'W',
      startOn: '2015-01-01',
      stopOn: '2026-08-04',
      history: history([7]),
    }
    const servicePoints = input.servicePoints.map((point) =>
      point.service === 'water' ? { ...point, otherAgreements: [before] } : point,
    )
    const agreements = input.agreements.map((agreement) => ({ ...agreement, startOn: '2026-08-05', history: [] }))
    const outcome = outcomeOf({ ...input, agreements, servicePoints }, rulesOf({}, [WATER, byPlace]))
    expect(outcome.outcome === 'billed' && outcome.bill.segments[1]?.quantity).toBe('7')
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

  test('use is divided as metered where the book says so and a read stands at the change of price', () => {
    const dated: TariffFile = {
      ...WATER,
      versions: [
        {
          from: '2020-01-01',
          conventions: { split: { by: 'reads', quantity_rounding: { digits: 3, mode: 'half_up' }, remainder: 'last' } },
          rules: [
            {
              rule: 'use',
              kind: 'usage',
              line: 'W-USE',
              price: [
                { from: '2020-01-01', value: '1' },
                { from: '2026-09-01', value: '10' },
              ],
            },
          ],
        },
      ],
    }
    const amounts = (border: readonly { readId: number; readOn: string; value: string; kind: 'actual' }[]) => {
      const registers = [waterMeter([...monthlyReads([100, 112]), ...border])]
      const outcome = outcomeOf(waterAccount({ registers }), rulesOf({}, [dated]))
      return outcome.outcome === 'billed' ? outcome.bill.segments[0]?.lines.map((line) => `${line.quantity} ${line.amount}`) : []
    }
    expect(amounts([{ readId: 9, readOn: '2026-08-31', value: '103', kind: 'actual' }])).toEqual(['3 3.00', '9 90.00'])
    expect(amounts([{ readId: 9, readOn: '2026-08-30', value: '103', kind: 'actual' }])).toEqual(['10.452 10.45', '1.548 15.48'])
    expect(amounts([])).toEqual(['10.452 10.45', '1.548 15.48'])
  })

  test('the same input gives the same outcome, to the letter', () => {
    const rules = rulesOf({}, [WATER, sewer, city])
    expect(JSON.stringify(outcomeOf(withSewer(), rules))).toBe(JSON.stringify(outcomeOf(withSewer(), rules)))
  })
})

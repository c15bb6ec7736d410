import { describe, expect, test } from 'vitest'
import { lines, problemsOf, quantities, type RatingCase, refusalOf, registerUse } from '../../test/support/rating.js'
import type { PastPeriod, RelatedAgreement } from './facts.js'

// Kinds of charges that published water and gas rate books have, each as the tariff language says it, with figures reckoned by hand.

const BILL = { tier_limits: { per: 'bill', rounding: 'none' } } as const
const tiers = (first: unknown, second: unknown): object[] => [
  { line: 'T1', up_to: first, price: '1' },
  { line: 'T2', up_to: second, price: '2' },
  { line: 'T3', price: '5' },
]
const usage = (list: readonly object[], more: object = {}): object[] => [{ rule: 'use', kind: 'usage', tiers: list, ...more }]

const water = (quantitiesByMonth: readonly (readonly [string, string, string])[]): RelatedAgreement => ({
  agreementId: 'W',
  service: 'water',
  tariffCode: 'W-RES',
  samePremise: true,
  otherAccount: false,
  history: quantitiesByMonth.map(([from, to, quantity]): PastPeriod => ({ period: { from, to }, quantity, unit: 'ccf' })),
})
const winter = (year: number, uses: readonly string[]): (readonly [string, string, string])[] => [
  [`${year - 1}-12-01`, `${year - 1}-12-31`, uses[0] ?? '0'],
  [`${year}-01-01`, `${year}-01-31`, uses[1] ?? '0'],
  [`${year}-02-01`, `${year}-02-28`, uses[2] ?? '0'],
]

describe('blocks by what the household needs', () => {
  // Indoor 3 people × 55 gallons × 31 days ÷ 748 = 6.838236 ccf; outdoor 2,000 sq ft × 5.2 in × 0.8 × 0.62 ÷ 748 = 6.896257 ccf:
  // the form in which Californian water budgets are published (gallons in an inch on a square foot: 0.62; in a ccf: 748).
  const budget: RatingCase = {
    attributes: { people: 'number', irrigated_sqft: 'number', et_inches: 'number', reduction_percent: 'number' },
    quantities: {
      indoor: { quotient: [{ product: ['people', '55', 'days'] }, '748'], rounding: { digits: 0, mode: 'half_up' } },
      outdoor: {
        quotient: [{ product: ['irrigated_sqft', 'et_inches', '0.8', '0.62'] }, '748'],
        rounding: { digits: 0, mode: 'half_up' },
      },
      budget: { sum: ['indoor', 'outdoor'] },
    },
    rules: usage(tiers('indoor', 'budget')),
    conventions: BILL,
    facts: { people: 3, irrigated_sqft: 2000, et_inches: '5.2' },
  }
  test.each<[string, RatingCase, string[]]>([
    ['indoor, then outdoor, then beyond the budget', { ...budget, use: 20 }, ['T1 7 7.00', 'T2 7 14.00', 'T3 6 30.00']],
    [
      'more people, more of it indoor',
      { ...budget, use: 20, facts: { ...budget.facts, people: 6 } },
      ['T1 14 14.00', 'T2 6 12.00'],
    ],
    [
      'a drought takes a percentage of the outdoor share',
      {
        ...budget,
        use: 20,
        quantities: {
          ...budget.quantities,
          allowed: { sum: ['indoor', { difference: ['outdoor', { percent: 'reduction_percent', of: 'outdoor' }] }] },
        },
        rules: usage(tiers('indoor', 'allowed')),
        facts: { ...budget.facts, reduction_percent: 50 },
      },
      ['T1 7 7.00', 'T2 3.5 7.00', 'T3 9.5 47.50'],
    ],
    [
      'an allocation that a shortage stage reduces by 20 %',
      {
        attributes: { allocation_ccf: 'number', stage: 'number' },
        quantities: {
          kept: { by: 'stage', values: { 0: '100', 1: '90', 2: '80' } },
          allowed: { percent: 'kept', of: 'allocation_ccf' },
        },
        rules: usage(tiers('allowed', { percent: '150', of: 'allowed' })),
        conventions: BILL,
        facts: { allocation_ccf: 10, stage: 2 },
        use: 15,
      },
      ['T1 8 8.00', 'T2 4 8.00', 'T3 3 15.00'],
    ],
    [
      'a daily allowance × days, fractions kept',
      { rules: usage(tiers('0.25', '0.5')), conventions: { tier_limits: { per: 'day', rounding: 'none' } }, use: 20 },
      ['T1 7.75 7.75', 'T2 7.75 15.50', 'T3 4.5 22.50'],
    ],
    [
      'per dwelling: an apartment house of 4',
      {
        rules: usage(tiers('3', '5'), { tier_limits_times: 'dwelling_units' }),
        conventions: BILL,
        facts: { dwelling_units: 4 },
        use: 25,
      },
      ['T1 12 12.00', 'T2 8 16.00', 'T3 5 25.00'],
    ],
    [
      'declining blocks',
      {
        rules: usage([
          { line: 'T1', up_to: '10', price: '3' },
          { line: 'T2', up_to: '100', price: '2' },
          { line: 'T3', price: '1' },
        ]),
        conventions: BILL,
        use: 150,
      },
      ['T1 10 30.00', 'T2 90 180.00', 'T3 50 50.00'],
    ],
    [
      'a summer surcharge on what is above the winter average',
      {
        from: '2026-07-01',
        to: '2026-07-31',
        quantities: {
          winter: {
            winter_average_of: 'water',
            months: [12, 1, 2],
            applies_from: '04-01',
            months_needed: 3,
            period_needed: 'any',
            otherwise: '6',
          },
        },
        rules: usage([
          { line: 'T1', up_to: 'winter', price: '1' },
          { line: 'T2', up_to: { percent: '200', of: 'winter' }, price: '2' },
          { line: 'T3', price: '5' },
        ]),
        conventions: BILL,
        related: [water(winter(2026, ['4', '5', '6']))],
        use: 12,
      },
      ['T1 5 5.00', 'T2 5 10.00', 'T3 2 10.00'],
    ],
  ])('%s', (_case, given, expected) => {
    expect(quantities(given)).toEqual(expected)
  })
})

describe('sewer on the winter average, and what stands in for it', () => {
  // Texas 16 TAC 24.165 lets a utility whose customer has no usable winter take the year before, then similar customers' average.
  const sewer = (related: readonly RelatedAgreement[]): RatingCase => ({
    from: '2026-07-01',
    to: '2026-07-31',
    quantities: {
      winter: {
        winter_average_of: 'water',
        months: [12, 1, 2],
        applies_from: '04-01',
        months_needed: 3,
        period_needed: 'any',
        earlier_winters: 1,
        otherwise: { by: 'customer_class', values: { residential: '7', commercial: '30' } },
      },
    },
    rules: [{ rule: 'volume', kind: 'usage', line: 'S', quantity: 'winter', price: '4' }],
    facts: { customer_class: 'residential' },
    related,
  })
  test.each<[string, RatingCase, string[]]>([
    ['the winter just past', sewer([water(winter(2026, ['5', '6', '4']))]), ['S 5 20.00']],
    [
      'the one before where it lacks a month',
      sewer([water([...winter(2025, ['8', '8', '8']), ...winter(2026, ['5', '6', '4']).slice(0, 2)])]),
      ['S 8 32.00'],
    ],
    ['the average of similar customers', sewer([water(winter(2026, ['5', '6', '4']).slice(0, 1))]), ['S 7 28.00']],
  ])('%s', (_case, given, expected) => {
    expect(quantities(given)).toEqual(expected)
  })
})

describe('losses, franchise fees and taxes', () => {
  const base = { rule: 'base', kind: 'fixed', line: 'BASE', per: 'month', price: '100' }
  const tax = (more: object): object => ({
    rule: 'tax',
    kind: 'percent',
    as: 'tax',
    authority: 'city',
    line: 'TAX',
    of: ['all'],
    exempt: 'nobody',
    percent: '10',
    ...more,
  })
  test.each<[string, RatingCase, string[]]>([
    [
      // Ontario applies the total loss factor to transmission and wholesale lines, not to the delivery of metered kWh.
      'a loss factor on the lines that have it',
      {
        unit: 'kWh',
        use: 1000,
        quantities: { with_losses: { product: ['use', '1.0376'] } },
        rules: [
          { rule: 'delivery', kind: 'usage', line: 'DELIVERY', price: '0.02' },
          { rule: 'transmission', kind: 'usage', line: 'TRANSMISSION', quantity: 'with_losses', price: '0.01' },
        ],
      },
      ['DELIVERY 20.00', 'TRANSMISSION 10.38'],
    ],
    [
      'a franchise fee by city, none outside',
      {
        rules: [
          base,
          {
            rule: 'fee',
            kind: 'percent',
            as: 'surcharge',
            line: 'FEE',
            of: ['all'],
            percent: { by: ['inside_city', 'premise_city'], values: { true: { Alder: '3', '*': '2' }, false: { '*': '0' } } },
          },
        ],
        facts: { inside_city: true, premise_city: 'Alder' },
      },
      ['BASE 100.00', 'FEE 3.00'],
    ],
    ['a share that is exempt', { rules: [base, tax({ base_percent: '40' })] }, ['BASE 100.00', 'TAX 4.00']],
    [
      'a tax on the first 30 of each month',
      { rules: [base, tax({ at_most: '3', bounds_per: 'month' })] },
      ['BASE 100.00', 'TAX 3.00'],
    ],
    [
      'a tax on a tax',
      { rules: [base, tax({}), { ...(tax({ percent: '5' }) as object), rule: 'second', line: 'TAX-2', of: ['all', 'tax'] }] },
      ['BASE 100.00', 'TAX 10.00', 'TAX-2 5.50'],
    ],
    [
      "a supplier's amounts passed through beside delivery, and what they pay for billing",
      {
        attributes: { supplier_energy: 'number', supplier_adjustment: 'number' },
        rules: [
          { rule: 'delivery', kind: 'usage', line: 'DELIVERY', price: '0.5' },
          { rule: 'energy', kind: 'fixed', line: 'SUPPLIER-ENERGY', per: 'bill', price: 'supplier_energy' },
          { rule: 'adjustment', kind: 'fixed', line: 'SUPPLIER-ADJ', per: 'bill', price: 'supplier_adjustment' },
          tax({ of: ['delivery'] }),
        ],
        facts: { supplier_energy: '41.17', supplier_adjustment: '-1.05' },
        use: 20,
      },
      ['DELIVERY 10.00', 'SUPPLIER-ENERGY 41.17', 'SUPPLIER-ADJ -1.05', 'TAX 1.00'],
    ],
  ])('%s', (_case, given, expected) => {
    expect(lines(given)).toEqual(expected)
  })

  test('amounts of a supplier that are not known are refused, not left out', () => {
    const given: RatingCase = {
      attributes: { supplier_energy: 'number' },
      rules: [{ rule: 'energy', kind: 'fixed', line: 'E', per: 'bill', price: 'supplier_energy' }],
    }
    expect(refusalOf(given)).toContain('MISSING_DETERMINANT')
  })
})

describe('stormwater by units of impervious area', () => {
  const eru = (rounding: object | 'none', area: number): RatingCase => ({
    quantities: {
      eru: { greatest: ['1', { quotient: ['impervious_sqft', '2600'], ...(rounding === 'none' ? {} : { rounding }) }] },
    },
    rules: [{ rule: 'storm', kind: 'fixed', line: 'S', per: 'month', times: 'eru', price: '10' }],
    facts: { impervious_sqft: area },
  })
  test.each<[string, RatingCase, string[]]>([
    ['whole units, half up: 4,000 ÷ 2,600 = 1.54', eru({ digits: 0, mode: 'half_up' }, 4000), ['S 2 20.00']],
    ['each begun unit', eru({ digits: 0, mode: 'up' }, 2601), ['S 2 20.00']],
    ['up to a tenth', eru({ digits: 1, mode: 'up' }, 4000), ['S 1.6 16.00']],
    ['half units', eru({ to: '0.5', mode: 'half_up' }, 4000), ['S 1.5 15.00']],
    ['not rounded', eru('none', 3900), ['S 1.5 15.00']],
    ['at least one', eru({ digits: 0, mode: 'half_up' }, 500), ['S 1 10.00']],
  ])('%s', (_case, given, expected) => {
    expect(quantities(given)).toEqual(expected)
  })
})

describe('gas: volume × correction × heating value', () => {
  const WHOLE = { digits: 0, mode: 'half_up' } as const
  const gas = (conversion: object, more: Partial<RatingCase> = {}): RatingCase => ({
    from: '2026-02-01',
    to: '2026-02-28',
    unit: 'therm',
    registers: [registerUse({ use: '118', unit: 'ccf', from: '2026-02-01', to: '2026-02-28' })],
    unit_conversions: [conversion as never],
    attributes: { pressure_factor: 'number' },
    facts: { pressure_factor: '1.0171' },
    rules: [{ rule: 'use', kind: 'usage', line: 'G', price: '1' }],
    ...more,
  })
  const steps = (first: object | 'none', second: object | 'none'): object => ({
    from: 'ccf',
    steps: [
      { multiply_by: 'pressure_factor', rounding: first, label: 'corrected ccf' },
      { multiply_by: '1.0372', rounding: second },
    ],
  })
  test.each<[string, RatingCase, string[]]>([
    // The 37 ccf of energyknowledgebase.com, "Therm": × 1.085 = 40.145, whole therms.
    [
      'one factor, whole therms',
      gas(
        { from: 'ccf', multiply_by: '1.085', rounding: WHOLE },
        { registers: [registerUse({ use: '37', unit: 'ccf', from: '2026-02-01', to: '2026-02-28' })] },
      ),
      ['G 40 40.00'],
    ],
    // 118 × 1.0171 = 120.0178, 120; × 1.0372 = 124.464, 124.
    ['rounded after each step', gas(steps(WHOLE, WHOLE)), ['G 124 124.00']],
    // 118 × 1.0171 × 1.0372 = 124.48246216.
    ['not rounded', gas(steps('none', 'none')), ['G 124.482462 124.48']],
    // 118.0178 at half a unit: 120; thousandths of therms.
    [
      'rounded to halves, then to thousandths',
      gas(steps({ to: '0.5', mode: 'half_up' }, { digits: 3, mode: 'half_up' })),
      ['G 124.464 124.46'],
    ],
    [
      'the heating value of the last day',
      gas({
        from: 'ccf',
        multiply_by: [
          { from: '2020-01-01', value: '1.03' },
          { from: '2026-02-01', value: '1.05' },
        ],
        rounding: { digits: 1, mode: 'half_up' },
      }),
      ['G 123.9 123.90'],
    ],
  ])('%s', (_case, given, expected) => {
    expect(quantities(given)).toEqual(expected)
  })

  test('a factor that is not known is refused', () => {
    expect(refusalOf(gas(steps(WHOLE, WHOLE), { facts: {} }))).toContain('MISSING_DETERMINANT ["pressure_factor"]')
  })

  test('a conversion has one factor or steps, and says how it is rounded', () => {
    expect(problemsOf(gas({ from: 'ccf', multiply_by: '1', steps: [{ multiply_by: '1', rounding: 'none' }] }))).toContain(
      'PRICE_OR_TIERS unit_conversions.0',
    )
    expect(problemsOf(gas({ from: 'ccf', multiply_by: '1' }))).toContain('CHOICE_NOT_STATED unit_conversions.0')
  })
})

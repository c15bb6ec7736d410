import { describe, expect, test } from 'vitest'
import type { Condition, Rule, TariffFile } from '../../domain/rating/tariff.js'
import { readableRule } from './readable-rules.js'
import { priceChanges, readableTariff, versionSummary } from './readable-tariff.js'
import { conditionText, valueText } from './readable-values.js'

const RULES: readonly Rule[] = [
  { rule: 'base', label: 'Base charge', kind: 'fixed', per: 'month', price: 20 },
  { rule: 'customer', kind: 'fixed', per: 'month', price: 20 },
]

const sentences = (rule: Rule, unit = 'ccf'): readonly string[] => readableRule(rule, { unit, rules: RULES }).sentences

describe('rules as sentences', () => {
  test('a fixed charge by meter size, whose price changes', () => {
    const rule = readableRule(
      {
        rule: 'base',
        label: 'Base charge',
        kind: 'fixed',
        line: 'W-BASE',
        per: 'month',
        price: [
          { from: '2025-01-01', value: { by: 'meter_size', values: { '1': '33.57', '5/8': '21.32', '3/4': '24.18' } } },
          { from: '2026-09-01', value: { by: 'meter_size', values: { '1': '34.91', '5/8': '22.17', '3/4': '25.15' } } },
        ],
      },
      { unit: 'ccf', rules: [] },
    )
    expect(rule.sentences).toEqual(['A fixed amount a month.'])
    expect(rule.lineCodes).toEqual(['W-BASE'])
    expect(rule.tables).toEqual([
      {
        caption: 'Price a month',
        columns: ['2025-01-01', '2026-09-01'],
        rows: [
          { label: 'meter size 5/8', cells: ['21.32', '22.17'] },
          { label: 'meter size 3/4', cells: ['24.18', '25.15'] },
          { label: 'meter size 1', cells: ['33.57', '34.91'] },
        ],
      },
    ])
  })

  test('tiers multiplied by dwelling units', () => {
    const rule = readableRule(
      {
        rule: 'use',
        kind: 'usage',
        tier_limits_times: 'dwelling_units',
        tiers: [
          {
            line: 'W-T1',
            up_to: 8,
            price: [
              { from: '2025-01-01', value: '5.33' },
              { from: '2026-09-01', value: '5.54' },
            ],
          },
          { line: 'W-T2', up_to: 20, price: '6.25' },
          { line: 'W-T3', price: '6.54' },
        ],
      },
      { unit: 'ccf', rules: [] },
    )
    expect(rule.sentences).toEqual([
      'In tiers: each unit at the price of the tier it falls in.',
      'The limits of the tiers are multiplied by dwelling units.',
    ])
    expect(rule.lineCodes).toEqual(['W-T1', 'W-T2', 'W-T3'])
    expect(rule.tables[0]).toEqual({
      caption: 'Price per ccf',
      columns: [null, '2025-01-01', '2026-09-01'],
      rows: [
        { label: 'up to 8 ccf', cells: [null, '5.33', '5.54'] },
        { label: 'over 8 to 20 ccf', cells: ['6.25', '6.25', '6.25'] },
        { label: 'over 20 ccf', cells: ['6.54', '6.54', '6.54'] },
      ],
    })
  })

  test('limits that differ by season are a table of their own', () => {
    const rule = readableRule(
      {
        rule: 'energy',
        kind: 'usage',
        unit: 'kWh',
        tiers: [
          {
            line: 'E-EN1',
            up_to: { by: 'season', values: { summer: 1000, winter: 750 } },
            price: { by: 'season', values: { summer: '0.14', winter: '0.15' } },
          },
          { line: 'E-EN2', price: '0.13' },
        ],
      },
      { unit: 'kWh', rules: [] },
    )
    expect(rule.tables.map((table) => [table.caption, table.rows])).toEqual([
      [
        'Limit of the tier, kWh',
        [
          { label: 'E-EN1, summer', cells: ['1000'] },
          { label: 'E-EN1, winter', cells: ['750'] },
        ],
      ],
      [
        'Price per kWh',
        [
          { label: 'E-EN1, summer', cells: ['0.14'] },
          { label: 'E-EN1, winter', cells: ['0.15'] },
          { label: 'E-EN2', cells: ['0.13'] },
        ],
      ],
    ])
  })

  test.each<[string, Rule, string[]]>([
    [
      'a percentage of other lines, for some',
      { rule: 'outside', kind: 'percent', line: 'W-OUT', percent: 15, of: ['base', 'W-USE'], when: { inside_city: false } },
      ['15 % of “Base charge” and W-USE.', 'Only where not inside city.'],
    ],
    [
      'a tax with its authority and who is exempt',
      {
        rule: 'city_tax',
        kind: 'percent',
        line: 'TAX-CITY',
        percent: 6,
        of: ['all'],
        authority: 'city',
        exempt: { tax_exempt: true },
      },
      ['6 % of all lines before it but taxes.', 'Owed to the authority “city”.', 'Not charged where tax exempt.'],
    ],
    [
      'a minimum that makes up the difference',
      {
        rule: 'minimum',
        kind: 'minimum',
        line: 'E-MIN',
        amount: '22.00',
        per: 'month',
        of: ['customer', 'E-EN'],
        method: 'floor',
        amount_rounding: { digits: 2, mode: 'half_up' },
      },
      [
        'Where “Customer” and E-EN come to less than 22.00 a month, rounded to 2 decimals half up, this line makes up the difference.',
      ],
    ],
    [
      'a demand charge on billing demand',
      { rule: 'demand', kind: 'demand', line: 'E-DEM', price: '11.40', per: 'month', quantity: 'billing_demand' },
      ['11.40 per kW and month of billing demand.'],
    ],
    [
      'a price for each cart',
      { rule: 'cart', kind: 'fixed', line: 'RF-CART', per: 'month', times: 'cart_count', price: '18.20' },
      ['18.20 a month, times cart count.'],
    ],
  ])('%s', (_name, rule, expected) => {
    expect(sentences(rule)).toEqual(expected)
  })
})

describe('values and conditions in words', () => {
  test('billing demand with its ratchet', () => {
    expect(
      valueText({
        greatest: [
          'demand',
          {
            percent: 60,
            of: { past: 'demand', take: 'greatest', periods: 11, if_none: 'nothing' },
            rounding: { digits: 3, mode: 'half_up' },
          },
          5,
        ],
      }),
    ).toBe(
      'the greatest of demand; 60 % of the greatest demand of the 11 billed periods before (left out where there is none), rounded to 3 decimals half up; and 5',
    )
  })

  test('a winter average with what stands in for it', () => {
    expect(
      valueText({
        winter_average_of: 'water',
        months: [12, 1, 2],
        applies_from: '03-01',
        months_needed: 3,
        period_needed: 'normal',
        scope: 'account_at_premise',
        otherwise: { product: [6, 'dwelling_units'] },
      }),
    ).toBe(
      'the mean water use of December, January and February (all agreements of the account at the premise) (in force from 1 March, needs a normal period in 3 of these months; without it 6 × dwelling units)',
    )
  })

  test.each<[Condition, string]>([
    [{ customer_class: ['commercial', 'industrial'] }, 'customer class is commercial or industrial'],
    [{ dwelling_units: { at_least: 3 }, low_income_discount: true }, 'dwelling units at least 3 and low income discount'],
    [{ customer_class: { not: 'residential' } }, 'customer class is not residential'],
    [{ any_of: [{ senior: true }, { life_support: true }] }, 'either senior, or life support'],
    [{}, 'always'],
  ])('%o', (condition, text) => {
    expect(conditionText(condition)).toBe(text)
  })
})

const FILE: TariffFile = {
  tariff: 'W-RES',
  name: 'Residential water',
  service: 'water',
  unit: 'ccf',
  conventions: {
    line_rounding: { digits: 2, mode: 'half_up' },
    months: { method: 'normal_period', normal_days: [27, 35], days_per_month: 30 },
  },
  versions: [
    {
      from: '2026-01-01',
      rules: [
        {
          rule: 'base',
          label: 'Base charge',
          kind: 'fixed',
          per: 'month',
          price: [
            { from: '2026-01-01', value: '20' },
            { from: '2026-09-01', value: '21' },
          ],
        },
        { rule: 'use', label: 'Water use', kind: 'usage', price: '5' },
      ],
    },
    { from: '2025-01-01', rules: [] },
  ],
}

describe('versions', () => {
  test('are in order of time, each ends where the next begins, and today tells which is in force', () => {
    const tariff = readableTariff(FILE, '2026-09-10')
    expect(tariff.versions.map((version) => [version.from, version.to, version.standing])).toEqual([
      ['2025-01-01', '2025-12-31', 'past'],
      ['2026-01-01', null, 'current'],
    ])
    expect(versionSummary(tariff.versions[1] as never)).toBe('Base charge and Water use')
  })

  test('conventions are told', () => {
    expect(readableTariff(FILE, '2026-09-10').conventions).toEqual([
      'Each line: rounded to 2 decimals half up.',
      'A period of 27 to 35 days is one month; any other is its days ÷ 30 months.',
    ])
  })

  test('changes of price within a version are on the timeline', () => {
    expect(priceChanges(FILE.versions[0] as never)).toEqual(['2026-09-01'])
  })
})

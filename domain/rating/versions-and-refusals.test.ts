import { describe, expect, test } from 'vitest'
import { lines, type RatingCase, refusalOf, registerUse } from '../../test/support/rating.js'

const base = (price: unknown, more: object = {}) => ({ rule: 'base', kind: 'fixed', line: 'BASE', per: 'month', price, ...more })
const use = (price: unknown, more: object = {}) => ({ rule: 'use', kind: 'usage', line: 'USE', price, ...more })
const versions = (before: object[], after: object[], more: object = {}): RatingCase => ({
  versions: [
    { from: '2020-01-01', rules: before },
    { from: '2026-09-01', rules: after, ...more },
  ],
  use: 31,
})

describe('a version that begins inside the period', () => {
  const change = (version_change: string) => ({ version_change }) as never
  test.each<[string, RatingCase, string[]]>([
    [
      'only what it changes is divided',
      versions([base('31'), use('1')], [base('31'), use('2')]),
      ['BASE 31.00', 'USE 08-05..08-31 27.00', 'USE 09-01..09-04 8.00'],
    ],
    ['a charge it brings', versions([use('1')], [base('31'), use('1')]), ['BASE 09-01..09-04 4.00', 'USE 31.00']],
    ['a charge it drops', versions([base('31'), use('1')], [use('1')]), ['BASE 08-05..08-31 27.00', 'USE 31.00']],
    [
      'a charge of another shape',
      versions(
        [use('1')],
        [
          {
            ...use('1'),
            line: undefined,
            price: undefined,
            tiers: [
              { line: 'USE', up_to: '1', price: '1' },
              { line: 'T2', price: '2' },
            ],
          },
        ].map((rule) => JSON.parse(JSON.stringify(rule))),
      ),
      ['USE 08-05..08-31 27.00', 'USE 09-01..09-04 0.13', 'T2 09-01..09-04 7.74'],
    ],
    [
      'everything is divided where the book says so',
      { ...versions([base('31'), use('1')], [base('31'), use('2')]), conventions: { cut_at: 'all_changes' } },
      ['BASE 08-05..08-31 27.00', 'BASE 09-01..09-04 4.00', 'USE 08-05..08-31 27.00', 'USE 09-01..09-04 8.00'],
    ],
    [
      'the version of the last day',
      { ...versions([base('31'), use('1')], [base('62'), use('2')]), conventions: change('last_day') },
      ['BASE 62.00', 'USE 62.00'],
    ],
    [
      'the version of the first day',
      { ...versions([base('31'), use('1')], [base('62'), use('2')]), conventions: change('first_day') },
      ['BASE 31.00', 'USE 31.00'],
    ],
    [
      'the version of most days',
      { ...versions([base('31'), use('1')], [base('62'), use('2')]), conventions: change('most_days') },
      ['BASE 31.00', 'USE 31.00'],
    ],
    [
      'the version of the issue date',
      {
        ...versions([base('31')], [base('62')]),
        to: '2026-08-28',
        from: '2026-07-29',
        accountingDate: '2026-09-02',
        conventions: change('accounting_date'),
      },
      ['BASE 62.00'],
    ],
    [
      'one rule by the last day, the others divided',
      versions([base('31'), use('1')], [base('62', { conventions: { price_change: 'last_day' } }), use('2')]),
      ['BASE 62.00', 'USE 08-05..08-31 27.00', 'USE 09-01..09-04 8.00'],
    ],
    [
      'dated prices and versions together',
      {
        versions: [
          {
            from: '2020-01-01',
            rules: [
              use([
                { from: '2020-01-01', value: '1' },
                { from: '2026-08-15', value: '2' },
              ]),
            ],
          },
          { from: '2026-09-01', rules: [use('3')] },
        ],
        use: 31,
      },
      ['USE 08-05..08-14 10.00', 'USE 08-15..08-31 34.00', 'USE 09-01..09-04 12.00'],
    ],
  ])('%s', (_case, given, expected) => {
    expect(lines(given)).toEqual(expected)
  })

  test('the denominator is the days of the whole period, also with three parts', () => {
    const parts = versions([base('91')], [base('182')])
    expect(lines({ ...parts, from: '2026-07-01', to: '2026-09-29', conventions: { months: { method: 'one' } } })).toEqual([
      'BASE 07-01..08-31 62.00',
      'BASE 09-01..09-29 58.00',
    ])
  })
})

describe('what a tariff needs and does not find is a refusal that names it', () => {
  test.each<[string, RatingCase, string]>([
    ['no meter', { rules: [use('1')] }, 'MISSING_DETERMINANT ["use"]'],
    [
      'no demand register',
      { rules: [{ rule: 'd', kind: 'demand', line: 'D', per: 'bill', quantity: 'demand', price: '1' }], use: 1 },
      'MISSING_DETERMINANT ["demand"]',
    ],
    ['an attribute', { rules: [base('1', { times: 'dwelling_units' })] }, 'MISSING_DETERMINANT ["dwelling_units"]'],
    [
      'an empty attribute',
      { rules: [base('1', { times: 'dwelling_units' })], facts: { dwelling_units: '' } },
      'MISSING_DETERMINANT ["dwelling_units"]',
    ],
    [
      'several at once',
      {
        rules: [
          base({ by: 'customer_class', values: { a: '1' } }, { times: 'cart_count', when: { inside_city: true } }),
          use('1'),
        ],
      },
      'MISSING_DETERMINANT ["inside_city","use"]',
    ],
    [
      'a key of a table',
      { rules: [base({ by: 'customer_class', values: { a: '1' } })] },
      'MISSING_DETERMINANT ["customer_class"]',
    ],
    [
      'a row of a table',
      { rules: [base({ by: 'customer_class', values: { a: '1' } })], facts: { customer_class: 'b' } },
      'NO_TABLE_ROW []',
    ],
    [
      'rows of which none applies',
      { rules: [base({ rows: [{ when: { customer_class: 'a' }, value: '1' }] })], facts: { customer_class: 'b' } },
      'NO_TABLE_ROW []',
    ],
    [
      'a meter size',
      { rules: [base({ by: 'meter_size', values: { '5/8': '1' } })], meters: [] },
      'MISSING_DETERMINANT ["meter_size"]',
    ],
    [
      'a meter for each meter',
      { rules: [base('1', { each_meter: true })], meters: [] },
      'MISSING_DETERMINANT ["meter in place"]',
    ],
    [
      'a conversion',
      { rules: [use('1')], unit: 'kgal', registers: [], related: [], use: undefined, quantities: {}, facts: {} },
      'MISSING_DETERMINANT ["use"]',
    ],
    [
      'the use of another service',
      { rules: [use('1', { quantity: { use_of: 'water', if_none: 'refuse' } })] },
      'MISSING_DETERMINANT ["use of water"]',
    ],
    [
      'a history',
      { rules: [use('1', { quantity: { past: 'quantity', take: 'mean', periods: 3, if_none: 'refuse' } })] },
      'MISSING_DETERMINANT ["earlier quantity"]',
    ],
    [
      'a winter',
      {
        rules: [
          use('1', {
            quantity: {
              winter_average_of: 'water',
              months: [1],
              applies_from: '03-01',
              months_needed: 1,
              period_needed: 'any',
              otherwise: 'refuse',
            },
          }),
        ],
      },
      'NO_WINTER_AVERAGE []',
    ],
    [
      'a number that is none',
      { rules: [base('1', { times: 'dwelling_units' })], facts: { dwelling_units: 'two' } },
      'NOT_A_NUMBER []',
    ],
    [
      'a division by zero',
      { rules: [base('1', { times: { quotient: ['1', 'lot_area_sqft'] } })], facts: { lot_area_sqft: 0 } },
      'DIVISION_BY_ZERO []',
    ],
    [
      'a price on the day chosen',
      {
        ...versions(
          [base('1')],
          [
            base([{ from: '2026-09-01', value: '2' }], {
              conventions: { price_change: 'first_day', version_change: 'last_day' },
            }),
          ],
        ),
      },
      'NO_PRICE_IN_FORCE []',
    ],
    [
      'a unit that is not converted',
      { rules: [use('1')], registers: [registerUse({ use: '3', unit: 'kgal' })] },
      'UNIT_CONVERSION_MISSING []',
    ],
    ['a version on every day', { versions: [{ from: '2026-08-20', rules: [base('1')] }] }, 'NO_TARIFF_IN_FORCE []'],
    [
      'a version that ended',
      { versions: [{ from: '2020-01-01', to: '2026-08-31', rules: [base('1')] }] },
      'NO_TARIFF_IN_FORCE []',
    ],
  ])('%s', (_case, given, expected) => {
    expect(refusalOf(given)).toBe(expected)
  })
})

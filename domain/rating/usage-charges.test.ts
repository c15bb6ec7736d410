import { describe, expect, test } from 'vitest'
import { quantities, type RatingCase, registerUse, THOUSANDTH } from '../../test/support/rating.js'

const rules = (...list: object[]): RatingCase => ({ rules: list })
const TIERS = [
  { line: 'T1', up_to: '8', price: '5.33' },
  { line: 'T2', up_to: '20', price: '6.25' },
  { line: 'T3', price: '6.54' },
]
const tiered = (more: object = {}): RatingCase => rules({ rule: 'use', kind: 'usage', tiers: TIERS, ...more })
const limits = (more: object) => ({ tier_limits: { per: 'month', rounding: THOUSANDTH, ...more } as never })

describe('use in tiers', () => {
  test.each<[string, RatingCase, string[]]>([
    ['nothing: no line', { ...tiered(), use: 0 }, []],
    [
      'nothing: printed where the rule says so',
      { ...rules({ rule: 'u', kind: 'usage', line: 'U', price: '2', zero_lines: 'print' }), use: 0 },
      ['U 0 0.00'],
    ],
    ['one price', { ...rules({ rule: 'u', kind: 'usage', line: 'U', price: '3.12' }), use: '36.5' }, ['U 36.5 113.88']],
    ['in the first tier', { ...tiered(), use: 5 }, ['T1 5 26.65']],
    ['exactly on the limit', { ...tiered(), use: 8 }, ['T1 8 42.64']],
    ['a fraction above the limit', { ...tiered(), use: '8.5' }, ['T1 8 42.64', 'T2 0.5 3.13']],
    ['in all tiers', { ...tiered(), use: 25 }, ['T1 8 42.64', 'T2 12 75.00', 'T3 5 32.70']],
    [
      'limits times dwelling units',
      { ...tiered({ tier_limits_times: 'dwelling_units' }), use: 25, facts: { dwelling_units: 3 } },
      ['T1 24 127.92', 'T2 1 6.25'],
    ],
    [
      'limits times two things',
      { ...tiered({ tier_limits_times: ['dwelling_units', '0.5'] }), use: 25, facts: { dwelling_units: 3 } },
      ['T1 12 63.96', 'T2 13 81.25'],
    ],
    [
      'widths instead of limits',
      {
        ...rules({
          rule: 'use',
          kind: 'usage',
          tiers: [
            { line: 'T1', width: '8', price: '1' },
            { line: 'T2', width: '12', price: '2' },
            { line: 'T3', price: '3' },
          ],
        }),
        use: 25,
      },
      ['T1 8 8.00', 'T2 12 24.00', 'T3 5 15.00'],
    ],
    [
      'use included in the base: a free first tier',
      {
        ...rules({
          rule: 'use',
          kind: 'usage',
          tiers: [
            { up_to: '2', price: '0' },
            { line: 'T2', price: '3' },
          ],
        }),
        use: 7,
      },
      ['T2 5 15.00'],
    ],
    ['a credit for a negative use at the first price', { ...tiered(), use: -3 }, ['T1 -3 -15.99']],
    [
      'limits from a budget: lot area × factor × days',
      {
        ...rules({
          rule: 'use',
          kind: 'usage',
          tiers: [
            { line: 'IN', up_to: { product: ['lot_area_sqft', '0.0001', 'days'] }, price: '2' },
            { line: 'OVER', price: '9' },
          ],
        }),
        use: 20,
        facts: { lot_area_sqft: '5000' },
        conventions: limits({ per: 'bill' }),
      },
      ['IN 15.5 31.00', 'OVER 4.5 40.50'],
    ],
    [
      'hours of use: blocks of kWh per kW',
      {
        ...rules({
          rule: 'use',
          kind: 'usage',
          tiers: [
            { line: 'H1', up_to: { product: ['200', 'demand'] }, price: '0.10' },
            { line: 'H2', price: '0.05' },
          ],
        }),
        unit: 'kWh',
        use: 3000,
        demand: 10,
        conventions: limits({ per: 'bill' }),
      },
      ['H1 2000 200.00', 'H2 1000 50.00'],
    ],
    [
      'more in the first tier with life support',
      {
        ...rules({
          rule: 'use',
          kind: 'usage',
          tiers: [
            { line: 'T1', up_to: { rows: [{ when: { life_support: true }, value: '18' }], otherwise: '8' }, price: '1' },
            { line: 'T2', price: '2' },
          ],
        }),
        use: 20,
        facts: { life_support: 'true' },
      },
      ['T1 18 18.00', 'T2 2 4.00'],
    ],
  ])('%s', (_case, given, expected) => {
    expect(quantities(given)).toEqual(expected)
  })
})

describe('tier limits and the length of the period', () => {
  const twenty = { to: '2026-08-24', use: 25 } as const
  test.each<[string, RatingCase, string[]]>([
    ['by months: 20 days of 30', { ...tiered(), ...twenty }, ['T1 5.333 28.42', 'T2 8 50.00', 'T3 11.667 76.30']],
    [
      'by months, kept exact',
      { ...tiered(), ...twenty, conventions: limits({ rounding: 'none' }) },
      ['T1 5.333333 28.43', 'T2 8 50.00', 'T3 11.666667 76.30'],
    ],
    [
      'by months, whole units half even',
      { ...tiered(), ...twenty, conventions: limits({ rounding: { digits: 0, mode: 'half_even' } }) },
      ['T1 5 26.65', 'T2 8 50.00', 'T3 12 78.48'],
    ],
    [
      'by months, whole units up',
      { ...tiered(), ...twenty, conventions: limits({ rounding: { digits: 0, mode: 'up' } }) },
      ['T1 6 31.98', 'T2 8 50.00', 'T3 11 71.94'],
    ],
    ['not at all', { ...tiered(), ...twenty, conventions: limits({ per: 'bill' }) }, ['T1 8 42.64', 'T2 12 75.00', 'T3 5 32.70']],
    [
      'a limit per day',
      {
        ...rules({
          rule: 'use',
          kind: 'usage',
          tiers: [
            { line: 'B', up_to: '0.4', price: '1' },
            { line: 'O', price: '2' },
          ],
        }),
        ...twenty,
        conventions: limits({ per: 'day' }),
      },
      ['B 8 8.00', 'O 17 34.00'],
    ],
    ['in full in a normal period of 31 days', { ...tiered(), use: 25 }, ['T1 8 42.64', 'T2 12 75.00', 'T3 5 32.70']],
  ])('%s', (_case, given, expected) => {
    expect(quantities(given)).toEqual(expected)
  })
})

describe('all units at the price of the tier reached', () => {
  const whole = { ...tiered({ pricing: 'all_units' }) }
  const inclusive = { tier_bound: 'inclusive' } as const
  const exclusive = { tier_bound: 'exclusive' } as const
  test.each<[string, RatingCase, string[]]>([
    ['below the limit', { ...whole, use: 7, conventions: inclusive }, ['T1 7 37.31']],
    ['on the limit, inside', { ...whole, use: 8, conventions: inclusive }, ['T1 8 42.64']],
    ['on the limit, outside', { ...whole, use: 8, conventions: exclusive }, ['T2 8 50.00']],
    ['above all limits', { ...whole, use: 30, conventions: inclusive }, ['T3 30 196.20']],
  ])('%s', (_case, given, expected) => {
    expect(quantities(given)).toEqual(expected)
  })
})

describe('use where the price changes inside the period', () => {
  const dated = (before: string, after: string) => [
    { from: '2020-01-01', value: before },
    { from: '2026-09-01', value: after },
  ]
  const flat = (more: object = {}): RatingCase => ({
    ...rules({ rule: 'u', kind: 'usage', line: 'U', price: dated('2', '3'), ...more }),
    use: 12,
  })
  const ladder: RatingCase = {
    ...rules({
      rule: 'use',
      kind: 'usage',
      tiers: [
        { line: 'T1', up_to: '8', price: dated('5.33', '5.54') },
        { line: 'T2', price: dated('6.25', '6.50') },
      ],
    }),
    use: 12,
  }
  const split = (more: object) => ({ split: { quantity_rounding: THOUSANDTH, remainder: 'last', ...more } as never })
  test.each<[string, RatingCase, string[]]>([
    ['by days, the rest to the last', flat(), ['U 10.452 20.90', 'U 1.548 4.64']],
    [
      'by days, the rest to the first',
      { ...flat(), conventions: split({ remainder: 'first', quantity_rounding: { digits: 0, mode: 'up' } }) },
      ['U 10 20.00', 'U 2 6.00'],
    ],
    [
      'by days, each rounded by itself',
      { ...flat(), conventions: split({ remainder: 'none', quantity_rounding: { digits: 0, mode: 'up' } }) },
      ['U 11 22.00', 'U 2 6.00'],
    ],
    [
      'by days, exact',
      { ...flat(), conventions: split({ quantity_rounding: 'none' }) },
      ['U 10.451613 20.90', 'U 1.548387 4.65'],
    ],
    [
      'by a share rounded to four decimals',
      {
        ...flat(),
        conventions: split({ quantity_rounding: 'none', remainder: 'none', share_rounding: { digits: 4, mode: 'half_up' } }),
      },
      ['U 10.452 20.90', 'U 1.548 4.64'],
    ],
    ['price of the first day', { ...flat(), conventions: { price_change: 'first_day' } }, ['U 12 24.00']],
    ['price of the last day', { ...flat(), conventions: { price_change: 'last_day' } }, ['U 12 36.00']],
    [
      'price of the issue date',
      { ...flat(), conventions: { price_change: 'accounting_date' }, to: '2026-08-28', accountingDate: '2026-09-03' },
      ['U 12 36.00'],
    ],
    [
      'price of the closing read: end of its day',
      { ...flat(), conventions: { price_change: 'closing_read' }, to: '2026-08-31' },
      ['U 12 24.00'],
    ],
    [
      'price of the closing read: start of its day',
      { ...flat(), conventions: { price_change: 'closing_read' }, to: '2026-08-31', startOfDay: true },
      ['U 12 36.00'],
    ],
    ['price of most days', { ...flat(), conventions: { price_change: 'most_days' } }, ['U 12 24.00']],
    [
      'price of most days: the later of two alike',
      { ...flat(), conventions: { price_change: 'most_days' }, from: '2026-08-22', to: '2026-09-11' },
      ['U 12 36.00'],
    ],
    ['tiers filled within each part', ladder, ['T1 6.968 37.14', 'T2 3.484 21.78', 'T1 1.032 5.72', 'T2 0.516 3.35']],
    [
      'tiers with the whole limit in each part',
      { ...ladder, conventions: limits({ on_split: 'full' }) },
      ['T1 8 42.64', 'T2 2.452 15.33', 'T1 1.548 8.58'],
    ],
    [
      'tiers filled by the whole period, then divided',
      { ...ladder, conventions: { tiers_on_split: 'whole_period' } },
      ['T1 6.968 37.14', 'T2 3.484 21.78', 'T1 1.032 5.72', 'T2 0.516 3.35'],
    ],
    [
      'one ladder, filled in the order of the days',
      { ...ladder, conventions: { tiers_on_split: 'cumulative' } },
      ['T1 8 42.64', 'T2 2.452 15.33', 'T2 1.548 10.06'],
    ],
    [
      'limits whose rest the last part takes',
      {
        ...ladder,
        from: '2026-08-23',
        to: '2026-09-21',
        conventions: limits({ rounding: { digits: 0, mode: 'up' }, remainder: 'last' }),
      },
      ['T1 3 15.99', 'T2 0.6 3.75', 'T1 5 27.70', 'T2 3.4 22.10'],
    ],
    ['parts as one line, rounded once', { ...flat(), conventions: { segments: 'merged' } }, ['U 12 25.55']],
    ['parts as one line, each rounded before', { ...flat(), conventions: { segments: 'merged_after_rounding' } }, ['U 12 25.54']],
    ['the same price listed again divides nothing', flat({ price: dated('2', '2.00') }), ['U 12 24.00']],
    [
      'the same price listed again divides where the book says so',
      { ...flat({ price: dated('2', '2') }), conventions: { cut_when: 'date_listed' } },
      ['U 10.452 20.90', 'U 1.548 3.10'],
    ],
    [
      'a change that is not this customer’s',
      {
        ...flat({
          price: dated('2', '2').map((entry, index) => ({
            ...entry,
            value: { by: 'meter_size', values: { '5/8': '2', '1': index === 0 ? '3' : '4' } },
          })),
        }),
      },
      ['U 12 24.00'],
    ],
  ])('%s', (_case, given, expected) => {
    expect(quantities(given)).toEqual(expected)
  })
})

describe('seasons', () => {
  const seasons = {
    season: [
      { name: 'summer', from: '06-01', to: '08-31' },
      { name: 'winter', from: '09-01', to: '05-31' },
    ],
  }
  const price = { by: 'season', values: { summer: '3', winter: '2' } }
  const seasonal = (more: object = {}, conventions: object = {}): RatingCase => ({
    ...rules({ rule: 'u', kind: 'usage', line: 'U', price, ...more }),
    use: 31,
    conventions: { seasons, ...conventions },
  })
  test.each<[string, RatingCase, string[]]>([
    ['a border divides like a price change', seasonal(), ['U 27 81.00', 'U 4 8.00']],
    ['the season of the last day', seasonal({}, { season_change: 'last_day' }), ['U 31 62.00']],
    ['the season of the first day', seasonal({}, { season_change: 'first_day' }), ['U 31 93.00']],
    ['the season of most days', seasonal({}, { season_change: 'most_days' }), ['U 31 93.00']],
    [
      'over the new year',
      {
        ...seasonal(
          {},
          {
            seasons: {
              season: [
                { name: 'winter', from: '11-01', to: '04-30' },
                { name: 'summer', from: '05-01', to: '10-31' },
              ],
            },
          },
        ),
        from: '2025-12-16',
        to: '2026-01-15',
      },
      ['U 31 62.00'],
    ],
    [
      'limits that change with the season',
      {
        ...seasonal(),
        rules: [
          {
            rule: 'u',
            kind: 'usage',
            tiers: [
              { line: 'A', up_to: { by: 'season', values: { summer: '31', winter: '15.5' } }, price: '1' },
              { line: 'B', price: '2' },
            ],
          },
        ],
      },
      ['A 27 27.00', 'A 2 2.00', 'B 2 4.00'],
    ],
    [
      'a charge of one season only',
      { ...seasonal(), rules: [{ rule: 'd', kind: 'usage', line: 'D', price: '1', when: { season: 'summer' } }] },
      ['D 27 27.00'],
    ],
    [
      'two calendars side by side',
      {
        ...seasonal(
          {},
          {
            seasons: {
              ...seasons,
              irrigation: [
                { name: 'on', from: '04-01', to: '09-30' },
                { name: 'off', from: '10-01', to: '03-31' },
              ],
            },
          },
        ),
        rules: [
          {
            rule: 'u',
            kind: 'usage',
            line: 'U',
            price: { by: ['season', 'irrigation'], values: { summer: { on: '3', off: '9' }, winter: { on: '2', off: '9' } } },
          },
        ],
      },
      ['U 27 81.00', 'U 4 8.00'],
    ],
  ])('%s', (_case, given, expected) => {
    expect(quantities(given)).toEqual(expected)
  })
})

describe('where use comes from', () => {
  const unitPrice = (more: object = {}): RatingCase => rules({ rule: 'u', kind: 'usage', line: 'U', price: '1', ...more })
  const kgal = [{ from: 'kgal', multiply_by: '1.336898', rounding: THOUSANDTH }] as const
  test.each<[string, RatingCase, string[]]>([
    [
      'several registers are added',
      {
        ...unitPrice(),
        registers: [registerUse({ use: '7', unit: 'ccf' }), registerUse({ use: '5', unit: 'ccf', register: '2' })],
      },
      ['U 12 12.00'],
    ],
    [
      'a register in another unit is converted',
      { ...unitPrice(), registers: [registerUse({ use: '10', unit: 'kgal' })], unit_conversions: kgal },
      ['U 13.369 13.37'],
    ],
    [
      'converted, then whole units down',
      {
        ...unitPrice(),
        registers: [registerUse({ use: '10', unit: 'kgal' })],
        unit_conversions: kgal,
        conventions: { use: { rounding: { digits: 0, mode: 'down' } } },
      },
      ['U 13 13.00'],
    ],
    [
      'each register rounded by itself',
      {
        ...unitPrice(),
        registers: [registerUse({ use: '1.6', unit: 'ccf' }), registerUse({ use: '1.6', unit: 'ccf', register: '2' })],
        conventions: { use: { register_rounding: { digits: 0, mode: 'half_up' } } },
      },
      ['U 4 4.00'],
    ],
    [
      'time of use by registers',
      {
        ...unitPrice({ quantity: { registers: ['2'] } }),
        registers: [registerUse({ use: '7', unit: 'ccf' }), registerUse({ use: '5', unit: 'ccf', register: '2' })],
      },
      ['U 5 5.00'],
    ],
    [
      'received energy',
      {
        ...unitPrice({ quantity: { registers: 'all', direction: 'received' }, as: 'discount' }),
        registers: [
          registerUse({ use: '7', unit: 'ccf' }),
          registerUse({ use: '5', unit: 'ccf', register: '3', direction: 'received' }),
        ],
      },
      ['U 5 -5.00'],
    ],
    [
      'gas: volume × correction × heat value, whole therms',
      { ...unitPrice({ quantity: { product: ['use', '1.085'], rounding: { digits: 0, mode: 'half_up' } } }), use: 37 },
      ['U 40 40.00'],
    ],
    [
      'at least two units',
      { ...unitPrice({ quantity: { greatest: ['use', { product: ['2', 'months'] }] } }), use: '0.5' },
      ['U 2 2.00'],
    ],
    ['above an included quantity', { ...unitPrice({ quantity: { excess_of: 'use', above: '3' } }), use: 5 }, ['U 2 2.00']],
    ['nothing above it: no line', { ...unitPrice({ quantity: { excess_of: 'use', above: '9' } }), use: 5 }, []],
  ])('%s', (_case, given, expected) => {
    expect(quantities(given)).toEqual(expected)
  })
})

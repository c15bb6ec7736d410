import { describe, expect, test } from 'vitest'
import { quantities, type RatingCase, THOUSANDTH } from '../../test/support/rating.js'

const rules = (...list: object[]): RatingCase => ({ rules: list })
const limits = (more: object) => ({ tier_limits: { per: 'month', rounding: THOUSANDTH, ...more } as never })

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
    [
      'limits by a rounded share',
      { ...ladder, conventions: split({ share_rounding: { digits: 1, mode: 'half_up' } }) },
      ['T1 7.2 38.38', 'T2 3.6 22.50', 'T1 0.8 4.43', 'T2 0.4 2.60'],
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
  test('a rider that begins inside the period has its days of each tier, however tiers are filled', () => {
    const tiers = [
      { line: 'T1', up_to: '8', price: '1' },
      { line: 'T2', price: '2' },
    ]
    const rider = { rule: 'r', kind: 'usage', tiers, from: '2026-09-01' }
    const given = (tiers_on_split: 'within_segment' | 'whole_period'): RatingCase => ({
      ...rules(rider),
      use: 31,
      conventions: { tiers_on_split },
    })
    expect(quantities(given('within_segment'))).toEqual(['T1 1.032 1.03', 'T2 2.968 5.94'])
    expect(quantities(given('whole_period'))).toEqual(['T1 1.032 1.03', 'T2 2.968 5.94'])
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

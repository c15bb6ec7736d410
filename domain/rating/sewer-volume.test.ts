import { describe, expect, test } from 'vitest'
import { quantities, type RatingCase, refusalOf, THOUSANDTH } from '../../test/support/rating.js'
import { decimal } from '../kernel/decimal.js'
import { addDays, type LocalDate } from '../kernel/local-date.js'
import type { PastPeriod, RelatedAgreement } from './facts.js'

/** Billed periods that close on the given days, each from the day after the one before. */
function billed(closings: readonly [LocalDate, string, string?][], unit = 'ccf'): PastPeriod[] {
  return closings.map(([to, quantity, demand], index) => {
    const before = closings[index - 1]?.[0] ?? addDays(to, -30)
    return { period: { from: addDays(before, 1), to }, quantity, unit, ...(demand === undefined ? {} : { demand }) }
  })
}

function water(history: PastPeriod[], more: Partial<RelatedAgreement> = {}): RelatedAgreement {
  return { agreementId: 'G1', service: 'water', tariffCode: 'W-RES', samePremise: true, otherAccount: false, history, ...more }
}

function current(quantity: string, from = '2026-08-05', to = '2026-09-04', unit = 'ccf') {
  return { period: { from, to }, quantity: decimal(quantity), unit, reads: [21, 22] }
}

const volume = (quantity: unknown, more: Partial<RatingCase> = {}): RatingCase => ({
  rules: [{ rule: 'use', kind: 'usage', line: 'V', quantity, price: '1' }],
  ...more,
})

const WINTER = billed([
  ['2025-12-04', '8'],
  ['2026-01-05', '9'],
  ['2026-02-04', '10'],
  ['2026-03-04', '30'],
])
const average = (more: object = {}) => ({
  winter_average_of: 'water',
  months: [12, 1, 2],
  applies_from: '03-01',
  months_needed: 3,
  period_needed: 'normal',
  rounding: THOUSANDTH,
  otherwise: '6',
  ...more,
})

describe('sewer on the winter average of water', () => {
  const related = [water(WINTER, { current: current('40') })]
  const two = billed([
    ['2025-12-04', '8'],
    ['2026-01-05', '9.5'],
  ])
  const short = billed([
    ['2025-12-04', '8'],
    ['2026-01-05', '9'],
    ['2026-01-20', '2'],
    ['2026-02-04', '10'],
  ])
  const older = billed([
    ['2024-12-04', '5'],
    ['2025-01-04', '6'],
    ['2025-02-04', '7'],
  ])
  test.each<[string, unknown, Partial<RatingCase>, string[]]>([
    ['mean of three months', average(), { related }, ['V 9 9.00']],
    ['rounded to three decimals', average({ months: [1, 2, 3], applies_from: '04-01' }), { related }, ['V 16.333 16.33']],
    ['only from the month it applies', average({ applies_from: '10-01' }), { related }, ['V 6 6.00']],
    ['a month is missing: the default', average(), { related: [water(two)] }, ['V 6 6.00']],
    ['two months suffice where the book says so', average({ months_needed: 2 }), { related: [water(two)] }, ['V 8.75 8.75']],
    [
      'the default per dwelling unit',
      average({ otherwise: { product: ['6', 'dwelling_units'] } }),
      { related: [], facts: { dwelling_units: 2 } },
      ['V 12 12.00'],
    ],
    ['a period that is not normal does not count', average(), { related: [water(short)] }, ['V 6 6.00']],
    [
      'any period counts where the book says so',
      average({ period_needed: 'any' }),
      { related: [water(short)] },
      ['V 9.667 9.67'],
    ],
    ['the lowest two of three', average({ lowest: 2 }), { related }, ['V 8.5 8.50']],
    ['mean by days, for 30 days', average({ mean_of: 'days' }), { related }, ['V 8.804 8.80']],
    ['the winter before stands in', average({ earlier_winters: 1 }), { related: [water(older)] }, ['V 6 6.00']],
    [
      'the winter before stands in with its own mean',
      average({ earlier_winters: 1, otherwise: '99' }),
      { related: [water(older)] },
      ['V 6 6.00'],
    ],
    ['no winter before where the book allows none', average({ otherwise: '99' }), { related: [water(older)] }, ['V 99 99.00']],
    [
      'all water agreements at the premise together',
      average(),
      {
        related: [
          water(WINTER),
          water(
            billed([
              ['2025-12-04', '1'],
              ['2026-01-05', '1'],
              ['2026-02-04', '1'],
            ]),
          ),
        ],
      },
      ['V 10 10.00'],
    ],
    [
      'without the irrigation meter',
      average({ except_tariffs: ['W-IRR'] }),
      { related: [water(WINTER), water(WINTER, { tariffCode: 'W-IRR' })] },
      ['V 9 9.00'],
    ],
    [
      'only the tariffs named',
      average({ only_tariffs: ['W-IRR'] }),
      { related: [water(WINTER), water(two, { tariffCode: 'W-IRR' })] },
      ['V 6 6.00'],
    ],
    ['not another premise', average(), { related: [water(WINTER, { samePremise: false })] }, ['V 6 6.00']],
    [
      'another premise where the book counts the account',
      average({ scope: 'account' }),
      { related: [water(WINTER, { samePremise: false })] },
      ['V 9 9.00'],
    ],
    ['not the tenant before', average(), { related: [water(WINTER, { otherAccount: true })] }, ['V 6 6.00']],
    [
      'the tenant before where the book counts the premise',
      average({ scope: 'premise' }),
      { related: [water(WINTER, { otherAccount: true })] },
      ['V 9 9.00'],
    ],
    ['by the month of the last day', average({ month_of: 'last_day' }), { related }, ['V 9 9.00']],
    ['applied by the first day', average({ applies_from: '08-05', applied_by: 'first_day' }), { related }, ['V 9 9.00']],
    ['applied by the last day', average({ applies_from: '09-05', applied_by: 'last_day' }), { related }, ['V 6 6.00']],
    ['applied by the issue date', average({ applies_from: '09-10', applied_by: 'accounting_date' }), { related }, ['V 9 9.00']],
    [
      'by the month of the first day',
      average({ month_of: 'first_day', months: [12, 1], months_needed: 2 }),
      { related },
      ['V 9.5 9.50'],
    ],
    [
      'by the month of most days',
      average({ month_of: 'most_days', months: [12, 1], months_needed: 2 }),
      { related },
      ['V 9.5 9.50'],
    ],
    [
      'times months of a long period, at most the use',
      { least: [{ product: [average(), 'months'] }, { use_of: 'water', if_none: 'nothing' }] },
      { related: [water(WINTER, { current: current('12', '2026-07-05') })], from: '2026-07-05' },
      ['V 12 12.00'],
    ],
    [
      'converted where water is billed in another unit',
      average(),
      {
        related: [
          water(
            billed(
              [
                ['2025-12-04', '3'],
                ['2026-01-05', '3'],
                ['2026-02-04', '3'],
              ],
              'kgal',
            ),
          ),
        ],
        unit_conversions: [{ from: 'kgal', multiply_by: '1.337', rounding: 'none' }],
      },
      ['V 4.011 4.01'],
    ],
  ])('%s', (_case, quantity, more, expected) => {
    expect(quantities(volume(quantity, more))).toEqual(expected)
  })

  test('bills of earlier accounts that were not loaded are not taken for none', () => {
    const unknown = [water([], { otherAccount: true, historyUnknown: true })]
    expect(refusalOf(volume(average({ scope: 'premise' }), { related: unknown }))).toBe(
      'MISSING_DETERMINANT ["bills of other accounts at the premise"]',
    )
    expect(quantities(volume(average(), { related: unknown }))).toEqual(['V 6 6.00'])
  })

  test('a read that counts for the start of its day closes in the month it is taken', () => {
    const closings = billed([
      ['2025-11-30', '4'],
      ['2025-12-31', '5'],
      ['2026-01-31', '6'],
    ])
    const given = volume(average(), { related: [water(closings)], startOfDay: true })
    expect(quantities(given)).toEqual(['V 5 5.00'])
    expect(quantities({ ...given, startOfDay: false })).toEqual(['V 6 6.00'])
  })
})

describe('sewer on the use of water', () => {
  const use = (more: object = {}) => ({ use_of: 'water', if_none: 'refuse', ...more })
  const withUse = [water(WINTER, { current: current('40') })]
  test.each<[string, unknown, Partial<RatingCase>, string[]]>([
    ['95 percent of it', { percent: '95', of: use(), rounding: THOUSANDTH }, { related: withUse }, ['V 38 38.00']],
    [
      'at most a cap per dwelling unit and month',
      { least: [use(), { product: ['15', 'dwelling_units', 'months'] }] },
      { related: withUse, facts: { dwelling_units: 2 } },
      ['V 30 30.00'],
    ],
    ['two water agreements', use(), { related: [...withUse, water([], { current: current('2.5') })] }, ['V 42.5 42.50']],
    [
      'a water period of other days counts by days',
      use({ rounding: THOUSANDTH }),
      { related: [water([], { current: current('40', '2026-08-20', '2026-09-04') })], from: '2026-08-28' },
      ['V 20 20.00'],
    ],
    [
      'water that was billed before counts by days',
      use({ rounding: THOUSANDTH }),
      { related: [water(billed([['2026-08-09', '31']]))] },
      ['V 5.167 5.17'],
    ],
    ['none: left out', { least: ['5', use({ if_none: 'nothing' })] }, { related: [] }, ['V 5 5.00']],
    ['none: zero', { sum: ['5', use({ if_none: 'zero' })] }, { related: [] }, ['V 5 5.00']],
    [
      'summer by percent, winter by use',
      { rows: [{ when: { season: 'summer' }, value: { percent: '50', of: use() } }], otherwise: use() },
      {
        related: withUse,
        conventions: {
          seasons: {
            season: [
              { name: 'summer', from: '05-01', to: '10-31' },
              { name: 'winter', from: '11-01', to: '04-30' },
            ],
          },
        },
      },
      ['V 20 20.00'],
    ],
  ])('%s', (_case, quantity, more, expected) => {
    expect(quantities(volume(quantity, more))).toEqual(expected)
  })
})

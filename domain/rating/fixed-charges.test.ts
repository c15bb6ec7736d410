import { describe, expect, test } from 'vitest'
import { lines, meter, quantities, type RatingCase } from '../../test/support/rating.js'
import type { MonthsPolicy } from './tariff.js'

const base = (more: object = {}) => ({ rule: 'base', kind: 'fixed', line: 'BASE', per: 'month', price: '30.00', ...more })
const rules = (...list: object[]): RatingCase => ({ rules: list })

describe('a fixed charge', () => {
  test.each<[string, RatingCase, string[]]>([
    ['per month, normal period', rules(base()), ['BASE 30.00']],
    ['per month, short first period by days', { ...rules(base()), from: '2026-08-16' }, ['BASE 20.00']],
    ['per month, two months by days', { ...rules(base()), from: '2026-07-05' }, ['BASE 62.00']],
    ['per day: both days included', rules(base({ per: 'day', price: '0.79343' })), ['BASE 24.60']],
    ['per bill, whatever the days', { ...rules(base({ per: 'bill' })), from: '2026-09-01' }, ['BASE 30.00']],
    [
      'per year in twelfths',
      { ...rules(base({ per: 'year', price: '365' })), conventions: { year: 'twelfths' } },
      ['BASE 30.42'],
    ],
    [
      'per year by days of 365',
      { ...rules(base({ per: 'year', price: '365' })), conventions: { year: 'days_of_365' } },
      ['BASE 31.00'],
    ],
    [
      'per year by days of a leap year',
      {
        ...rules(base({ per: 'year', price: '366' })),
        conventions: { year: 'days_of_the_year' },
        from: '2024-02-01',
        to: '2024-02-29',
      },
      ['BASE 29.00'],
    ],
    [
      'per year over the new year: each day of its own year',
      {
        ...rules(base({ per: 'year', price: '3650' })),
        conventions: { year: 'days_of_the_year' },
        from: '2023-12-22',
        to: '2024-01-20',
      },
      ['BASE 299.45'],
    ],
    ['times a number', rules(base({ times: '3' })), ['BASE 90.00']],
    ['times dwelling units', { ...rules(base({ times: 'dwelling_units' })), facts: { dwelling_units: 4 } }, ['BASE 120.00']],
    ['a negative price is a credit', rules(base({ price: '-1.005' })), ['BASE -1.01']],
    ['a discount is negative', rules(base({ as: 'discount' })), ['BASE -30.00']],
    ['a line of zero is printed', rules(base({ price: '0' })), ['BASE 0.00']],
    ['a line of zero is left out', rules(base({ times: '0', zero_lines: 'omit' })), []],
    [
      'applies where its condition holds',
      { ...rules(base({ when: { inside_city: false } })), facts: { inside_city: 'false' } },
      ['BASE 30.00'],
    ],
    ['does not apply where it does not', { ...rules(base({ when: { inside_city: false } })), facts: { inside_city: true } }, []],
    ['final bill only', { ...rules(base({ per: 'bill', when: { final_bill: true } })), final: true }, ['BASE 30.00']],
    ['normal periods only', { ...rules(base({ per: 'bill', when: { normal_period: true } })), to: '2026-08-20' }, []],
    ['where a meter is', { ...rules(base({ per: 'bill', when: { metered: false } })) }, ['BASE 30.00']],
    ['first bill only', { ...rules(base({ per: 'bill', when: { first_bill: true } })), first: true }, ['BASE 30.00']],
  ])('%s', (_case, given, expected) => {
    expect(lines(given)).toEqual(expected)
  })
})

describe('months of a period', () => {
  const thirty = { normal_days: [27, 35], days_per_month: '30' } as const
  test.each<[string, MonthsPolicy, Partial<RatingCase>, string]>([
    ['27 days are normal', { method: 'normal_period', ...thirty }, { to: '2026-08-31' }, '30.00'],
    ['26 days are not', { method: 'normal_period', ...thirty }, { to: '2026-08-30' }, '26.00'],
    ['35 days are normal', { method: 'normal_period', ...thirty }, { to: '2026-09-08' }, '30.00'],
    ['36 days are not', { method: 'normal_period', ...thirty }, { to: '2026-09-09' }, '36.00'],
    ['a short period counts in full', { method: 'normal_period', ...thirty, short: 'one' }, { to: '2026-08-14' }, '30.00'],
    ['a long period counts once', { method: 'normal_period', ...thirty, long: 'one' }, { to: '2026-10-04' }, '30.00'],
    [
      'a long period in whole months',
      { method: 'normal_period', ...thirty, long: 'whole_months' },
      { to: '2026-10-06' },
      '60.00',
    ],
    [
      'only first and final by days: another',
      { method: 'normal_period', ...thirty, counted_in_days: 'first_or_final' },
      { to: '2026-08-14' },
      '30.00',
    ],
    [
      'only first and final by days: the first',
      { method: 'normal_period', ...thirty, counted_in_days: 'first_or_final' },
      { to: '2026-08-14', first: true },
      '10.00',
    ],
    [
      'only first and final by days: the last',
      { method: 'normal_period', ...thirty, counted_in_days: 'first_or_final' },
      { to: '2026-08-14', final: true },
      '10.00',
    ],
    ['always one', { method: 'one' }, { to: '2026-08-06' }, '30.00'],
    ['always by 30 days', { method: 'days', days_per_month: '30' }, {}, '31.00'],
    ['always by 30.4 days', { method: 'days', days_per_month: '30.4' }, {}, '30.59'],
    ['always by 365/12 days', { method: 'days', days_per_month: '365/12' }, {}, '30.58'],
    [
      'days of the first month',
      { method: 'days', days_per_month: 'days_of_first_month' },
      { from: '2026-04-12', to: '2026-04-30' },
      '19.00',
    ],
    [
      'days of the last month',
      { method: 'days', days_per_month: 'days_of_last_month' },
      { from: '2026-01-31', to: '2026-02-28' },
      '31.07',
    ],
    ['each day by its calendar month', { method: 'calendar_months' }, { from: '2026-01-17', to: '2026-02-14' }, '29.52'],
    ['whole calendar months', { method: 'calendar_months' }, { from: '2026-01-01', to: '2026-03-31' }, '90.00'],
    [
      'half below 15 days',
      {
        method: 'steps',
        days_per_month: '30',
        steps: [
          { up_to_days: 14, months: '0.5' },
          { up_to_days: 35, months: '1' },
        ],
      },
      { to: '2026-08-10' },
      '15.00',
    ],
    [
      'a step of one',
      {
        method: 'steps',
        days_per_month: '30',
        steps: [
          { up_to_days: 14, months: '0.5' },
          { up_to_days: 35, months: '1' },
        ],
      },
      { to: '2026-08-25' },
      '30.00',
    ],
    [
      'beyond the steps by days',
      { method: 'steps', days_per_month: '30', steps: [{ up_to_days: 14, months: '0.5' }] },
      { to: '2026-09-13' },
      '40.00',
    ],
    ['a rounded share of a month', { method: 'days', days_per_month: '30', rounding: { digits: 1, mode: 'up' } }, {}, '33.00'],
  ])('%s', (_case, months, given, expected) => {
    expect(lines({ ...rules(base()), conventions: { months }, ...given })).toEqual([`BASE ${expected}`])
  })
})

describe('a fixed charge by the meter', () => {
  const bySize = { by: 'meter_size', values: { '5/8': '10.00', '1': '20.00', '2': '50.00' } }
  const charge = (more: object = {}, conventions = {}): RatingCase => ({
    ...rules(base({ price: bySize, ...more })),
    conventions,
  })
  const compound = [meter('M1', '2'), meter('M2', '5/8')]
  const exchanged = [meter('M1', '1', '2000-01-01', '2026-08-20'), meter('M2', '2', '2026-08-20')]
  const smallest = { meter: { which: 'smallest', in_place: 'last_day' } } as const
  const atStart = { meter: { which: 'largest', in_place: 'first_day' } } as const
  const eachDay = { meter: { which: 'largest', in_place: 'each_day' } } as const
  test.each<[string, RatingCase, string[]]>([
    ['by size', { ...charge(), meters: [meter('M1', '1')] }, ['BASE 20.00']],
    ['compound: the largest', { ...charge(), meters: compound }, ['BASE 50.00']],
    ['compound: the smallest', { ...charge({}, smallest), meters: compound }, ['BASE 10.00']],
    ['compound: each meter', { ...charge({ each_meter: true }), meters: compound }, ['BASE 50.00', 'BASE 10.00']],
    ['exchange: the one at the end', { ...charge(), meters: exchanged }, ['BASE 50.00']],
    ['exchange: the one at the start', { ...charge({}, atStart), meters: exchanged }, ['BASE 20.00']],
    [
      'exchange: each for its days',
      { ...charge({}, eachDay), meters: exchanged },
      ['BASE 08-05..08-20 10.32', 'BASE 08-21..09-04 24.19'],
    ],
    [
      'removed on the last day: still its size',
      { ...charge(), meters: [meter('M1', '1', '2000-01-01', '2026-09-04')] },
      ['BASE 20.00'],
    ],
    ['count of meters', { ...rules(base({ times: 'meter_count' })), meters: compound }, ['BASE 60.00']],
  ])('%s', (_case, given, expected) => {
    expect(lines(given)).toEqual(expected)
  })
})

describe('a fixed charge on a count with tiers', () => {
  const carts = (more: object): RatingCase => ({
    ...rules({ rule: 'carts', kind: 'fixed', per: 'month', times: 'cart_count', unit: 'cart', ...more }),
    facts: { cart_count: '3', cart_size_gal: 65 },
  })
  const tiers = [
    { line: 'FIRST', up_to: '1', price: '20' },
    { line: 'MORE', price: '12.50' },
  ]
  test.each<[string, RatingCase, string[]]>([
    [
      'price by size times carts',
      carts({ line: 'CART', price: { by: 'cart_size_gal', values: { '65.0': '24.60' } } }),
      ['CART 3 73.80'],
    ],
    ['the first cart and each more', carts({ tiers }), ['FIRST 1 20.00', 'MORE 2 25.00']],
    ['tiers do not shrink with the period', { ...carts({ tiers }), to: '2026-08-19' }, ['FIRST 0.5 10.00', 'MORE 1 12.50']],
    [
      'all carts at the price of the tier',
      { ...carts({ tiers, pricing: 'all_units' }), conventions: { tier_bound: 'inclusive' } },
      ['MORE 3 37.50'],
    ],
  ])('%s', (_case, given, expected) => {
    expect(quantities(given)).toEqual(expected)
  })
})

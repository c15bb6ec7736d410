import { describe, expect, test } from 'vitest'
import type { Rule } from '../../../domain/rating/tariff.js'
import { fixed, PER_BILL, perUnit, publishedLines, type PublishedRate } from '../../../test/support/published-rate.js'
import { hourlyUsage } from '../../../test/support/urdb.js'

// Bills and figures that utilities and authorities published for their customers, each with its source, as the rate command makes them.

const SEYMOUR = (season: Rule): Omit<PublishedRate, 'use'> => ({
  service: 'electric',
  unit: 'kWh',
  conventions: PER_BILL,
  rules: [
    season,
    perUnit('POWER-COST', '0.085'),
    fixed('CUSTOMER', '7.50'),
    {
      rule: 'city-tax',
      kind: 'percent',
      as: 'tax',
      authority: 'city',
      line: 'TAX',
      percent: '1',
      of: ['all'],
      exempt: 'nobody',
    },
  ],
})

const MINIMUM = (use: string): PublishedRate => ({
  service: 'electric',
  unit: 'kWh',
  rules: [
    fixed('FIXED', '10'),
    perUnit('ENERGY', '0.15'),
    { rule: 'minimum', kind: 'minimum', line: 'MINIMUM', per: 'bill', amount: '20', method: 'floor', of: ['all'] },
  ],
  use,
})

const TIME_OF_DAY = (on: string, off: string): PublishedRate => ({
  service: 'electric',
  unit: 'kWh',
  attributes: { on_peak_kwh: 'number', off_peak_kwh: 'number' },
  rules: [
    fixed('CUSTOMER', '14.00'),
    {
      rule: 'energy',
      kind: 'time_of_use',
      periods: {
        on: { line: 'ON', price: '0.1910', quantity: 'on_peak_kwh' },
        off: { line: 'OFF', price: '0.0660', quantity: 'off_peak_kwh' },
      },
    },
  ],
  use: '675.54',
  given: { on_peak_kwh: on, off_peak_kwh: off },
})

describe('blocks, riders and taxes', () => {
  test.each<[string, PublishedRate, string[]]>([
    [
      // City of Seymour, Texas, "Billing Calculation Examples": winter rates, 1,200 kWh.
      'Seymour in winter',
      {
        ...SEYMOUR({
          rule: 'energy',
          kind: 'usage',
          tiers: [
            { line: 'FIRST-250', up_to: '250', price: '0.064' },
            { line: 'NEXT-450', width: '450', price: '0.049' },
            { line: 'OVER', price: '0.0446' },
          ],
        }),
        use: '1200',
      },
      ['FIRST-250 16.00', 'NEXT-450 22.05', 'OVER 22.30', 'POWER-COST 102.00', 'CUSTOMER 7.50', 'TAX 1.70', 'total 171.55'],
    ],
    [
      // The same, summer rates, 2,000 kWh: 550 × 0.0475 = 26.125.
      'Seymour in summer',
      {
        ...SEYMOUR({
          rule: 'energy',
          kind: 'usage',
          tiers: [
            { line: 'FIRST-250', up_to: '250', price: '0.064' },
            { line: 'NEXT-450', width: '450', price: '0.049' },
            { line: 'NEXT-550', width: '550', price: '0.0475' },
            { line: 'OVER', price: '0.0446' },
          ],
        }),
        use: '2000',
      },
      [
        'FIRST-250 16.00',
        'NEXT-450 22.05',
        'NEXT-550 26.13',
        'OVER 33.45',
        'POWER-COST 170.00',
        'CUSTOMER 7.50',
        'TAX 2.75',
        'total 277.88',
      ],
    ],
    [
      // Gainesville Regional Utilities, "Calculating Your GRU Residential Electric Bill" (2015): 903 kWh. The gross receipts tax is 2.5 % of
      // a sum that holds the tax itself; the city's utility tax is on everything but fuel, and on the gross receipts tax.
      'Gainesville: a tax that is part of its own base, a tax on tax, fuel that is not taxed',
      {
        service: 'electric',
        unit: 'kWh',
        conventions: PER_BILL,
        rules: [
          fixed('CUSTOMER', '12.75'),
          {
            rule: 'energy',
            kind: 'usage',
            tiers: [
              { line: 'TIER-1', up_to: '250', price: '0.031' },
              { line: 'TIER-2', up_to: '750', price: '0.042' },
              { line: 'TIER-3', price: '0.084' },
            ],
          },
          { ...perUnit('FUEL', '0.078'), as: 'surcharge' },
          {
            rule: 'gross-receipts',
            kind: 'percent',
            as: 'tax',
            authority: 'state',
            line: 'GROSS-RECEIPTS',
            percent: { quotient: ['2.5', '0.975'] },
            of: ['all'],
            exempt: 'nobody',
          },
          {
            rule: 'utility-tax',
            kind: 'percent',
            as: 'tax',
            authority: 'city',
            line: 'UTILITY-TAX',
            percent: '10',
            of: ['all', 'gross-receipts'],
            except: ['fuel'],
            exempt: 'nobody',
            when: { inside_city: true },
          },
        ],
        use: '903',
        given: { inside_city: 'true' },
      },
      [
        'CUSTOMER 12.75',
        'TIER-1 7.75',
        'TIER-2 21.00',
        'TIER-3 12.85',
        'FUEL 70.43',
        'GROSS-RECEIPTS 3.20',
        'UTILITY-TAX 5.76',
        'total 133.74',
      ],
    ],
    [
      // Erongo RED, Namibia, "How is my account calculated?": 850 kWh, a basic charge by ampere, two levies by kWh.
      'Erongo: three blocks, amperes, levies',
      {
        service: 'electric',
        unit: 'kWh',
        conventions: PER_BILL,
        attributes: { amperes: 'number' },
        rules: [
          {
            rule: 'energy',
            kind: 'usage',
            tiers: [
              { line: 'FIRST-250', width: '250', price: '1.56' },
              { line: 'NEXT-500', width: '500', price: '1.68' },
              { line: 'MORE', price: '2.06' },
            ],
          },
          { rule: 'basic', kind: 'fixed', line: 'BASIC', per: 'bill', times: 'amperes', price: '8.00' },
          perUnit('ECB', '0.0150'),
          perUnit('NEF', '0.0108'),
        ],
        use: '850',
        given: { amperes: '40' },
      },
      ['FIRST-250 390.00', 'NEXT-500 840.00', 'MORE 206.00', 'BASIC 320.00', 'ECB 12.75', 'NEF 9.18', 'total 1777.93'],
    ],
    [
      // Aurora Solar, "Fixed Charge vs Minimum Bill": $10 and 50 kWh at $0.15 are raised to $20.
      'a minimum bill',
      MINIMUM('50'),
      ['FIXED 10.00', 'ENERGY 7.50', 'MINIMUM 2.50', 'total 20.00'],
    ],
    ['a minimum bill that is reached', MINIMUM('150'), ['FIXED 10.00', 'ENERGY 22.50', 'total 32.50']],
    [
      // River Falls Municipal Utilities, "Time-of-Day Rates" (2020): 675.54 kWh, 45 % of it on peak; $96.58 holds a customer charge of $14.00.
      'River Falls: registers by period of the day',
      TIME_OF_DAY('303.993', '371.547'),
      ['CUSTOMER 14.00', 'ON 58.06', 'OFF 24.52', 'total 96.58'],
    ],
    [
      // The same with a tenth of the use shifted to the nights: $88.14.
      'River Falls: a tenth of it at night',
      TIME_OF_DAY('236.439', '439.101'),
      ['CUSTOMER 14.00', 'ON 45.16', 'OFF 28.98', 'total 88.14'],
    ],
    [
      // Oakville Hydro, "Understanding Your Bill (Tiered)", 1 May to 31 October 2022: 700 kWh, losses of 3.76 % on some lines only.
      'Oakville: a loss factor on transmission, wholesale and a line of its own, not on delivery',
      {
        service: 'electric',
        unit: 'kWh',
        conventions: PER_BILL,
        quantities: { adjusted: { product: ['use', '1.0376'] }, lost: { difference: ['adjusted', 'use'] } },
        rules: [
          {
            rule: 'energy',
            kind: 'usage',
            tiers: [
              { line: 'TIER-1', up_to: '600', price: '0.098' },
              { line: 'TIER-2', price: '0.115' },
            ],
          },
          fixed('SERVICE', '31.62'),
          perUnit('VARIABLE', '0.0010'),
          perUnit('TRANSMISSION', '0.0160', 'adjusted'),
          perUnit('LOSSES', '0.115', 'lost'),
          perUnit('WHOLESALE', '0.0039', 'adjusted'),
          fixed('SUPPLY', '0.25'),
        ],
        use: '700',
      },
      [
        'TIER-1 58.80',
        'TIER-2 11.50',
        'SERVICE 31.62',
        'VARIABLE 0.70',
        'TRANSMISSION 11.62',
        'LOSSES 3.03',
        'WHOLESALE 2.83',
        'SUPPLY 0.25',
        'total 120.35',
      ],
    ],
  ])('%s', (_, example, expected) => {
    expect(publishedLines(example)).toEqual(expected)
  })
})

describe('days and changes', () => {
  test('Otter Tail: a customer charge by days of a mean month, use by days over the new year', () => {
    // Otter Tail Power, "How to read my bill", proration of seasonal rates: 11 December to 9 January, 600 kWh, $9.75 × 29 ÷ 30.416667.
    const example: PublishedRate = {
      service: 'electric',
      unit: 'kWh',
      conventions: {
        months: { method: 'days', days_per_month: '365/12' },
        price_change: 'split',
        split: { quantity_rounding: { digits: 6, mode: 'half_up' }, remainder: 'none' },
      },
      rules: [
        { rule: 'customer', kind: 'fixed', line: 'CUSTOMER', per: 'month', price: '9.75' },
        {
          rule: 'use',
          kind: 'usage',
          line: 'USE',
          price: [
            { from: '2000-01-01', value: '1' },
            { from: '2019-01-01', value: '0' },
          ],
          zero_lines: 'print',
        },
      ],
      from: '2018-12-12',
      to: '2019-01-10',
      use: '600',
    }
    // 20 days × 20.689655 kWh = 413.793103 kWh.
    expect(publishedLines(example)).toEqual(['CUSTOMER 9.30', 'USE 413.79', 'total 423.09'])
  })

  test('Oracle: whole kWh on either side of a new rate', () => {
    // Oracle, "Service Quantity Proration": 100 kWh from 1 April to 15 May, a new rate on 16 April: 33 and 67 kWh.
    const example: PublishedRate = {
      service: 'electric',
      unit: 'kWh',
      conventions: { price_change: 'split', split: { quantity_rounding: { digits: 0, mode: 'half_up' }, remainder: 'last' } },
      rules: [
        {
          rule: 'use',
          kind: 'usage',
          line: 'USE',
          price: [
            { from: '2000-01-01', value: '1' },
            { from: '2018-04-16', value: '0.01' },
          ],
        },
      ],
      from: '2018-04-01',
      to: '2018-05-16',
      use: '100',
    }
    expect(publishedLines(example)[0]).toBe('USE 33.67')
  })
})

test('Connexus: a dollar for each kWh below what is usual in the announced hours', () => {
  // Connexus Energy, "Peak Time Rebate FAQs": a baseline of 16 kWh, 12 kWh used, $4. Four kWh an hour from 16:00 to 20:00, three on the day.
  const example: PublishedRate = {
    service: 'electric',
    unit: 'kWh',
    rules: [
      {
        rule: 'rebate',
        kind: 'usage',
        as: 'discount',
        line: 'REBATE',
        price: '1',
        quantity: { during: 'peak', take: 'below_baseline', baseline: { days: 10, highest: 10 } },
      },
    ],
    use: hourlyUsage('2018-06-01', 61, (day, hour) => ({ kwh: day === 47 && hour >= 16 && hour < 20 ? 3 : 4 })),
    calendar: { events: { peak: [{ from: '2018-07-18T16:00', to: '2018-07-18T20:00' }] } },
  }
  expect(publishedLines(example)[0]).toBe('REBATE -4.00')
})

import { describe, expect, test } from 'vitest'
import type { Rule, Value } from '../../../domain/rating/tariff.js'
import { publishedLines, type PublishedRate } from '../../../test/support/published-rate.js'
import { hourlyUsage } from '../../../test/support/urdb.js'

// Bills and figures that utilities and authorities published for their customers, each with its source, as the rate command makes them.

const fixed = (line: string, price: string): Rule => ({ rule: line.toLowerCase(), kind: 'fixed', line, per: 'bill', price })
const perKwh = (line: string, price: string, quantity?: Value): Rule => ({
  rule: line.toLowerCase(),
  kind: 'usage',
  line,
  price,
  ...(quantity === undefined ? {} : { quantity }),
})
const PER_BILL = { tier_limits: { per: 'bill', rounding: 'none' } } as const

const SEYMOUR = (season: Rule): Omit<PublishedRate, 'use'> => ({
  service: 'electric',
  unit: 'kWh',
  conventions: PER_BILL,
  rules: [
    season,
    perKwh('POWER-COST', '0.085'),
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
          { ...perKwh('FUEL', '0.078'), as: 'surcharge' },
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
          perKwh('VARIABLE', '0.0010'),
          perKwh('TRANSMISSION', '0.0160', 'adjusted'),
          perKwh('LOSSES', '0.115', 'lost'),
          perKwh('WHOLESALE', '0.0039', 'adjusted'),
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

describe('demand', () => {
  const charge = (quantity: Value, price: string, more: Partial<PublishedRate> = {}): PublishedRate => ({
    service: 'electric',
    unit: 'kWh',
    use: '0',
    rules: [{ rule: 'demand', kind: 'demand', line: 'DEMAND', per: 'bill', quantity, price, unit: 'kW' }],
    ...more,
  })
  const NORRIS: Value = {
    product: ['demand', { greatest: ['1', { least: ['1.1', { quotient: ['0.93', 'power_factor'] }] }] }],
    rounding: { digits: 2, mode: 'half_up' },
  }
  const HALF_OF_YEAR: Value = {
    greatest: ['demand', { percent: '50', of: { past: 'demand', take: 'greatest', months: 12, if_none: 'nothing' } }],
  }
  const year = 'start,end,kwh,kw\n2017-08-01,2017-09-01,0,200\n2018-01-01,2018-02-01,0,60'
  test.each<[string, PublishedRate, string]>([
    [
      // Norris Public Power District, irrigation newsletter: 51.09 kW × 0.93 ÷ 0.871 = 54.55 kW at $23.80.
      'Norris: a power factor below 93 % raises it',
      charge(NORRIS, '23.80', { kw: '51.09', attributes: { power_factor: 'number' }, given: { power_factor: '0.871' } }),
      'DEMAND 1298.29',
    ],
    [
      // The same: at 93 % or above the demand is as metered.
      'Norris: a good power factor changes nothing',
      charge(NORRIS, '23.80', { kw: '51.09', attributes: { power_factor: 'number' }, given: { power_factor: '0.95' } }),
      'DEMAND 1215.94',
    ],
    [
      // The same: the increase is at most 10 %. 51.09 × 1.1 = 56.20 × 23.80
      'Norris: and a bad one at most by a tenth',
      charge(NORRIS, '23.80', { kw: '51.09', attributes: { power_factor: 'number' }, given: { power_factor: '0.7' } }),
      'DEMAND 1337.56',
    ],
    [
      // Orange & Rockland, "Calculating Power Factor": 750 kvar − ⅓ × 1,000 kW = 416.7 kvar at $0.40.
      'Orange & Rockland: reactive demand above a third of the demand',
      charge({ excess_of: 'kvar', above: { quotient: ['demand', '3'] }, rounding: { digits: 1, mode: 'half_up' } }, '0.40', {
        kw: '1000',
        attributes: { kvar: 'number' },
        given: { kvar: '750' },
      }),
      'DEMAND 166.68',
    ],
    [
      // Energy Toolbase, "Understanding Demand Ratchets": the higher of the month and half of the highest of a year of 200 kW.
      'a ratchet that holds',
      charge(HALF_OF_YEAR, '1', { kw: '80', history: year }),
      'DEMAND 100.00',
    ],
    ['a ratchet that does not', charge(HALF_OF_YEAR, '1', { kw: '105', history: year }), 'DEMAND 105.00'],
    [
      // Pacific Northwest National Laboratory, "What is a demand ratchet?": 1,000 kW, 80 %, eleven months.
      'eleven months hold, the twelfth does not',
      charge(
        { greatest: ['demand', { percent: '80', of: { past: 'demand', take: 'greatest', months: 11, if_none: 'nothing' } }] },
        '1',
        { kw: '10', history: 'start,end,kwh,kw\n2017-07-01,2017-08-01,0,5000\n2017-08-01,2017-09-01,0,1000' },
      ),
      'DEMAND 800.00',
    ],
    [
      // AGL, "Demand rates": 9.6 kW × 90 days × 15 cents.
      'AGL: demand by the day',
      {
        ...charge('demand', '0.15', { kw: '9.6', from: '2018-07-01', to: '2018-09-29' }),
        rules: [{ rule: 'demand', kind: 'demand', line: 'DEMAND', per: 'day', quantity: 'demand', price: '0.15', unit: 'kW' }],
      },
      'DEMAND 129.60',
    ],
  ])('%s', (_, example, expected) => {
    expect(publishedLines(example)[0]).toBe(expected)
  })

  test('hours use: the first 250 hours of 180 kW are 45,000 kWh', () => {
    // Mike Holt forum, "kW and cost", a utility's rate: 4.5 cents for 250 kWh per kW, 2.5 cents above.
    const example: PublishedRate = {
      service: 'electric',
      unit: 'kWh',
      conventions: PER_BILL,
      quantities: { first: { product: ['250', 'demand'] } },
      rules: [
        {
          rule: 'energy',
          kind: 'usage',
          tiers: [
            { line: 'FIRST-250-HOURS', up_to: 'first', price: '0.045' },
            { line: 'MORE', price: '0.025' },
          ],
        },
      ],
      use: '60000',
      kw: '180',
    }
    expect(publishedLines(example)).toEqual(['FIRST-250-HOURS 2025.00', 'MORE 375.00', 'total 2400.00'])
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

import { describe, expect, test } from 'vitest'
import type { Value } from '../../../domain/rating/tariff.js'
import { PER_BILL, publishedLines, type PublishedRate } from '../../../test/support/published-rate.js'
import { hourlyUsage } from '../../../test/support/urdb.js'

// Demand as utilities and authorities published it for their customers, each figure with its source, as the rate command makes it.

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
  const RUNESTONE = (from: string, to: string): Partial<PublishedRate> => ({
    from,
    to,
    kw: '10',
    conventions: {
      seasons: {
        season: [
          { name: 'summer', from: '06-01', to: '08-31' },
          { name: 'winter', from: '09-01', to: '05-31' },
        ],
      },
    },
    rules: [
      {
        rule: 'demand',
        kind: 'demand',
        line: 'DEMAND',
        per: 'bill',
        quantity: 'demand',
        unit: 'kW',
        price: { by: 'season', values: { summer: '10', winter: '6.50' } },
      },
    ],
  })
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
      // Adams-Columbia Electric Cooperative, "Understanding the Demand Charge": 40 kW at $18.06; 40 kWh and $68.00 come to it.
      'Adams-Columbia: a load of 40 kW for an hour',
      charge('demand', '18.06', { kw: '40', use: '40' }),
      'DEMAND 722.40',
    ],
    [
      // Runestone Electric, "Demand Charge": 10 kW at $10.00 in June, July and August.
      'Runestone: demand in summer',
      charge('demand', '1', RUNESTONE('2018-07-01', '2018-08-01')),
      'DEMAND 100.00',
    ],
    [
      // The same at $6.50 in the other months.
      'Runestone: demand in winter',
      charge('demand', '1', RUNESTONE('2018-12-01', '2019-01-01')),
      'DEMAND 65.00',
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

test.each([
  // CORE Electric Cooperative, "Demand charge": an oven and a dryer of 4 kW each between 16:00 and 20:00, $3.00 a kW; what runs before does not count.
  ['CORE: two appliances at once', [17, 17], 'DEMAND 24.00'],
  ['CORE: one after the other', [17, 18], 'DEMAND 12.00'],
  ['CORE: one of them before the hours of the peak', [15, 17], 'DEMAND 12.00'],
])('%s', (_, hours, expected) => {
  const example: PublishedRate = {
    service: 'electric',
    unit: 'kWh',
    conventions: {
      schedules: {
        peak: { periods: ['off', 'on'], rows: [{ period: 'on', from: '16:00', to: '20:00' }], otherwise: 'off' },
      },
    },
    rules: [
      {
        rule: 'demand',
        kind: 'demand',
        line: 'DEMAND',
        per: 'bill',
        quantity: { peak: 'kw', schedule: 'peak', in: ['on'] },
        price: '3.00',
        unit: 'kW',
      },
    ],
    use: hourlyUsage('2018-07-01', 31, (day, hour) => ({ kwh: day === 9 ? 4 * hours.filter((own) => own === hour).length : 0 })),
  }
  expect(publishedLines(example)[0]).toBe(expected)
})

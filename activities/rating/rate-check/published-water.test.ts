import { describe, expect, test } from 'vitest'
import type { Value } from '../../../domain/rating/tariff.js'
import { fixed, PER_BILL, perUnit, publishedLines, type PublishedRate, WHOLE } from '../../../test/support/published-rate.js'

// Bills and figures that cities and utilities published for their customers, each with its source, as the rate command makes them.

describe('water', () => {
  const amount = (quantity: Value, more: Partial<PublishedRate>): PublishedRate => ({
    service: 'water',
    unit: 'ccf',
    use: '0',
    rules: [perUnit('UNITS', '1', quantity)],
    ...more,
  })
  const people = { attributes: { people: 'number' } } as const
  test.each<[string, PublishedRate, string[]]>([
    [
      // City of Goodland, Kansas, "Example of how to Calculate": 1,000 cubic feet; 1 ccf is 748 gallons there, and 3.2 cents a thousand.
      'Goodland: blocks by the hundred cubic feet and a state fee by the thousand gallons',
      {
        service: 'water',
        unit: 'ccf',
        conventions: PER_BILL,
        quantities: { thousands: { product: ['use', '0.748'] } },
        rules: [
          {
            rule: 'use',
            kind: 'usage',
            tiers: [
              { line: 'TO-4000', up_to: '40', price: '1.35' },
              { line: 'OVER', price: '1.50' },
            ],
          },
          {
            rule: 'meter',
            kind: 'fixed',
            line: 'METER',
            per: 'bill',
            price: { by: 'meter_size', values: { '1': '20', '1.5': '40' } },
          },
          perUnit('STATE-PLAN', '0.032', 'thousands', 'kgal'),
        ],
        use: '10',
        given: { meter_size: '1' },
      },
      ['TO-4000 13.50', 'METER 20.00', 'STATE-PLAN 0.24', 'total 33.74'],
    ],
    [
      // City of Arden Hills, "Current Rate Structure": 50,000 gallons in a quarter, 10,000 of them within the base charge.
      'Arden Hills: water of a quarter',
      {
        service: 'water',
        unit: 'kgal',
        conventions: PER_BILL,
        rules: [
          fixed('BASE', '41.16'),
          fixed('STANDBY', '7.71'),
          fixed('TEST', '1.59'),
          {
            rule: 'use',
            kind: 'usage',
            tiers: [
              { up_to: '10', price: '0' },
              { line: 'TIER-1', up_to: '35', price: '3.51' },
              { line: 'TIER-2', price: '6.15' },
            ],
          },
        ],
        use: '50',
      },
      ['BASE 41.16', 'STANDBY 7.71', 'TEST 1.59', 'TIER-1 87.75', 'TIER-2 92.25', 'total 230.46'],
    ],
    [
      // The same bill: sewer on the water above 15,000 gallons.
      'Arden Hills: sewer of a quarter',
      {
        service: 'sewer',
        unit: 'kgal',
        quantities: { billed: { excess_of: { use_of: 'water', if_none: 'refuse' }, above: '15' } },
        rules: [fixed('BASE', '85.55'), perUnit('VOLUME', '4.93', 'billed')],
        use: '50',
      },
      ['BASE 85.55', 'VOLUME 172.55', 'total 258.10'],
    ],
    [
      // Western Municipal Water District, "Residential Water Budgets": 60 gallons × 3 people × 30 days ÷ 748 = 7.2 billing units.
      'Western Municipal: an indoor budget',
      amount(
        { quotient: [{ product: ['60', 'people', 'days'] }, '748'], rounding: { digits: 1, mode: 'half_up' } },
        { ...people, from: '2018-06-01', to: '2018-07-01', given: { people: '3' } },
      ),
      ['UNITS 7.20', 'total 7.20'],
    ],
    [
      // The same page today, 55 gallons: 6.6 billing units.
      'Western Municipal: an indoor budget of 55 gallons',
      amount(
        { quotient: [{ product: ['55', 'people', 'days'] }, '748'], rounding: { digits: 1, mode: 'half_up' } },
        { ...people, from: '2018-06-01', to: '2018-07-01', given: { people: '3' } },
      ),
      ['UNITS 6.60', 'total 6.60'],
    ],
    [
      // Quartz Hill Water District, "How we calculate your bill": a lot of 12,500 square feet, 5,000 at 19 gallons and 7,500 at 17.
      'Quartz Hill: an outdoor budget by blocks of the lot',
      {
        service: 'water',
        unit: 'gal',
        conventions: PER_BILL,
        rules: [
          {
            rule: 'outdoor',
            kind: 'usage',
            quantity: 'lot_area_sqft',
            tiers: [
              { line: 'OUTDOOR', up_to: '5000', price: '19' },
              { line: 'OUTDOOR', width: '9000', price: '17' },
              { line: 'OUTDOOR', price: '14' },
            ],
          },
        ],
        use: '0',
        given: { lot_area_sqft: '12500' },
      },
      ['OUTDOOR 222500.00', 'total 222500.00'],
    ],
    [
      // Sweetwater Authority, "Target Water Allocation": 20 HCF of the base period less 10 % are 18.
      'Sweetwater: an allocation, the base year less a reduction',
      {
        service: 'water',
        unit: 'hcf',
        conventions: PER_BILL,
        quantities: { target: { percent: '90', of: 'base_use' } },
        attributes: { base_use: 'number' },
        rules: [
          {
            rule: 'use',
            kind: 'usage',
            tiers: [
              { line: 'WITHIN', up_to: 'target', price: '1' },
              { line: 'ABOVE', price: '10' },
            ],
          },
        ],
        use: '21',
        given: { base_use: '20' },
      },
      ['WITHIN 18.00', 'ABOVE 30.00', 'total 48.00'],
    ],
    [
      // City of Coalinga, "Drought Charge": 18,000 gallons and no saving: above 70 % of the base use, and above 15,000: 3 × $7.50.
      'Coalinga: a charge above the reduced use, and above fifteen thousand gallons',
      {
        service: 'water',
        unit: 'kgal',
        quantities: { free: { greatest: ['15', { percent: '70', of: 'base_use' }] } },
        attributes: { base_use: 'number' },
        rules: [perUnit('DROUGHT', '7.50', { excess_of: 'use', above: 'free' })],
        use: '18',
        given: { base_use: '18' },
      },
      ['DROUGHT 22.50', 'total 22.50'],
    ],
  ])('%s', (_, example, expected) => {
    expect(publishedLines(example)).toEqual(expected)
  })
})

describe('sewer on the winter', () => {
  const winter = {
    winter_average_of: 'water',
    months: [12, 1, 2],
    applies_from: '03-01',
    months_needed: 3,
    period_needed: 'any',
    otherwise: '4',
  } as const
  const MULVANE: Omit<PublishedRate, 'use'> = {
    service: 'sewer',
    unit: 'kgal',
    quantities: { winter },
    rules: [fixed('CUSTOMER', '21.00'), perUnit('VOLUME', '5.25', 'winter')],
  }
  test.each<[string, PublishedRate, string[]]>([
    [
      // City of Mulvane, Kansas: $21.00 and $5.25 for each thousand gallons; new customers pay $42.00, the city's average of 4,000.
      'Mulvane: a new customer pays the average of the city',
      { ...MULVANE, use: '7' },
      ['CUSTOMER 21.00', 'VOLUME 21.00', 'total 42.00'],
    ],
    [
      'Mulvane: one of a winter pays its own',
      {
        ...MULVANE,
        use: '7',
        history: 'start,end,kgal\n2017-12-01,2018-01-01,2\n2018-01-01,2018-02-01,3\n2018-02-01,2018-03-01,4',
      },
      ['CUSTOMER 21.00', 'VOLUME 15.75', 'total 36.75'],
    ],
    [
      // City of Longview, Texas, "How Monthly Sewer Charge is Calculated": (7,000 + 6,800 + 6,900) ÷ 3 gallons, 2,000 within the base charge.
      'Longview: what the winter is above the base charge',
      {
        ...MULVANE,
        quantities: { winter: { ...winter, otherwise: '6' }, above: { excess_of: 'winter', above: '2' } },
        rules: [fixed('MINIMUM', '12.40'), perUnit('VOLUME', '3.95', 'above')],
        use: '11',
        history: 'start,end,kgal\n2017-11-01,2017-12-02,7\n2017-12-02,2018-01-02,6.8\n2018-01-02,2018-02-02,6.9',
      },
      ['MINIMUM 12.40', 'VOLUME 19.36', 'total 31.76'],
    ],
    [
      // City of Gig Harbor: two bills of two months, 20 and 10 ccf: 15 ccf are the most that is charged in a summer bill.
      'Gig Harbor: the mean of two bills of the winter is the most that counts',
      {
        service: 'sewer',
        unit: 'ccf',
        quantities: {
          billed: {
            least: [
              { ...winter, months: [1, 3], months_needed: 2, applies_from: '05-01', otherwise: 'refuse' },
              { use_of: 'water', if_none: 'refuse' },
            ],
          },
        },
        rules: [perUnit('VOLUME', '1', 'billed')],
        from: '2018-06-01',
        to: '2018-08-01',
        use: '34',
        history: 'start,end,ccf\n2017-12-01,2018-01-31,20\n2018-02-01,2018-03-31,10',
      },
      ['VOLUME 15.00', 'total 15.00'],
    ],
  ])('%s', (_, example, expected) => {
    expect(publishedLines(example)).toEqual(expected)
  })
})

describe('stormwater', () => {
  const fee = (quantity: Value, price: string, area: string): PublishedRate => ({
    service: 'stormwater',
    unit: 'ERU',
    use: '0',
    quantities: { units: quantity },
    rules: [{ rule: 'fee', kind: 'fixed', line: 'FEE', per: 'bill', times: 'units', price, unit: 'ERU' }],
    given: { impervious_sqft: area },
  })
  test.each<[string, PublishedRate, string]>([
    [
      // City of Charlottesville, Virginia: 2,100 ÷ 500 = 4.2, the next whole number is 5, × $1.20 × 12 = $72.
      'Charlottesville: up to the next whole unit',
      fee({ quotient: ['impervious_sqft', '500'], rounding: { digits: 0, mode: 'up' } }, '14.40', '2100'),
      'FEE 72.00',
    ],
    [
      // Berkeley County, South Carolina: 915,447 ÷ 2,760 = 331.68, the nearest is 332, × $36.00.
      'Berkeley County: to the nearest unit',
      fee({ quotient: ['impervious_sqft', '2760'], rounding: WHOLE }, '36', '915447'),
      'FEE 11952.00',
    ],
    [
      // City of Lawrenceville, Georgia: 5 acres × 43,560 × 75 % ÷ 3,000 = 54.45, × $5.00.
      'Lawrenceville: three quarters of the parcel, to two digits',
      fee(
        { quotient: [{ percent: '75', of: 'impervious_sqft' }, '3000'], rounding: { digits: 2, mode: 'half_up' } },
        '5',
        '217800',
      ),
      'FEE 272.25',
    ],
  ])('%s', (_, example, expected) => {
    expect(publishedLines(example)[0]).toBe(expected)
  })
})

import { describe, expect, test } from 'vitest'
import { type OwrsCase, owrsBill } from '../../../test/support/owrs.js'

const SIZES = `
service_charge:
  depends_on:
    - meter_size
    - city_limits
  values:
    5/8"|Inside: 10
    5/8"|Outside: 15
    1|1/2"|Inside: 30
    1 1/2"|Outside: 45
    Larger|Inside: 60
flat_rate: 2
commodity_charge: flat_rate*usage_ccf
bill: service_charge + commodity_charge`

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** The season follows from the month, and prices from season and zone. */
const SEASONS = `
season:
  depends_on: usage_month
  values:
${MONTHS.map((month, index) => `    ${month}: ${index > 3 && index < 10 ? 'Summer' : 'Winter'}`).join('\n')}
flat_rate:
  depends_on: [zone, season]
  values: {1|summer: 3, 1|winter: 2, 2|summer: 5, 2|winter: 4}
bill: flat_rate*usage_ccf`

const NESTED = `
service_charge:
  depends_on: season
  values:
    Summer:
      depends_on: meter_size
      values: {5/8": 1, 1|1/2": 5}
    Winter: 7
bill: service_charge + usage_ccf`

describe('tables', () => {
  const at = (size: string, place: string): OwrsCase => ({
    fields: SIZES,
    use: 4,
    attributes: { meter_size: size, city_limits: place },
  })
  test.each<[string, OwrsCase, string]>([
    ['two attributes in one key', at('5/8"', 'Inside'), '18.00'],
    ['as people write them', at('5/8', 'outside'), '23.00'],
    ['a mixed number that holds the separator', at('1 1/2"', 'Inside'), '38.00'],
    ['a mixed number as a decimal', at('1.5', 'OUTSIDE'), '53.00'],
    ['a word instead of a size', at('larger', 'inside'), '68.00'],
    ['a pair that is not there', at('Larger', 'Outside'), expect.stringContaining('NO_TABLE_ROW') as string],
    [
      'a size that is not there',
      at('3', 'Inside'),
      expect.stringContaining('the table has no row for meter_size 3, city_limits Inside') as string,
    ],
    [
      'one attribute is missing',
      { fields: SIZES, use: 4, attributes: { meter_size: '5/8' } },
      expect.stringContaining('city_limits is not known for this agreement (one of Inside, Outside)') as string,
    ],
    [
      'tables in tables',
      {
        fields:
          'flat_rate:\n  depends_on: [zone, season]\n  values:\n    1: {Summer: 1.5, Winter: 1}\n    2: {Summer: 2, Winter: 1.2}\nbill: flat_rate*usage_ccf',
        use: 10,
        attributes: { zone: '2', season: 'winter' },
      },
      '12.00',
    ],
    [
      'a list of one is its value',
      {
        fields:
          'flat_rate:\n  depends_on: season\n  values:\n    Summer:\n      - 1.785\n    Winter:\n      - 0.833\nbill: flat_rate*usage_ccf',
        use: 10,
        attributes: { season: 'Summer' },
      },
      '17.85',
    ],
    [
      'values as a list of single members',
      {
        fields: 'service_charge:\n  depends_on: meter_size\n  values:\n    - 5/8": 3\n    - 1": 4\nbill: service_charge',
        use: 10,
        attributes: { meter_size: '1' },
      },
      '4.00',
    ],
    [
      'ranges by the number that lies in them',
      {
        fields:
          'service_charge:\n  depends_on: lot_size_group\n  values:\n    0-7000: 3\n    7,001-11,000: 4\n    "> 11,000 sq ft": 5\nbill: service_charge',
        use: 10,
        attributes: { lot_size_group: '7500' },
      },
      '4.00',
    ],
    [
      'a table of formulas',
      {
        fields:
          'service_charge: 10\ncommodity_charge: 2*usage_ccf\nbill:\n  depends_on: wrap_customer\n  values:\n    Yes: service_charge*0.5 + commodity_charge\n    No: service_charge + commodity_charge',
        use: 3,
        attributes: { wrap_customer: 'yes' },
      },
      '11.00',
    ],
    [
      'a table of formulas without a row for the customer',
      {
        fields:
          'service_charge: 10\nbill:\n  depends_on: wrap_customer\n  values:\n    Yes: service_charge*0.5\n    No: service_charge',
        use: 3,
        attributes: { wrap_customer: 'perhaps' },
      },
      expect.stringContaining('NO_TABLE_ROW') as string,
    ],
    [
      'an attribute the file itself states',
      {
        fields:
          'water_type: POTABLE\nflat_rate:\n  depends_on: water_type\n  values: {POTABLE: 2, RECYCLED: 1}\nbill: flat_rate*usage_ccf',
        use: 3,
      },
      '6.00',
    ],
    [
      'a table written one step too far left, in a class that is a list',
      {
        file: 'rate_structure:\n  A:\n    - tier_starts: [0, 11]\n    - tier_prices:\n      depends_on: water_type\n      values:\n        POTABLE: [1, 2]\n        RECYCLED: [3, 4]\n    - commodity_charge: Tiered\n    - bill: commodity_charge',
        use: 12,
        attributes: { water_type: 'recycled' },
      },
      '38.00',
    ],
    [
      'the beginning of a key where no other begins so',
      {
        fields: 'bill:\n  depends_on: city_limits\n  values: {inside_city: 1, outside_city: 2}',
        use: 1,
        attributes: { city_limits: 'Outside' },
      },
      '2.00',
    ],
    [
      'the month with most days of the period, in January',
      {
        fields: `bill:\n  depends_on: usage_month\n  values:\n${MONTHS.map((month, index) => `    ${month}: ${index + 1}`).join('\n')}`,
        use: 1,
      },
      '1.00',
    ],
    [
      'the month that is stated',
      {
        fields: `bill:\n  depends_on: usage_month\n  values:\n${MONTHS.map((month, index) => `    ${month}: ${index + 1}`).join('\n')}`,
        use: 1,
        attributes: { usage_month: 'jul' },
      },
      '7.00',
    ],
    [
      'months by number, within a budget',
      {
        fields: `plant_factor:\n  depends_on: month\n  values:\n${MONTHS.map((_, index) => `    ${index + 1}: ${index / 10 + 1}`).join('\n')}\nbill: ifelse(plant_factor > 1, 10, 20)*plant_factor`,
        use: 1,
      },
      '20.00',
    ],
    [
      'a month without a row must be stated',
      { fields: 'bill:\n  depends_on: usage_month\n  values: {1: 3, 2: 4}', use: 1 },
      expect.stringContaining('usage_month is not known for this agreement (one of 1, 2)') as string,
    ],
    [
      'a row that is a table by something else',
      { fields: NESTED, use: 4, attributes: { season: 'summer', meter_size: '1.5' } },
      '9.00',
    ],
    ['beside a row that is a figure', { fields: NESTED, use: 4, attributes: { season: 'winter', meter_size: '1.5' } }, '11.00'],
    [
      'and tiers in it',
      {
        fields:
          'tier_starts: [0, 3]\ntier_prices:\n  depends_on: season\n  values:\n    Summer:\n      depends_on: [zone]\n      values: {1: [1, 2], 2: [3, 4]}\n    Winter: [5, 6]\ncommodity_charge: Tiered\nbill: commodity_charge',
        use: 3,
        attributes: { season: 'Summer', zone: '2' },
      },
      '10.00',
    ],
    ['by a field that is a table itself, by the calendar', { fields: SEASONS, use: 10, attributes: { zone: '2' } }, '40.00'],
    [
      'by a field that is a table itself, as its attribute is stated',
      { fields: SEASONS, use: 10, attributes: { zone: '1', usage_month: 'Jul' } },
      '30.00',
    ],
    [
      'by what is stated in place of that field',
      { fields: SEASONS, use: 10, attributes: { zone: '2', season: 'Summer' } },
      '50.00',
    ],
    [
      'by a field and by what that field depends on',
      {
        fields:
          'group:\n  depends_on: meter_size\n  values: {1: small, 2: large}\nbill:\n  depends_on: [meter_size, group]\n  values: {1|small: 3, 2|small: 4, 2|large: 5}',
        use: 1,
        attributes: { meter_size: '2' },
      },
      '5.00',
    ],
    [
      'tables that go round in a circle',
      {
        fields:
          'a:\n  depends_on: b\n  values: {x: y}\nb:\n  depends_on: a\n  values: {y: x}\nbill:\n  depends_on: a\n  values: {y: 1}',
        use: 1,
      },
      expect.stringContaining('FORMULA_CIRCULAR') as string,
    ],
    [
      'by a table of words that are none of its keys',
      {
        fields: 'a:\n  depends_on: b\n  values: {x: y}\nbill:\n  depends_on: a\n  values: {z: 1}',
        use: 1,
        attributes: { b: 'x' },
      },
      expect.stringContaining('bill depends on a, a field of the file that is none of its keys') as string,
    ],
    [
      'a row without a value is missing only for those whose row it is',
      {
        fields: 'service_charge:\n  depends_on: meter_size\n  values:\n    5/8": 3\n    12":\nbill: service_charge',
        use: 3,
        attributes: { meter_size: '5/8' },
      },
      '3.00',
    ],
  ])('%s', (_case, given, expected) => {
    expect(owrsBill(given)).toEqual(expected)
  })
})

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

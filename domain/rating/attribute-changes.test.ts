import { describe, expect, test } from 'vitest'
import { lines, quantities, type RatingCase } from '../../test/support/rating.js'

// A period of 31 days, 5 August to 4 September, that counts as one month; something about the customer changes on 15 August: 10 days
// before, 21 from then on.

const from = '2026-08-15'
const carts = (more: object = {}): RatingCase => ({
  rules: [{ rule: 'carts', kind: 'fixed', line: 'CARTS', per: 'month', times: 'cart_count', price: '31', ...more }],
  facts: { cart_count: 1 },
  attributeChanges: [{ name: 'cart_count', from, value: 3 }],
})
const changed = (
  name: string,
  value: string | number | boolean,
  rules: readonly object[],
  facts: RatingCase['facts'],
): RatingCase => ({
  rules,
  facts,
  attributeChanges: [{ name, from, value }],
  use: 31,
})

describe('what changes about a customer inside a period', () => {
  test.each<[string, RatingCase, string[]]>([
    [
      'a count divides the charge on it: 1 × 31 × 10/31, 3 × 31 × 21/31',
      carts(),
      ['CARTS 08-05..08-14 10.00', 'CARTS 08-15..09-04 63.00'],
    ],
    ['one line where the tariff merges parts', carts({ conventions: { segments: 'merged' } }), ['CARTS 73.00']],
    ['the count of the last day, where that day counts', carts({ conventions: { price_change: 'last_day' } }), ['CARTS 93.00']],
    ['the count of the first day', carts({ conventions: { price_change: 'first_day' } }), ['CARTS 31.00']],
    ['the count of most days', carts({ conventions: { price_change: 'most_days' } }), ['CARTS 93.00']],
    [
      'a charge that does not rest on it stays whole',
      changed('cart_count', 3, [{ rule: 'base', kind: 'fixed', line: 'BASE', per: 'month', price: '31' }], { cart_count: 1 }),
      ['BASE 31.00'],
    ],
    [
      'twice in one period',
      {
        ...carts(),
        attributeChanges: [
          { name: 'cart_count', from, value: 3 },
          { name: 'cart_count', from: '2026-08-25', value: 0 },
        ],
      },
      ['CARTS 08-05..08-14 10.00', 'CARTS 08-15..08-24 30.00', 'CARTS 08-25..09-04 0.00'],
    ],
    [
      'a price by city limits when the lot comes into the city: 31 ccf, 10 at 2 and 21 at 1',
      changed(
        'inside_city',
        true,
        [{ rule: 'use', kind: 'usage', line: 'USE', price: { by: 'inside_city', values: { true: '1', false: '2' } } }],
        { inside_city: false },
      ),
      ['USE 08-05..08-14 20.00', 'USE 08-15..09-04 21.00'],
    ],
    [
      'a rule that applies only from then on',
      changed(
        'senior',
        true,
        [{ rule: 'off', kind: 'fixed', as: 'discount', line: 'OFF', per: 'month', price: '31', when: { senior: true } }],
        { senior: false },
      ),
      ['OFF 08-15..09-04 -21.00'],
    ],
    [
      'a named quantity that rests on it',
      {
        ...changed(
          'impervious_sqft',
          6000,
          [{ rule: 'storm', kind: 'fixed', line: 'STORM', per: 'month', times: 'eru', price: '31' }],
          { impervious_sqft: 3000 },
        ),
        quantities: { eru: { quotient: ['impervious_sqft', '3000'] } },
      },
      ['STORM 08-05..08-14 10.00', 'STORM 08-15..09-04 42.00'],
    ],
    [
      'an exemption from a tax: 10 % of 10/31 of 31',
      changed(
        'tax_exempt',
        true,
        [
          { rule: 'base', kind: 'fixed', line: 'BASE', per: 'month', price: '31' },
          {
            rule: 'tax',
            kind: 'percent',
            as: 'tax',
            authority: 'city',
            line: 'TAX',
            percent: '10',
            of: ['all'],
            exempt: { tax_exempt: true },
          },
        ],
        { tax_exempt: false },
      ),
      ['BASE 31.00', 'TAX 08-05..08-14 1.00'],
    ],
  ])('%s', (_case, given, expected) => {
    expect(lines(given)).toEqual(expected)
  })

  test('tier limits by dwelling unit are the shares of each', () => {
    const given = changed(
      'dwelling_units',
      2,
      [
        {
          rule: 'use',
          kind: 'usage',
          tier_limits_times: 'dwelling_units',
          tiers: [
            { line: 'T1', up_to: '15.5', price: '1' },
            { line: 'T2', price: '2' },
          ],
        },
      ],
      { dwelling_units: 1 },
    )
    expect(quantities(given)).toEqual(['T1 5 5.00', 'T2 5 10.00', 'T1 21 21.00'])
  })
})

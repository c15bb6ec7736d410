import { describe, expect, test } from 'vitest'
import { lines, type RatingCase } from '../../test/support/rating.js'

const BASE = { rule: 'base', kind: 'fixed', line: 'BASE', per: 'month', price: '20.00' }
const USE = { rule: 'use', kind: 'usage', line: 'USE', price: '3.333' }
const rules = (...list: object[]): RatingCase => ({ rules: [BASE, USE, ...list], use: 10 })
const surcharge = (more: object) => ({
  rule: 'outside',
  kind: 'percent',
  as: 'surcharge',
  line: 'OUT',
  percent: '15',
  of: ['all'],
  ...more,
})
const tax = (more: object) => ({
  rule: 'tax',
  kind: 'percent',
  as: 'tax',
  authority: 'city',
  line: 'TAX',
  percent: '6',
  of: ['all'],
  exempt: 'nobody',
  ...more,
})
const discount = (more: object) => ({
  rule: 'low',
  kind: 'percent',
  as: 'discount',
  line: 'LOW',
  percent: '25',
  of: ['base'],
  ...more,
})
const PRICED = ['BASE 20.00', 'USE 33.33']

describe('percentages', () => {
  const county = tax({ rule: 'county', line: 'TAX2', percent: '2', of: ['all', 'taxes'] })
  test.each<[string, RatingCase, string[]]>([
    ['of all lines', rules(surcharge({})), [...PRICED, 'OUT 8.00']],
    ['of one rule', rules(surcharge({ of: ['base'] })), [...PRICED, 'OUT 3.00']],
    ['of one line code', rules(surcharge({ of: ['USE'] })), [...PRICED, 'OUT 5.00']],
    ['of all but one', rules(surcharge({ of: ['all'], except: ['use'] })), [...PRICED, 'OUT 3.00']],
    ['only outside the city', { ...rules(surcharge({ when: { inside_city: false } })), facts: { inside_city: true } }, PRICED],
    ['a discount is negative', rules(discount({})), [...PRICED, 'LOW -5.00']],
    [
      'tax on charges, surcharges and discounts',
      rules(surcharge({}), discount({}), tax({})),
      [...PRICED, 'OUT 8.00', 'LOW -5.00', 'TAX 3.38'],
    ],
    ['tax before the discount', rules(tax({}), discount({})), [...PRICED, 'TAX 3.20', 'LOW -5.00']],
    ['tax on surcharges alone', rules(surcharge({}), tax({ of: ['surcharges'] })), [...PRICED, 'OUT 8.00', 'TAX 0.48']],
    ['tax on charges alone', rules(surcharge({}), tax({ of: ['charges'] })), [...PRICED, 'OUT 8.00', 'TAX 3.20']],
    ['no tax on tax', rules(tax({}), tax({ rule: 'county', line: 'TAX2', percent: '2' })), [...PRICED, 'TAX 3.20', 'TAX2 1.07']],
    ['tax on tax', rules(tax({}), county), [...PRICED, 'TAX 3.20', 'TAX2 1.13']],
    ['exempt accounts pay none', { ...rules(tax({ exempt: { tax_exempt: true } })), facts: { tax_exempt: 'true' } }, PRICED],
    ['others pay', { ...rules(tax({ exempt: { tax_exempt: true } })), facts: { tax_exempt: false } }, [...PRICED, 'TAX 3.20']],
    ['half of the base is taxed', rules(tax({ base_percent: '50' })), [...PRICED, 'TAX 1.60']],
    [
      'a share of the base by class',
      {
        ...rules(tax({ base_percent: { by: 'customer_class', values: { residential: '100', industrial: '40' } } })),
        facts: { customer_class: 'industrial' },
      },
      [...PRICED, 'TAX 1.28'],
    ],
    [
      'the rate by class',
      {
        ...rules(tax({ percent: { by: 'customer_class', values: { residential: '6', commercial: '8' } } })),
        facts: { customer_class: 'commercial' },
      },
      [...PRICED, 'TAX 4.27'],
    ],
    ['one line per base line', rules(tax({ one_line_per: 'base_line' })), [...PRICED, 'TAX 1.20', 'TAX 2.00']],
    ['at most', rules(tax({ at_most: '3.00', bounds_per: 'bill' })), [...PRICED, 'TAX 3.00']],
    [
      'at most, per month of a long period',
      { ...rules(tax({ at_most: '3.00', bounds_per: 'month' })), from: '2026-07-07' },
      ['BASE 40.00', 'USE 33.33', 'TAX 4.40'],
    ],
    ['at least', rules(tax({ at_least: '5', bounds_per: 'bill' })), [...PRICED, 'TAX 5.00']],
    [
      'of unrounded lines',
      {
        ...rules(surcharge({ of: ['use'], percent: '150' })),
        rules: [{ ...USE, price: '0.335' }, surcharge({ of: ['use'], percent: '150' })],
        use: 1,
        conventions: { percent_base: 'unrounded' },
      },
      ['USE 0.34', 'OUT 0.50'],
    ],
    [
      'of rounded lines',
      { ...rules(), rules: [{ ...USE, price: '0.335' }, surcharge({ of: ['use'], percent: '150' })], use: 1 },
      ['USE 0.34', 'OUT 0.51'],
    ],
    ['nothing of nothing: no line', { ...rules(), rules: [USE, tax({})], use: 0 }, []],
    [
      'nothing of nothing: printed where the rule says so',
      { ...rules(), rules: [USE, tax({ zero_lines: 'print' })], use: 0 },
      ['TAX 0.00'],
    ],
    [
      'a discount no larger than what it is given on',
      rules(discount({ percent: '150', limit_to: ['base'] })),
      [...PRICED, 'LOW -20.00'],
    ],
    [
      'a fixed credit no larger than the use',
      { ...rules({ rule: 'credit', kind: 'fixed', as: 'discount', line: 'CR', per: 'bill', price: '50', limit_to: ['use'] }) },
      [...PRICED, 'CR -33.33'],
    ],
  ])('%s', (_case, given, expected) => {
    expect(lines(given)).toEqual(expected)
  })
})

describe('percentages that change inside the period', () => {
  const dated = [
    { from: '2020-01-01', value: '6' },
    { from: '2026-09-01', value: '10' },
  ]
  const sixMost = { price_change: 'first_day' } as const
  test.each<[string, RatingCase, string[]]>([
    ['divided by days', rules(tax({ percent: dated })), [...PRICED, 'TAX 08-05..08-31 2.79', 'TAX 09-01..09-04 0.69']],
    [
      'the rate of the last day',
      rules(tax({ percent: dated, conventions: { price_change: 'last_day' } })),
      [...PRICED, 'TAX 5.33'],
    ],
    ['the rate of the first day', { ...rules(tax({ percent: dated })), conventions: sixMost }, [...PRICED, 'TAX 3.20']],
    ['merged into one line', rules(tax({ percent: dated, conventions: { segments: 'merged' } })), [...PRICED, 'TAX 3.48']],
    ['a rider that begins in mid-period', rules(surcharge({ from: '2026-09-01' })), [...PRICED, 'OUT 09-01..09-04 1.03']],
    ['a rider that ends in mid-period', rules(surcharge({ to: '2026-08-31' })), [...PRICED, 'OUT 08-05..08-31 6.97']],
    [
      'a rider on use that begins in mid-period',
      rules({ rule: 'pca', kind: 'usage', line: 'PCA', price: '0.1', from: '2026-09-01' }),
      [...PRICED, 'PCA 09-01..09-04 0.13'],
    ],
    [
      'a rider of the last day',
      rules(surcharge({ from: '2026-09-01', conventions: { price_change: 'last_day' } })),
      [...PRICED, 'OUT 8.00'],
    ],
    [
      'lines with days of their own count where they lie',
      { rules: [{ ...BASE, price: dated }, tax({ percent: dated })] },
      ['BASE 08-05..08-31 5.23', 'BASE 09-01..09-04 1.29', 'TAX 08-05..08-31 0.31', 'TAX 09-01..09-04 0.13'],
    ],
  ])('%s', (_case, given, expected) => {
    expect(lines(given)).toEqual(expected)
  })
})

describe('minimum and maximum', () => {
  const minimum = (more: object) => ({
    rule: 'min',
    kind: 'minimum',
    line: 'MIN',
    per: 'month',
    amount: '60.00',
    method: 'floor',
    of: ['all'],
    ...more,
  })
  const short = { to: '2026-08-19' } as const
  test.each<[string, RatingCase, string[]]>([
    ['a floor makes up the difference', rules(minimum({})), [...PRICED, 'MIN 6.67']],
    ['a floor that is reached', rules(minimum({ amount: '53.33' })), PRICED],
    ['only the lines it covers', rules(minimum({ of: ['base'] })), [...PRICED, 'MIN 40.00']],
    ['by the length of the period', { ...rules(minimum({})), ...short, use: 1 }, ['BASE 10.00', 'USE 3.33', 'MIN 16.67']],
    ['once per bill', { ...rules(minimum({ per: 'bill' })), ...short, use: 1 }, ['BASE 10.00', 'USE 3.33', 'MIN 46.67']],
    ['per day', { ...rules(minimum({ per: 'day', amount: '2' })), ...short, use: 1 }, ['BASE 10.00', 'USE 3.33', 'MIN 16.67']],
    ['an adder where the lines are below', rules(minimum({ method: 'adder', add_when: 'below' })), [...PRICED, 'MIN 60.00']],
    ['an adder where they are not', rules(minimum({ method: 'adder', add_when: 'below', amount: '50' })), PRICED],
    ['an adder always', rules(minimum({ method: 'adder', add_when: 'always', amount: '5' })), [...PRICED, 'MIN 5.00']],
    ['before the discount', rules(minimum({}), discount({})), [...PRICED, 'MIN 6.67', 'LOW -5.00']],
    ['after the discount', rules(discount({}), minimum({})), [...PRICED, 'LOW -5.00', 'MIN 11.67']],
    ['discounts not counted', rules(discount({}), minimum({ except: ['discounts'] })), [...PRICED, 'LOW -5.00', 'MIN 6.67']],
    [
      'by meter size',
      rules(minimum({ amount: { by: 'meter_size', values: { '5/8': '55', '1': '80' } } })),
      [...PRICED, 'MIN 1.67'],
    ],
    [
      'a minimum whose amount changes counts by days',
      rules(
        minimum({
          amount: [
            { from: '2020-01-01', value: '60' },
            { from: '2026-09-01', value: '91' },
          ],
        }),
      ),
      [...PRICED, 'MIN 10.67'],
    ],
    [
      'the minimum itself rounded to whole dollars',
      { ...rules(minimum({ amount_rounding: { digits: 0, mode: 'up' } })), to: '2026-08-24', use: 1 },
      ['BASE 13.33', 'USE 3.33', 'MIN 23.34'],
    ],
    [
      'a maximum takes off what is above',
      rules(minimum({ kind: 'maximum', method: undefined, amount: '50' })),
      [...PRICED, 'MIN -3.33'],
    ],
    ['a maximum that is not reached', rules(minimum({ kind: 'maximum', method: undefined, amount: '53.33' })), PRICED],
  ])('%s', (_case, given, expected) => {
    expect(lines({ ...given, rules: given.rules?.map((rule) => JSON.parse(JSON.stringify(rule))) })).toEqual(expected)
  })
})

describe('rounding', () => {
  const use = (price: string, quantity: string, line_rounding: object | 'none', more: object = {}): RatingCase => ({
    rules: [{ ...USE, price }],
    use: quantity,
    conventions: { line_rounding: line_rounding as never, ...more },
  })
  const to = (mode: string, digits = 2) => ({ digits, mode })
  test.each<[string, RatingCase, string[]]>([
    ['half up: a tie goes up', use('0.125', '1', to('half_up')), ['USE 0.13']],
    ['half up: a negative tie goes away from zero', use('-0.125', '1', to('half_up')), ['USE -0.13']],
    ['half even: a tie goes to the even cent', use('0.125', '1', to('half_even')), ['USE 0.12']],
    ['half even: the other tie', use('0.135', '1', to('half_even')), ['USE 0.14']],
    ['half down', use('0.125', '1', to('half_down')), ['USE 0.12']],
    ['up', use('0.121', '1', to('up')), ['USE 0.13']],
    ['up: a negative goes away from zero', use('-0.121', '1', to('up')), ['USE -0.13']],
    ['down', use('0.129', '1', to('down')), ['USE 0.12']],
    ['ceiling: a negative goes towards zero', use('-0.129', '1', to('ceiling')), ['USE -0.12']],
    ['floor: a negative goes away from zero', use('-0.121', '1', to('floor')), ['USE -0.13']],
    ['to five cents', use('0.121', '1', { to: '0.05', mode: 'half_up' }), ['USE 0.10']],
    ['to a whole dollar', use('10.50', '1', to('half_up', 0)), ['USE 11.00']],
    ['an exact third is no tie', use('0.33333', '0.015', to('half_up')), ['USE 0.00']],
    ['a share that is a tie in truth', { rules: [{ ...BASE, price: '6.75' }], from: '2026-08-11' }, ['BASE 5.63']],
    [
      'a rule of its own',
      { rules: [USE, { ...USE, rule: 'u2', line: 'U2', conventions: { line_rounding: to('up') } }], use: '0.101' },
      ['USE 0.34', 'U2 0.34'],
    ],
    [
      'one rounding for the agreement',
      {
        rules: [
          { ...USE, price: '0.104' },
          { ...USE, rule: 'u2', line: 'U2', price: '0.204' },
        ],
        use: 1,
        conventions: { line_rounding: 'none', agreement_rounding: to('half_up') as never },
      },
      ['USE 0.10', 'U2 0.21'],
    ],
  ])('%s', (_case, given, expected) => {
    expect(lines(given)).toEqual(expected)
  })
})

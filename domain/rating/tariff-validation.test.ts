import { describe, expect, test } from 'vitest'
import { problemsOf, type RatingCase, type USUAL } from '../../test/support/rating.js'

const base = (price: unknown, more: object = {}) => ({ rule: 'base', kind: 'fixed', line: 'BASE', per: 'month', price, ...more })
const use = (price: unknown, more: object = {}) => ({ rule: 'use', kind: 'usage', line: 'USE', price, ...more })

/** As it would stand in a file: without the members that are undefined. */
function written(rules: readonly unknown[]): unknown[] {
  return JSON.parse(JSON.stringify(rules)) as unknown[]
}

describe('what validation refuses', () => {
  const tiers = (...list: object[]) => ({ rules: [{ rule: 'use', kind: 'usage', tiers: list }] })
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
  const without = (...names: (keyof typeof USUAL)[]) => Object.fromEntries(names.map((name) => [name, undefined])) as never
  const dated = [
    { from: '2020-01-01', value: '1' },
    { from: '2026-01-01', value: '2' },
  ]
  const rule0 = 'versions.0.rules.0'
  test.each<[string, RatingCase, string[]]>([
    ['nothing wrong', { rules: [base('1'), use('1'), tax({})] }, []],
    [
      'tiers not ascending',
      tiers({ line: 'A', up_to: '8', price: '1' }, { line: 'B', up_to: '8', price: '1' }, { line: 'C', price: '1' }),
      [`TIERS_NOT_ASCENDING ${rule0}.tiers.1.up_to`],
    ],
    ['two open tiers', tiers({ line: 'A', price: '1' }, { line: 'B', price: '1' }), [`TIERS ${rule0}.tiers.0`]],
    ['no open tier', tiers({ line: 'A', up_to: '8', price: '1' }), [`TIERS ${rule0}.tiers.0`]],
    [
      'a limit and a width',
      tiers({ line: 'A', up_to: '8', width: '8', price: '1' }, { line: 'B', price: '1' }),
      [`TIERS ${rule0}.tiers.0`],
    ],
    [
      'a priced tier without a line',
      tiers({ up_to: '8', price: '1' }, { line: 'B', price: '1' }),
      [`LINE_MISSING ${rule0}.tiers.0`],
    ],
    [
      'a price and tiers',
      { rules: [{ ...use('1'), tiers: [{ line: 'A', price: '1' }] }] },
      [`PRICE_OR_TIERS ${rule0}`, `LINE_MISSING ${rule0}.line`],
    ],
    ['neither a price nor tiers', { rules: [{ rule: 'use', kind: 'usage', line: 'A' }] }, [`PRICE_OR_TIERS ${rule0}`]],
    ['a rule twice', { rules: [base('1'), base('2')] }, ['RULE_TWICE versions.0.rules.1.rule']],
    ['a percentage before its base', { rules: [tax({ of: ['base'] }), base('1')] }, [`BASE_NOT_BEFORE ${rule0}.of.0`]],
    [
      'a percentage of an unknown line',
      { rules: [base('1'), tax({ except: ['W-BSE'] })] },
      ['BASE_NOT_BEFORE versions.0.rules.1.except.0'],
    ],
    [
      'a tax that does not say who is exempt',
      { rules: [base('1'), tax({ exempt: undefined })] },
      ['CHOICE_NOT_STATED versions.0.rules.1'],
    ],
    [
      'a tax that does not say whose it is',
      { rules: [base('1'), tax({ authority: undefined })] },
      ['CHOICE_NOT_STATED versions.0.rules.1'],
    ],
    [
      'a percentage that does not say what it is',
      { rules: [base('1'), tax({ as: undefined })] },
      ['CHOICE_NOT_STATED versions.0.rules.1'],
    ],
    ['bounds that do not say for what', { rules: [base('1'), tax({ at_most: '5' })] }, ['CHOICE_NOT_STATED versions.0.rules.1']],
    [
      'a minimum that does not say how',
      { rules: [base('1'), { rule: 'min', kind: 'minimum', line: 'M', per: 'month', amount: '5', of: ['all'] }] },
      ['CHOICE_NOT_STATED versions.0.rules.1'],
    ],
    [
      'an adder that does not say when',
      {
        rules: [base('1'), { rule: 'min', kind: 'minimum', line: 'M', per: 'month', amount: '5', of: ['all'], method: 'adder' }],
      },
      ['CHOICE_NOT_STATED versions.0.rules.1'],
    ],
    [
      'a yearly minimum',
      { rules: [base('1'), { rule: 'min', kind: 'minimum', line: 'M', per: 'year', amount: '5', of: ['all'], method: 'floor' }] },
      ['ANNUAL_BOUND versions.0.rules.1.per'],
    ],
    ['an unknown name', { rules: [base('1', { times: 'dweling_units' })] }, [`UNKNOWN_NAME ${rule0}.times`]],
    ['a text used as a number', { rules: [base('1', { times: 'customer_class' })] }, [`NOT_A_NUMBER ${rule0}.times`]],
    [
      'a table with a hole',
      { rules: [base({ by: 'inside_city', values: { true: '1' } })] },
      [`TABLE_HOLE ${rule0}.price.values`],
    ],
    [
      'a table without a season',
      {
        rules: [base({ by: 'season', values: { summer: '1' } })],
        conventions: {
          seasons: {
            season: [
              { name: 'summer', from: '05-01', to: '10-31' },
              { name: 'winter', from: '11-01', to: '04-30' },
            ],
          },
        },
      },
      [`TABLE_HOLE ${rule0}.price.values`],
    ],
    [
      'a season that does not exist',
      {
        rules: [base({ by: 'season', values: { summer: '1', spring: '2' } })],
        conventions: { seasons: { season: [{ name: 'summer', from: '01-01', to: '12-31' }] } },
      },
      [`TABLE_KEY ${rule0}.price.values.spring`],
    ],
    [
      'a key that is neither true nor false',
      { rules: [base({ by: 'inside_city', values: { yes: '1', '*': '2' } })] },
      [`TABLE_KEY ${rule0}.price.values.yes`],
    ],
    [
      'a key that is no number',
      { rules: [base({ by: 'cart_size_gal', values: { small: '1' } })] },
      [`TABLE_KEY ${rule0}.price.values.small`],
    ],
    [
      'a table too shallow',
      { rules: [base({ by: ['inside_city', 'customer_class'], values: { true: '1', false: '2' } })] },
      [`TABLE_SHAPE ${rule0}.price.values.true`, `TABLE_SHAPE ${rule0}.price.values.false`, `TABLE_HOLE ${rule0}.price.values`],
    ],
    [
      'a row that hides those after it',
      { rules: [base({ rows: [{ value: '1' }, { when: { inside_city: true }, value: '2' }] })] },
      [`UNREACHABLE_ROW ${rule0}.price.rows.0`],
    ],
    [
      'a condition on a text by size',
      { rules: [base('1', { when: { customer_class: { above: 1 } } })] },
      [`CONDITION ${rule0}.when.customer_class`],
    ],
    [
      'a condition that can never hold',
      { rules: [base('1', { when: { inside_city: 'yes' } })] },
      [`CONDITION ${rule0}.when.inside_city`],
    ],
    [
      'a price list that begins too late',
      { rules: [base([{ from: '2026-01-01', value: '1' }])] },
      [`PRICE_GAP ${rule0}.price.0.from`],
    ],
    [
      'a price list of a rule that begins with it',
      { rules: [base([{ from: '2026-01-01', value: '1' }], { from: '2026-01-01' })] },
      [],
    ],
    [
      'a price list out of order',
      { rules: [base([...dated, { from: '2025-01-01', value: '3' }])] },
      [`DATES_NOT_ASCENDING ${rule0}.price.2.from`],
    ],
    [
      'a rule that ends before it begins',
      { rules: [base('1', { from: '2026-02-01', to: '2026-01-31' })] },
      [`DATES_NOT_ASCENDING ${rule0}.to`],
    ],
    [
      'versions out of order',
      {
        versions: [
          { from: '2026-01-01', rules: [base('1')] },
          { from: '2025-01-01', rules: [base('1')] },
        ],
      },
      ['DATES_NOT_ASCENDING versions.1.from'],
    ],
    [
      'versions that overlap',
      {
        versions: [
          { from: '2025-01-01', to: '2026-01-01', rules: [base('1')] },
          { from: '2026-01-01', rules: [base('1')] },
        ],
      },
      ['VERSION_OVERLAP versions.1.from'],
    ],
    [
      'versions with a gap',
      {
        versions: [
          { from: '2025-01-01', to: '2025-12-30', rules: [base('1')] },
          { from: '2026-01-01', rules: [base('1')] },
        ],
      },
      ['VERSION_GAP versions.1.from'],
    ],
    [
      'a rule that changes its kind',
      {
        versions: [
          { from: '2025-01-01', rules: [base('1')] },
          { from: '2026-01-01', rules: [use('1', { rule: 'base' })] },
        ],
      },
      ['RULE_KIND_CHANGED versions.1.rules.0.kind'],
    ],
    ['a quantity with a known name', { rules: [base('1')], quantities: { use: '5' } }, ['NAME_TAKEN versions.0.quantities.use']],
    [
      'a quantity that rests on a later one',
      { rules: [base('1')], quantities: { first: 'second', second: '1' } },
      ['UNKNOWN_NAME versions.0.quantities.first'],
    ],
    [
      'seasons with a gap',
      { rules: [base('1', { conventions: { seasons: { season: [{ name: 'a', from: '01-01', to: '12-30' }] } } })] },
      [`SEASONS ${rule0}.conventions.seasons.season`],
    ],
    [
      'seasons that overlap',
      {
        rules: [
          base('1', {
            conventions: {
              seasons: {
                season: [
                  { name: 'a', from: '01-01', to: '12-31' },
                  { name: 'b', from: '07-01', to: '07-31' },
                ],
              },
            },
          }),
        ],
      },
      [`SEASONS ${rule0}.conventions.seasons.season`],
    ],
    [
      'months without their days',
      { rules: [base('1', { conventions: { months: { method: 'days' } } })] },
      [`CHOICE_NOT_STATED ${rule0}.conventions.months`],
    ],
    [
      'a ratchet without a window',
      {
        rules: [
          {
            rule: 'd',
            kind: 'demand',
            line: 'D',
            per: 'bill',
            quantity: { past: 'demand', take: 'greatest', if_none: 'zero' },
            price: '1',
          },
        ],
      },
      [`RATCHET_WITHOUT_WINDOW ${rule0}.quantity`],
    ],
    [
      'a winter that needs more months than it has',
      {
        rules: [
          use('1', {
            quantity: {
              winter_average_of: 'water',
              months: [1],
              applies_from: '03-01',
              months_needed: 2,
              period_needed: 'any',
              otherwise: '1',
            },
          }),
        ],
      },
      [`WINTER_MONTHS ${rule0}.quantity.months_needed`],
    ],
    ['a price without a line', { rules: [base('1', { line: undefined })] }, [`LINE_MISSING ${rule0}`]],
    ['whole-quantity pricing of one price', { rules: [use('1', { pricing: 'graduated' })] }, [`PRICE_OR_TIERS ${rule0}.pricing`]],
    [
      'steps that are not listed',
      { rules: [base('1', { conventions: { months: { method: 'steps', days_per_month: '30' } } })] },
      [`CHOICE_NOT_STATED ${rule0}.conventions.months`],
    ],
    [
      'a number compared with a word',
      { rules: [base('1', { when: { cart_count: 'two' } })] },
      [`CONDITION ${rule0}.when.cart_count`],
    ],
    [
      'a condition on a season that does not exist',
      {
        rules: [base('1', { when: { season: 'spring' } })],
        conventions: { seasons: { season: [{ name: 'all', from: '01-01', to: '12-31' }] } },
      },
      [`CONDITION ${rule0}.when.season`],
    ],
    [
      'a table by an unknown attribute',
      { rules: [base({ by: 'colour', values: { red: '1' } })] },
      [`UNKNOWN_NAME ${rule0}.price.by`],
    ],
    [
      'a table by unknown attributes',
      { rules: [base({ by: ['inside_city', 'colour'], values: { '*': { red: '1' } } })] },
      [`UNKNOWN_NAME ${rule0}.price.by.1`],
    ],
    [
      'a version that ends before it begins',
      { versions: [{ from: '2025-01-02', to: '2025-01-01', rules: [base('1')] }] },
      ['DATES_NOT_ASCENDING versions.0.to'],
    ],
    [
      'a maximum with a method',
      { rules: [base('1'), { rule: 'max', kind: 'maximum', line: 'M', per: 'bill', amount: '5', of: ['all'], method: 'floor' }] },
      ['SCHEMA versions.0.rules.1.method'],
    ],
    ['line_rounding not stated', { rules: [base('1')], conventions: without('line_rounding') }, [`CHOICE_NOT_STATED ${rule0}`]],
    ['months not stated', { rules: [base('1')], conventions: without('months') }, [`CHOICE_NOT_STATED ${rule0}`]],
    ['price_change not stated', { rules: [base(dated)], conventions: without('price_change') }, [`CHOICE_NOT_STATED ${rule0}`]],
    ['split not stated', { rules: [use(dated)], conventions: without('split') }, [`CHOICE_NOT_STATED ${rule0}`]],
    [
      'split not needed',
      { rules: [use(dated, { conventions: { price_change: 'last_day' } })], conventions: without('split') },
      [],
    ],
    [
      'tier_limits not stated',
      { ...tiers({ line: 'A', up_to: '8', price: '1' }, { line: 'B', price: '1' }), conventions: without('tier_limits') },
      [`CHOICE_NOT_STATED ${rule0}`],
    ],
    [
      'tier_bound not stated',
      {
        rules: [
          {
            rule: 'use',
            kind: 'usage',
            pricing: 'all_units',
            tiers: [
              { line: 'A', up_to: '8', price: '1' },
              { line: 'B', price: '1' },
            ],
          },
        ],
      },
      [`CHOICE_NOT_STATED ${rule0}`],
    ],
    ['year not stated', { rules: [base('1', { per: 'year' })] }, [`CHOICE_NOT_STATED ${rule0}`]],
  ])('%s', (_case, given, expected) => {
    expect(problemsOf({ ...given, ...(given.rules === undefined ? {} : { rules: written(given.rules) }) })).toEqual(expected)
  })

  test('without the settings, what they may state is not missed', () => {
    expect(problemsOf({ rules: [base(dated), use(dated)] }, false)).toEqual([])
  })
})

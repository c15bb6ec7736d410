import { describe, expect, test } from 'vitest'
import { quantities, type RatingCase, registerUse } from '../../test/support/rating.js'
import { addDays, type LocalDate } from '../kernel/local-date.js'
import type { PastPeriod } from './facts.js'

/** Billed periods that close on the given days, each from the day after the one before. */
function billed(closings: readonly [LocalDate, string, string?][], unit = 'ccf'): PastPeriod[] {
  return closings.map(([to, quantity, demand], index) => {
    const before = closings[index - 1]?.[0] ?? addDays(to, -30)
    return { period: { from: addDays(before, 1), to }, quantity, unit, ...(demand === undefined ? {} : { demand }) }
  })
}

describe('billing demand', () => {
  const HISTORY = billed([
    ['2025-07-04', '1', '99'],
    ['2025-08-04', '1', '90'],
    ['2025-09-04', '1', '80'],
    ['2025-10-04', '1', '70'],
    ['2025-11-04', '1', '60'],
    ['2025-12-04', '1', '50'],
    ['2026-01-04', '1', '50'],
    ['2026-02-04', '1', '40'],
    ['2026-03-04', '1', '40'],
    ['2026-04-04', '1', '40'],
    ['2026-05-04', '1', '30'],
    ['2026-06-04', '1', '30'],
    ['2026-07-04', '1', '20'],
    ['2026-08-04', '1', '20'],
  ])
  const TWO_REGISTERS = [registerUse({ use: '4', unit: 'kW', role: 'demand', register: '3' })]
  const past = (more: object = {}) => ({ past: 'demand', take: 'greatest', periods: 11, if_none: 'nothing', ...more })
  const demand = (quantity: unknown, more: Partial<RatingCase> = {}, rule: object = {}): RatingCase => ({
    rules: [{ rule: 'd', kind: 'demand', line: 'D', per: 'month', quantity, price: '10', unit: 'kW', ...rule }],
    unit: 'kWh',
    demand: 15,
    history: HISTORY,
    ...more,
  })
  const ratchet = { greatest: ['demand', { percent: '60', of: past() }, '5'] }
  const tiers = [
    { line: 'D1', up_to: '10', price: '5' },
    { line: 'D2', price: '8' },
  ]
  test.each<[string, RatingCase, string[]]>([
    ['of the period', demand('demand'), ['D 15 150.00']],
    ['by the length of the period', demand('demand', { to: '2026-08-19' }), ['D 7.5 75.00']],
    ['not by the length of the period', demand('demand', { to: '2026-08-19' }, { per: 'bill' }), ['D 15 150.00']],
    ['ratchet: 60 % of the eleven periods before', demand(ratchet), ['D 42 420.00']],
    [
      'ratchet: eleven months before the closing month',
      demand({ percent: '60', of: past({ periods: undefined, months: 11 }) }),
      ['D 42 420.00'],
    ],
    [
      'ratchet: twelve months hold the same month a year ago',
      demand({ percent: '60', of: past({ periods: undefined, months: 12 }) }),
      ['D 48 480.00'],
    ],
    ['ratchet: only the months of summer', demand(past({ calendar_months: [5, 6, 7, 8] })), ['D 30 300.00']],
    ['ratchet: a percentage per month of origin', demand(past({ percent_by_month: { 10: '10', 8: '100' } })), ['D 20 200.00']],
    ['ratchet: this period among them', demand(past({ calendar_months: [8, 9], include_this_period: true })), ['D 20 200.00']],
    [
      'ratchet: a first short period does not count',
      demand(past({ only_normal_periods: true }), {
        history: [
          ...HISTORY.slice(-1),
          { period: { from: '2026-06-20', to: '2026-07-04' }, quantity: '1', unit: 'kWh', demand: '500' },
        ],
      }),
      ['D 20 200.00'],
    ],
    ['ratchet: no history, the period itself', demand(ratchet, { history: [] }), ['D 15 150.00']],
    ['floor', demand(ratchet, { history: [], demand: 2 }), ['D 5 50.00']],
    ['the latest', demand(past({ take: 'latest' })), ['D 20 200.00']],
    ['the least', demand(past({ take: 'least', periods: 3 })), ['D 20 200.00']],
    ['the mean', demand(past({ take: 'mean', periods: 4 })), ['D 25 250.00']],
    ['the first ten kW in another charge', demand({ excess_of: 'demand', above: '10' }), ['D 5 50.00']],
    ['in tiers of kW', demand('demand', {}, { line: undefined, price: undefined, tiers }), ['D1 10 50.00', 'D2 5 40.00']],
    ['only above a level of demand', demand('demand', {}, { when: { demand: { above: '20' } } }), []],
    ['several registers: the highest', demand('demand', { registers: TWO_REGISTERS }), ['D 15 150.00']],
    [
      'several registers: their sum',
      demand('demand', { registers: TWO_REGISTERS, conventions: { demand: { several_registers: 'sum' } } }),
      ['D 19 190.00'],
    ],
  ])('%s', (_case, given, expected) => {
    expect(quantities({ ...given, rules: JSON.parse(JSON.stringify(given.rules)) as unknown[] })).toEqual(expected)
  })
})

describe('areas and tables', () => {
  const eru = (quantity: unknown, more: Partial<RatingCase> = {}): RatingCase => ({
    rules: [{ rule: 'st', kind: 'fixed', line: 'ST', per: 'bill', times: 'eru', price: '10' }],
    quantities: { eru: quantity },
    facts: { impervious_sqft: '6300', lot_area_sqft: 9000, inside_city: true, customer_class: 'commercial', dwelling_units: 1 },
    ...more,
  })
  const quotient = (rounding: object) => ({ quotient: ['impervious_sqft', '2500'], rounding })
  const sizes = {
    rows: [
      { when: { impervious_sqft: { up_to: '2000' } }, value: '0.5' },
      { when: { impervious_sqft: { above: 2000, up_to: 6300 } }, value: '1' },
    ],
    otherwise: '2',
  }
  test.each<[string, RatingCase, string[]]>([
    ['not rounded', eru({ quotient: ['impervious_sqft', '2500'] }), ['ST 2.52 25.20']],
    ['up to a tenth', eru(quotient({ digits: 1, mode: 'up' })), ['ST 2.6 26.00']],
    ['to a whole unit, half up', eru(quotient({ digits: 0, mode: 'half_up' })), ['ST 3 30.00']],
    ['to half a unit', eru(quotient({ to: '0.5', mode: 'half_up' })), ['ST 2.5 25.00']],
    ['up to half a unit', eru(quotient({ to: '0.5', mode: 'up' })), ['ST 3 30.00']],
    [
      'at least one',
      eru({ greatest: ['1', quotient({ digits: 1, mode: 'up' })] }, { facts: { impervious_sqft: 100 } }),
      ['ST 1 10.00'],
    ],
    ['a unit exactly', eru(quotient({ digits: 1, mode: 'up' }), { facts: { impervious_sqft: '2500' } }), ['ST 1 10.00']],
    ['by classes of area: on the bound', eru(sizes), ['ST 1 10.00']],
    ['by classes of area: below', eru(sizes, { facts: { impervious_sqft: 2000 } }), ['ST 0.5 5.00']],
    ['by classes of area: above', eru(sizes, { facts: { impervious_sqft: '6301' } }), ['ST 2 20.00']],
    [
      'by two attributes',
      eru({
        by: ['customer_class', 'inside_city'],
        values: { commercial: { true: '1', false: '2' }, residential: { '*': '3' } },
      }),
      ['ST 1 10.00'],
    ],
    ['any other value', eru({ by: 'customer_class', values: { residential: '3', '*': '4' } }), ['ST 4 40.00']],
    [
      'otherwise a quantity',
      eru({ by: 'customer_class', values: { residential: '3' }, otherwise: { product: ['dwelling_units', '7'] } }),
      ['ST 7 70.00'],
    ],
    [
      'a list of values',
      eru({ rows: [{ when: { customer_class: ['industrial', 'commercial'] }, value: '8' }], otherwise: '1' }),
      ['ST 8 80.00'],
    ],
    [
      'not a value',
      eru({ rows: [{ when: { customer_class: { not: 'residential' } }, value: '8' }], otherwise: '1' }),
      ['ST 8 80.00'],
    ],
    [
      'at least one of several conditions',
      eru({
        rows: [{ when: { any_of: [{ inside_city: false }, { lot_area_sqft: { at_least: 9000 } }] }, value: '8' }],
        otherwise: '1',
      }),
      ['ST 8 80.00'],
    ],
    [
      'all conditions of a row',
      eru({ rows: [{ when: { inside_city: true, lot_area_sqft: { below: 9000 } }, value: '8' }], otherwise: '1' }),
      ['ST 1 10.00'],
    ],
    [
      'a difference',
      eru({ difference: ['lot_area_sqft', 'impervious_sqft'], rounding: { to: '1000', mode: 'down' } }),
      ['ST 2000 20000.00'],
    ],
    [
      'a quantity that rests on another',
      { ...eru('1'), quantities: { raw: quotient({ digits: 3, mode: 'half_up' }), eru: { greatest: ['raw', '2.6'] } } },
      ['ST 2.6 26.00'],
    ],
    [
      'a quantity with dates of its own',
      {
        ...eru('1'),
        quantities: {
          eru: [
            { from: '2020-01-01', value: '1' },
            { from: '2026-09-01', value: '2' },
          ],
        },
      },
      ['ST 0.870968 8.71', 'ST 0.258065 2.58'],
    ],
    [
      'an attribute the utility keeps itself',
      eru(
        { by: 'pressure_zone', values: { high: '5', low: '1' } },
        { attributes: { pressure_zone: 'text' }, facts: { pressure_zone: 'high' } },
      ),
      ['ST 5 50.00'],
    ],
  ])('%s', (_case, given, expected) => {
    expect(quantities(given)).toEqual(expected)
  })
})

import { describe, expect, test } from 'vitest'
import { hourlyUsage } from '../../../test/support/urdb.js'
import type { RateCheckAnswer } from './contract.js'
import { rateCheck } from './rate-check.js'

// What stands beside the tariff and the usage: facts, earlier bills, the state of an earlier answer. None is taken for something else.

const RULES = {
  fee: { rule: 'fee', kind: 'fixed', line: 'FEE', per: 'bill', price: '2', times: 'dwelling_units' },
  meters: {
    rule: 'meters',
    kind: 'fixed',
    line: 'METERS',
    per: 'bill',
    price: '3',
    times: 'meter_count',
    when: { metered: true },
  },
  size: {
    rule: 'size',
    kind: 'fixed',
    line: 'SIZE',
    per: 'bill',
    price: { by: 'meter_size', values: { '1': '31', '2': '62' } },
    conventions: { meter: { which: 'largest', in_place: 'each_day' } },
  },
  city: { rule: 'city', kind: 'fixed', line: 'CITY', per: 'bill', price: '1', when: { inside_city: true } },
  use: { rule: 'use', kind: 'usage', line: 'USE', price: '1' },
  minimum: {
    rule: 'year',
    kind: 'minimum',
    line: 'MIN',
    per: 'year',
    amount: '5000',
    method: 'floor',
    of: ['all'],
    year_ends_in: 1,
  },
  annual: {
    rule: 'annual',
    kind: 'usage',
    counter: { starts: ['07-01'], without_history: 'refuse' },
    tiers: [
      { line: 'A1', up_to: '1000', price: '1' },
      { line: 'A2', price: '2' },
    ],
  },
  net: {
    rule: 'net',
    kind: 'time_of_use',
    schedule: 'all',
    of: 'net',
    bank: { kind: 'pooled' },
    periods: { day: { line: 'NET', price: '1' } },
  },
} as const
const USAGE = hourlyUsage('2018-01-01', 31, () => ({ kwh: 1 }))

function asked(
  rules: readonly (keyof typeof RULES)[],
  more: { state?: unknown; attributes?: Record<string, string>; accountHistory?: string } = {},
): RateCheckAnswer {
  const tariff = JSON.stringify({
    tariff: 'E-1',
    name: 'Electric',
    service: 'electric',
    unit: 'kWh',
    billed_quantity: 'use',
    conventions: { schedules: { all: { periods: ['day'], rows: [{ period: 'day' }] } } },
    versions: [{ from: '2015-01-01', rules: rules.map((name) => RULES[name]) }],
  })
  const { state, attributes = {}, ...files } = more
  return rateCheck({
    ...files,
    tariff,
    usage: USAGE,
    from: '2018-01-01',
    to: '2018-02-01',
    attributes,
    options: {},
    ...(state === undefined ? {} : { state: JSON.stringify(state) }),
  })
}

const said = (answer: RateCheckAnswer): string[] => answer.refusals.map(({ code, field }) => `${code} ${field}`)
const left = (rule: string, entry: Record<string, string>, next = '2018-01-01') => ({ next, carried: { [rule]: entry } })

describe('the state of an earlier answer', () => {
  test.each([
    ['a bank', ['net'], left('net', { pool: '2017-11-30:4;2017-12-31:40' }), '700.00'],
    // 744 of this month and 300 before: 44 above 1,000.
    ['a counter of tiers', ['annual'], left('annual', { since: '2017-07-01', until: '2017-12-31', used: '300' }), '788.00'],
    ['the sum of a year', ['use', 'minimum'], left('year', { since: '2017-02-01', covered: '4000' }), '1000.00'],
  ] as const)('goes on: %s', (_, rules, state, total) => {
    expect(asked(rules, { state }).periods[0]?.total).toBe(total)
  })

  test.each([
    ['for another day', ['net'], left('net', { pool: '2017-12-31:40' }, '2018-02-01'), 'state.next'],
    ['of a rule nobody has', ['net'], left('solar', { pool: '2017-12-31:40' }), 'state.carried.solar'],
    ['of a rule that leaves nothing', ['use'], left('use', { lots: '2017-12-31:40' }), 'state.carried.use'],
    ['of a bank nobody has', ['net'], left('net', { day: '2017-12-31:40' }), 'state.carried.net'],
    ['without the day it was earned', ['net'], left('net', { pool: '40' }), 'state.carried.net'],
    ['earned on days to come', ['net'], left('net', { pool: '2018-03-31:40' }), 'state.carried.net'],
    ['below nothing', ['net'], left('net', { pool: '2017-12-31:-40' }), 'state.carried.net'],
    ['in words', ['use', 'minimum'], left('year', { since: '2017-02-01', covered: 'much' }), 'state.carried.year'],
    ['in part', ['annual'], left('annual', { since: '2017-07-01', used: '300' }), 'state.carried.annual'],
    ['of peaks without a month', ['use'], left('peaks', { 'kw all hours own block': '40' }), 'state.carried.peaks'],
    ['in another form', ['use'], { next: '2018-01-01' }, 'state'],
  ] as const)('is refused %s', (_, rules, state, field) => {
    expect(said(asked(rules, { state }))).toEqual([`STATE ${field}`])
  })
})

describe('facts about the customer', () => {
  test.each<[string, Record<string, string>, string[]]>([
    ['neither true nor false', { inside_city: 'maybe', dwelling_units: '1' }, ['ATTRIBUTE_VALUE inside_city']],
    ['no number', { inside_city: 'true', dwelling_units: 'two' }, ['ATTRIBUTE_VALUE dwelling_units']],
    ['a count below zero', { inside_city: 'true', dwelling_units: '-1' }, ['ATTRIBUTE_VALUE dwelling_units']],
    [
      'a day that does not exist',
      { inside_city: 'true', dwelling_units: '1', 'dwelling_units@2018-02-30': '2' },
      ['ATTRIBUTE_VALUE dwelling_units@2018-02-30'],
    ],
    ['not there', { dwelling_units: '1' }, ['MISSING_DETERMINANT inside_city']],
    ['part of a meter', { inside_city: 'true', dwelling_units: '1', meter_count: '1.5' }, ['ATTRIBUTE_VALUE meter_count']],
    [
      'what the period says itself',
      { inside_city: 'true', dwelling_units: '1', days: '28', 'first_bill@2018-01-10': 'true' },
      ['ATTRIBUTE_VALUE days', 'ATTRIBUTE_VALUE first_bill@2018-01-10'],
    ],
  ])('are refused where they are %s', (_, attributes, expected) => {
    expect(said(asked(['fee', 'city'], { attributes }))).toEqual(expected)
  })

  test('that the tariff does not know are said to be given for nothing', () => {
    const { assumptions, refusals } = asked(['use'], { attributes: { colour: 'red' } })
    expect(refusals).toEqual([])
    expect(assumptions).toContainEqual(expect.objectContaining({ option: 'attribute colour', value: 'red' }))
  })
})

describe('meters', () => {
  test.each<[string, readonly (keyof typeof RULES)[], Record<string, string>, string]>([
    ['are one where nobody says how many', ['meters'], {}, '3.00'],
    ['are as many as are stated', ['meters'], { meter_count: '4' }, '12.00'],
    ['are none', ['meters'], { metered: 'false' }, '0'],
    // 10 of 31 days at 31, 21 at 62.
    ['are exchanged', ['size'], { meter_size: '1', 'meter_size@2018-01-11': '2' }, '52.00'],
  ])('%s', (_, rules, attributes, total) => {
    expect(asked(rules, { attributes }).periods[0]?.total).toBe(total)
  })

  test('that nobody counted are said to be one', () => {
    expect(asked(['meters']).assumptions).toContainEqual(expect.objectContaining({ option: 'attribute meter_count', value: '1' }))
    expect(said(asked(['size']))).toEqual(['MISSING_DETERMINANT meter_size'])
  })
})

test('of several periods one is the first of the agreement, and one its last', () => {
  const tariff = {
    tariff: 'C-1',
    name: 'Connection',
    service: 'electric',
    unit: 'kWh',
    billed_quantity: 'use',
    versions: [
      {
        from: '2015-01-01',
        rules: [
          { rule: 'on', kind: 'fixed', line: 'ON', per: 'bill', price: '30', when: { first_bill: true } },
          { rule: 'off', kind: 'fixed', line: 'OFF', per: 'bill', price: '20', when: { final_bill: true } },
        ],
      },
    ],
  }
  const { periods } = rateCheck({
    tariff: JSON.stringify(tariff),
    usage: hourlyUsage('2018-01-01', 90, () => ({ kwh: 1 })),
    from: '2018-01-01',
    to: '2018-04-01',
    period: 'monthly',
    attributes: { first_bill: 'true', final_bill: 'true' },
    options: {},
  })
  expect(periods.map((period) => period.total)).toEqual(['30.00', '0', '20.00'])
})

test('a tariff on the bill cannot be rated by itself', () => {
  const rule = {
    rule: 'tax',
    kind: 'percent',
    as: 'tax',
    authority: 'city',
    line: 'TAX',
    percent: '5',
    of: ['all'],
    exempt: 'nobody',
  }
  const tariff = { tariff: 'TAX', name: 'Taxes', applies_to: 'bill', versions: [{ from: '2015-01-01', rules: [rule] }] }
  const request = { usage: USAGE, from: '2018-01-01', to: '2018-02-01', attributes: {}, options: {} }
  expect(said(rateCheck({ ...request, tariff: JSON.stringify(tariff) }))).toEqual(['BILL_RULE applies_to'])
})

test('earlier bills in another unit are refused', () => {
  const history = (unit: string) => asked(['use'], { accountHistory: `start,end,${unit}\n2017-12-01,2018-01-01,5` })
  expect(said(history('therms'))).toEqual(['UNIT_CONVERSION_MISSING account history'])
  expect(said(history('kWh'))).toEqual([])
})

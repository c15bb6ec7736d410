import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hourlyUsage, urdbRate } from '../../../test/support/urdb.js'
import type { RateCheckAnswer } from './contract.js'
import { rateCheck } from './rate-check.js'

// Whatever stands in a file, the answer is a bill whose lines add up, or refusals with codes: no crash, no number that is none.

const USAGE = hourlyUsage('2018-01-01', 31, (day, hour) => ({ kwh: (day * 7 + hour) % 5 }))
const NUMBERS = [0, 1, -1, 0.5, 12, 24, 1e9, 1e308, -0.000001, Number.MAX_SAFE_INTEGER]
const junk = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, '', 'kWh', '$/day', [], {}, [[]], [[{}]], ...NUMBERS),
  fc.array(fc.constantFrom<unknown>(...NUMBERS, 'x', null), { maxLength: 13 }),
  fc.array(
    fc.array(
      fc.record({
        rate: fc.constantFrom(...NUMBERS),
        max: fc.constantFrom<unknown>(...NUMBERS, undefined),
        unit: fc.constantFrom('kWh', 'kWh/kW', 'kWh daily', 'MWh', ''),
      }),
      { maxLength: 3 },
    ),
    { maxLength: 3 },
  ),
  fc.array(fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 24, maxLength: 24 }), { minLength: 12, maxLength: 12 }),
)
const FIELDS = [
  'energyratestructure',
  'energyweekdayschedule',
  'energyweekendschedule',
  'fueladjustmentsmonthly',
  'demandratestructure',
  'demandrateunit',
  'demandweekdayschedule',
  'demandweekendschedule',
  'demandwindow',
  'flatdemandstructure',
  'flatdemandmonths',
  'flatdemandunit',
  'lookbackpercent',
  'lookbackmonths',
  'lookbackrange',
  'fixedchargefirstmeter',
  'fixedchargeunits',
  'fixedchargeeaaddl',
  'mincharge',
  'minchargeunits',
  'annualmincharge',
  'dgrules',
  'coincidentratestructure',
  'somethingelse',
  'label',
  'name',
]

function isSound(answer: RateCheckAnswer): void {
  expect(answer.periods.length > 0 || answer.refusals.length > 0).toBe(true)
  for (const refusal of answer.refusals) expect(refusal.code).toMatch(/^[A-Z][A-Z_]+$/)
  for (const period of answer.periods) {
    for (const figure of [period.total, period.energy, ...period.lines.map((line) => line.amount)])
      expect(figure).toMatch(/^-?\d+(\.\d+)?$/)
    const sum = period.lines.reduce((total, line) => total + Number(line.amount), 0)
    expect(Math.abs(sum - Number(period.unrounded))).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(sum)))
  }
}

const asked = (tariff: string, usage = USAGE, options: Record<string, string> = {}): RateCheckAnswer =>
  rateCheck({ tariff, usage, from: '2018-01-01', to: '2018-02-01', attributes: {}, options })

test('entries of the rate database with members replaced by anything', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...FIELDS), junk, { maxKeys: 4 }), (members) =>
      isSound(asked(JSON.stringify(urdbRate(members)))),
    ),
    { numRuns: 150 },
  )
}, 60_000)

test('texts that are cut, doubled or mixed up', () => {
  const text = JSON.stringify(urdbRate())
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(text.length), fc.string({ maxLength: 5 }), (left, right, between) => {
      isSound(asked(text.slice(0, left) + between + text.slice(right)))
    }),
    { numRuns: 80 },
  )
}, 60_000)

// What stands beside the usage, and our own tariffs: texts that were right, with characters cut out and put in.
const OWN_TARIFF = JSON.stringify({
  tariff: 'E-1',
  name: 'Electric',
  service: 'electric',
  unit: 'kWh',
  billed_quantity: 'use',
  conventions: {
    schedules: { tou: { periods: ['off', 'on'], rows: [{ period: 'off' }], events: [{ event: 'critical', period: 'on' }] } },
  },
  versions: [
    {
      from: '2015-01-01',
      rules: [
        { rule: 'base', kind: 'fixed', line: 'BASE', per: 'month', price: '10' },
        {
          rule: 'net',
          kind: 'time_of_use',
          schedule: 'tou',
          of: 'net',
          bank: { kind: 'pooled', settles_in: 1, cash_out: '0.02', line: 'CASH' },
          periods: { off: { line: 'OFF', price: '0.1' }, on: { line: 'ON', price: '0.9' } },
        },
        {
          rule: 'minimum',
          kind: 'minimum',
          line: 'MIN',
          per: 'year',
          amount: '50',
          method: 'floor',
          of: ['all'],
          year_ends_in: 1,
        },
      ],
    },
  ],
})
const BESIDE = {
  tariff: OWN_TARIFF,
  calendar:
    '{"holidays":{"named":["christmas"],"dates":["2018-01-02"]},"events":{"critical":[{"from":"2018-01-13T16:00","to":"2018-01-13T20:00"}]}}',
  accountHistory: 'start,end,kwh,kw\n2017-11-01,2017-12-01,100,5\n2017-12-01,2018-01-01,120.5,6',
  state: '{"next":"2018-01-01","carried":{"net":{"pool":"2017-12-31:40"},"minimum":{"since":"2017-02-01","covered":"10"}}}',
} as const

test('our own tariffs, calendars, histories and states that are cut, doubled or mixed up', () => {
  expect(
    rateCheck({ ...BESIDE, usage: USAGE, from: '2018-01-01', to: '2018-02-01', attributes: {}, options: {} }).refusals,
  ).toEqual([])
  const name = fc.constantFrom(...(Object.keys(BESIDE) as (keyof typeof BESIDE)[]))
  const piece = fc.oneof(
    fc.constantFrom('"', '{', ']', ':', ',', '-', '9e999', 'null', '\n', '\u0000'),
    fc.string({ maxLength: 4 }),
  )
  const place = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(name, place, fc.nat(12), piece, (file, at, length, between) => {
      const text = BESIDE[file]
      const from = Math.floor(at * text.length)
      const given = { ...BESIDE, [file]: text.slice(0, from) + between + text.slice(from + length) }
      isSound(rateCheck({ ...given, usage: USAGE, from: '2018-01-01', to: '2018-02-01', attributes: {}, options: {} }))
    }),
    { numRuns: 250 },
  )
}, 60_000)

test('usage files that are cut, doubled or mixed up', () => {
  const tariff = JSON.stringify(urdbRate())
  const lines = USAGE.split('\n')
  const piece = fc.oneof(
    fc.constantFrom(...lines.slice(0, 60)),
    fc.string({ maxLength: 30 }),
    fc.constantFrom(
      '2018-01-01T00:00:00-06:00,1e3',
      'start,end,kwh',
      '"2018-01-01T01:00:00-06:00","2"',
      ',,,',
      '2018-13-01T00:00:00Z,1',
    ),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (rows) => isSound(asked(tariff, rows.join('\n')))),
    { numRuns: 80 },
  )
}, 60_000)

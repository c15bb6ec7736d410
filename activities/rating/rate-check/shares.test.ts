import { describe, expect, test } from 'vitest'
import { hourlyUsage } from '../../../test/support/urdb.js'
import type { GivenPart, GivenShare, RateCheckRequest } from './contract.js'
import { rateCheck } from './rate-check.js'
import { readSharesFile } from './shares-file.js'

// Shares of generators in a check of a tariff: 0.12 for each kWh of a share, 0.30 for each kWh of the own generation that stays.

const TARIFF = JSON.stringify({
  tariff: 'E-1',
  name: 'Electric',
  service: 'electric',
  unit: 'kWh',
  billed_quantity: 'use',
  conventions: { schedules: { all: { periods: ['day'], rows: [{ period: 'day' }] } } },
  versions: [
    {
      from: '2015-01-01',
      rules: [
        { rule: 'use', kind: 'usage', line: 'USE', price: '1' },
        {
          rule: 'array',
          kind: 'time_of_use',
          schedule: 'all',
          of: 'shared',
          as: 'discount',
          periods: { day: { line: 'SHARE', price: '0.12' } },
        },
        {
          rule: 'own',
          kind: 'time_of_use',
          schedule: 'all',
          of: 'received',
          as: 'discount',
          periods: { day: { line: 'OWN', price: '0.30' } },
        },
      ],
    },
  ],
})
const PLAIN = JSON.stringify({
  ...(JSON.parse(TARIFF) as object),
  versions: [{ from: '2015-01-01', rules: [{ rule: 'use', kind: 'usage', line: 'USE', price: '1' }] }],
})

/** A house that takes 1 kWh an hour and gives 2 at noon, in January. */
const USAGE = hourlyUsage('2018-01-01', 31, (_, hour) => ({ kwh: 1, received_kwh: hour === 12 ? 2 : 0 }))
/** An array that gives 100 kWh a day; once as what it gives to the grid, once as all that its meter counts, once as reads. */
const RECEIVED = hourlyUsage('2018-01-01', 31, (_, hour) => ({ kwh: 0, received_kwh: hour >= 8 && hour < 18 ? 10 : 0 }))
const COUNTED = hourlyUsage('2018-01-01', 31, (_, hour) => ({ kwh: hour >= 8 && hour < 18 ? 10 : 0 }))
const READS = 'start,end,kwh\n2018-01-01,2018-01-16,1500\n2018-01-16,2018-02-01,1600'

const share = (percent: string, generation = RECEIVED, more: Partial<GivenShare> = {}): GivenShare => ({
  generator: 'SUN-1',
  percent,
  generation,
  ...more,
})

function asked(shares: readonly GivenShare[] | undefined, more: Partial<RateCheckRequest> = {}) {
  const request = { tariff: TARIFF, usage: USAGE, from: '2018-01-01', to: '2018-02-01', attributes: {}, options: {}, ...more }
  const { periods, refusals } = rateCheck(shares === undefined ? request : { ...request, shares })
  return refusals.length > 0
    ? refusals.map(({ code, field }) => `${code} ${field}`)
    : periods.flatMap(({ lines }) => lines.map(({ code, quantity, amount }) => `${code} ${quantity} ${amount}`))
}

const given = (...givenAway: GivenPart[]) => ({ givenAway })

describe('shares in a check of a tariff', () => {
  test.each<[string, ReturnType<typeof asked>, string[]]>([
    // 3,100 kWh × 5 % = 155.
    ['of what was given to the grid', asked([share('5')]), ['USE 744 744.00', 'SHARE 155 -18.60', 'OWN 62 -18.60']],
    ['of all that a meter counts', asked([share('5', COUNTED)]), ['USE 744 744.00', 'SHARE 155 -18.60', 'OWN 62 -18.60']],
    ['of reads', asked([share('5', READS)]), ['USE 744 744.00', 'SHARE 155 -18.60', 'OWN 62 -18.60']],
    // 16 days of 100 kWh.
    [
      'from a day on',
      asked([share('10', READS, { from: '2018-01-16' })]),
      ['USE 744 744.00', 'SHARE 160 -19.20', 'OWN 62 -18.60'],
    ],
    ['that are none', asked([]), ['USE 744 744.00', 'OWN 62 -18.60']],
    // 62 kWh × 75 %.
    ['of the own generation', asked([], given({ percent: '25' })), ['USE 744 744.00', 'OWN 46.5 -13.95']],
    ['that nobody told of', asked(undefined), ['MISSING_DETERMINANT shares of generation']],
    [
      'of days that no read borders',
      asked([share('10', READS, { from: '2018-01-10' })]),
      ['MISSING_DETERMINANT generation of SUN-1'],
    ],
    [
      'of generation with a hole',
      asked([share('10', COUNTED.replace(/^2018-01-09.*\n/gm, ''))]),
      ['MISSING_DETERMINANT generation of SUN-1'],
    ],
    ['that the tariff credits nothing for', asked([share('5')], { tariff: PLAIN }), ['SHARES shares']],
    ['of nothing', asked([share('0')]), ['SHARES shares[0]']],
    ['of more than the whole', asked([share('60'), share('40.1', RECEIVED, { from: '2018-01-20' })]), ['SHARES SUN-1']],
    [
      'of more than the own generation',
      asked([], given({ percent: '60' }, { percent: '50', from: '2018-03-01' })),
      ['SHARES givenAway'],
    ],
    ['that end before they begin', asked([share('5', READS, { from: '2018-01-20', to: '2018-01-19' })]), ['SHARES shares[0]']],
    ['of a file that cannot be read', asked([share('5', 'kwh\n1')]), ['UNKNOWN_COLUMN shares[0], kwh']],
  ])('%s', (_, answer, expected) => {
    expect(answer).toEqual(expected)
  })
})

test.each([
  ['{ "shares": [ { "generator": "SUN-1", "percent": "5", "generation": "sun.csv" } ], "givenAway": [] }', []],
  ['{ "shares": [ { "generator": "SUN-1", "percent": 5, "generation": "sun.csv" } ] }', ['SHARES shares[0].percent']],
  ['{ "share": [] }', ['SHARES share']],
  ['{', ['SHARES shares']],
])('a file of shares: %s', (text, expected) => {
  const reading = readSharesFile(text)
  expect(reading.ok ? [] : reading.refusals.map(({ code, field }) => `${code} ${field}`)).toEqual(expected)
})

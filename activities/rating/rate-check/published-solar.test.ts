import { expect, test } from 'vitest'
import type { Rule } from '../../../domain/rating/tariff.js'
import { publishedLines, ratePublished, type PublishedRate } from '../../../test/support/published-rate.js'
import { hourlyUsage } from '../../../test/support/urdb.js'

// Energy given to the grid, as utilities published it for their customers, each figure with its source, as the rate command makes it.

const ALL_DAY = { day: { periods: ['all'], rows: [{ period: 'all' }] } } as const
const given = (line: string, rest: object): Rule =>
  ({ rule: line.toLowerCase(), kind: 'time_of_use', as: 'discount', of: 'received', ...rest }) as Rule
const PER_DAY = { tier_limits: { per: 'day', rounding: 'none' }, line_rounding: { digits: 2, mode: 'half_down' } } as const

test.each<[string, PublishedRate, string[]]>([
  [
    // Snohomish County PUD, "Generating customers, here's how to read your utility bill": $32.50 taken, $23.41 given, at least 53 cents a
    // day are due: $6.81 go to the reserve. The kWh are not on the sheet: one for each dollar here.
    'Snohomish: a credit that may not pay the minimum by the day',
    {
      service: 'electric',
      unit: 'kWh',
      conventions: { schedules: ALL_DAY },
      rules: [
        { rule: 'kwh', kind: 'usage', line: 'KWH', price: '1' },
        given('KWH-NET', { schedule: 'day', periods: { all: { line: 'KWH-NET', price: '1' } } }),
        {
          rule: 'reserve',
          kind: 'credit_bank',
          line: 'RESERVE',
          credits: ['kwh-net'],
          pays: ['kwh'],
          pays_above: { product: ['0.53', 'days'] },
        },
      ],
      from: '2018-06-01',
      to: '2018-07-01',
      use: 'start,end,kwh,received_kwh\n2018-06-01,2018-07-01,32.50,23.41',
    },
    ['KWH 32.50', 'KWH-NET -23.41', 'RESERVE 6.81', 'total 15.90'],
  ],
  [
    // Mojo Power, "How is my G'Day Sunshine FiT calculated?": 200 kWh in 31 days, the first five a day at 22 cents; $3.375 are printed as $3.37.
    'Mojo: so many kWh a day at a better price',
    {
      service: 'electric',
      unit: 'kWh',
      conventions: { ...PER_DAY, schedules: ALL_DAY },
      rules: [
        given('FIT', {
          schedule: 'day',
          periods: {
            all: {
              tiers: [
                { line: 'STAGE-1', up_to: '5', price: '0.22' },
                { line: 'STAGE-2', price: '0.075' },
              ],
            },
          },
        }),
      ],
      use: 'start,end,kwh,received_kwh\n2018-07-01,2018-08-01,0,200',
    },
    ['STAGE-1 -34.10', 'STAGE-2 -3.37', 'total -37.47'],
  ],
  [
    // Ausgrid, "Solar tariffs": 307 kWh between 10:00 and 15:00 in November, 205 of them free, $1.19; 52 kWh after 16:00 earn $1.21. The
    // prices are what these figures come to.
    'Ausgrid: a charge for what is given at noon, a reward for what is given in the evening',
    {
      service: 'electric',
      unit: 'kWh',
      conventions: {
        tier_limits: { per: 'bill', rounding: 'none' },
        schedules: {
          export: {
            periods: ['noon', 'evening', 'other'],
            rows: [
              { period: 'noon', from: '10:00', to: '15:00' },
              { period: 'evening', from: '16:00', to: '21:00' },
            ],
            otherwise: 'other',
          },
        },
      },
      rules: [
        {
          rule: 'export',
          kind: 'time_of_use',
          of: 'received',
          schedule: 'export',
          allocation: 'per_period',
          periods: {
            noon: {
              tiers: [
                { up_to: '205', price: '0' },
                { line: 'EXPORT', price: '0.0117' },
              ],
            },
            evening: { line: 'REWARD', price: '-0.0233' },
            other: { line: 'OTHER', price: '0' },
          },
        },
      ],
      from: '2018-11-01',
      to: '2018-12-01',
      use: hourlyUsage('2018-11-01', 30, (day, hour) => ({
        kwh: 0,
        received_kwh: hour >= 10 && hour < 15 ? (day === 0 ? 3.4 : 2) : day < 26 && (hour === 16 || hour === 17) ? 1 : 0,
      })),
    },
    ['EXPORT 1.19', 'REWARD -1.21', 'total -0.02'],
  ],
])('%s', (_, example, expected) => {
  expect(publishedLines(example)).toEqual(expected)
})

test('MCE: more credit than charges, and what was left of the month before', () => {
  // A statement of August 2026 that tariffkit's ledger is held against (eman/tariffkit, tests/test_ledger.py, MIT): $3.34 in the bank, $9.63
  // earned; net charges of $3.63 are paid, $9.34 stay. 100 kWh taken and given in July, 100 given in June, at what comes to the dollars.
  const charge = (line: string, price: string): Rule => ({ rule: line, kind: 'usage', line, price })
  const prices = [
    { from: '2000-01-01', value: '0.0334' },
    { from: '2018-07-01', value: '0.0963' },
  ]
  const example: PublishedRate = {
    service: 'electric',
    unit: 'kWh',
    conventions: { schedules: ALL_DAY, price_change: 'first_day' },
    rules: [
      charge('GENERATION', '0.0484'),
      charge('RELIEF', '-0.0025'),
      charge('SOLAR-BONUS', '-0.0096'),
      given('EXPORT', { schedule: 'day', periods: { all: { line: 'EXPORT', price: prices } } }),
      { rule: 'bank', kind: 'credit_bank', line: 'BANK', credits: ['EXPORT'], pays: ['charges'] },
    ],
    use: 'start,end,kwh,received_kwh\n2018-06-01,2018-07-01,0,100\n2018-07-01,2018-08-01,100,100',
  }
  expect(publishedLines(example)).toEqual([
    'GENERATION 4.84',
    'RELIEF -0.25',
    'SOLAR-BONUS -0.96',
    'EXPORT -9.63',
    'BANK 6.00',
    'total 0.00',
  ])
  expect(ratePublished(example).state.carried).toEqual({ bank: { lots: '2018-07-31:9.34' } })
})

import { expect, test } from 'vitest'
import { grid, hourlyUsage, type UrdbRate, urdbRate } from '../../../../test/support/urdb.js'
import { rateCheck } from '../../rate-check/rate-check.js'

/**
 * Figures of NREL-PySAM 7.1.1, `Utilityrate5`, for this load of April to July 2018: 1 kWh in an hour and 2.5 from 16:00, half a kWh more
 * in April and July and a whole one in May, a peak of 7 kWh on 10 April; from 10:00 to 14:00 in April and May 8 kWh are given instead.
 */
function usage(isNet: boolean): string {
  const months = [3, 4, 5, 6].flatMap((month) =>
    Array.from({ length: month % 2 === 0 ? 31 : 30 }, (_, day) => ({ month, day: day + 1 })),
  )
  return hourlyUsage('2018-04-01', 122, (at, hour) => {
    const { month, day } = months[at] as { month: number; day: number }
    const isGiven = hour >= 10 && hour < 14 && month < 5
    const peak = month === 3 && day === 10 && hour === 18 ? 4 : 0
    const kwh = isGiven ? 0 : (hour >= 16 ? 2.5 : 1) + ((month + 1) % 3) * 0.5 + peak
    return isNet ? { kwh, received_kwh: isGiven ? 8 : 0 } : { kwh }
  })
}

const EVENING = grid((_month, hour) => (hour >= 16 ? 1 : 0))
const SEASONS = grid((month, hour) => (month < 5 ? (hour >= 16 ? 1 : 0) : hour >= 17 ? 3 : 2))
const TIERS = (low: number, high: number, sell: readonly [number, number]) => [
  { rate: low, sell: sell[0], max: 600, unit: 'kWh' },
  { rate: high, sell: sell[1], unit: 'kWh' },
]
const BLOCKS = [
  { rate: 0.1, max: 500, unit: 'kWh' },
  { rate: 0.08, max: 200, unit: 'kWh/kW' },
  { rate: 0.05, max: 300, unit: 'kWh/kW' },
  { rate: 0.03, unit: 'kWh/kW' },
]
const schedules = (cells: number[][]): UrdbRate => ({ energyweekdayschedule: cells, energyweekendschedule: cells })
const DEMAND: UrdbRate = {
  energyratestructure: [[{ rate: 0.1 }]],
  demandratestructure: [
    [{ rate: 5, max: 2 }, { rate: 6 }],
    [{ rate: 8, max: 2 }, { rate: 9 }],
  ],
  demandweekdayschedule: EVENING,
  demandweekendschedule: EVENING,
  lookbackpercent: 0.8,
  lookbackrange: 2,
}

test.each<
  [
    string,
    UrdbRate,
    Record<string, string>,
    boolean,
    (period: { energy: string; credit: string; demand: string }) => number,
    readonly number[],
  ]
>([
  [
    'hours use in blocks',
    { energyratestructure: [BLOCKS] },
    {},
    false,
    ({ energy }) => Number(energy),
    [111.12, 100.36, 72.4, 90.64],
  ],
  [
    'kWh steps behind the end of their block',
    {
      energyratestructure: [
        [{ max: 200, unit: 'kWh/kW', rate: 0 }, BLOCKS[0], { rate: 0.08, max: 1e8, unit: 'kWh' }, BLOCKS[2], BLOCKS[3]],
      ],
    },
    {},
    false,
    ({ energy }) => Number(energy),
    [111.12, 100.36, 72.4, 90.64],
  ],
  [
    'tiers over periods of the day in proportion',
    { ...schedules(EVENING), energyratestructure: [TIERS(0.1, 0.2, [0, 0]), TIERS(0.3, 0.5, [0, 0])] },
    {},
    false,
    ({ energy }) => Number(energy),
    [375.632911, 490.492308, 302.666667, 430.8],
  ],
  [
    'tiers in order of time, with export on the same bounds',
    {
      ...schedules(EVENING),
      dgrules: 'Net Billing Instantaneous',
      energyratestructure: [TIERS(0.1, 0.2, [0.04, 0.03]), TIERS(0.3, 0.5, [0.06, 0.05])],
    },
    { tierAllocation: 'chronological' },
    true,
    ({ energy, credit }) => Number(energy) - Number(credit),
    [341.2, 455.84, 303.2, 432],
  ],
  [
    'a bank that goes on in the same hours when the season changes',
    { ...schedules(SEASONS), dgrules: 'Net Metering', energyratestructure: [0.1, 0.3, 0.2, 0.4].map((rate) => [{ rate }]) },
    {},
    true,
    ({ energy }) => Number(energy),
    [217.2, 260.4, 210, 405.2],
  ],
  [
    'credits in money that pay energy only and wait for later bills',
    {
      ...schedules(EVENING),
      dgrules: 'Net Billing Hourly',
      energyratestructure: [[{ rate: 0.1, sell: 0.35 }], [{ rate: 0.3, sell: 0.09 }]],
    },
    { credit: 'carried' },
    true,
    ({ energy, credit }) => Number(energy) - Number(credit),
    [0, 0, 150.8, 297.6],
  ],
  [
    'a look-back by which each period of the day pays the billing demand',
    DEMAND,
    { lookback_tou: 'billing_kw' },
    false,
    ({ demand }) => Number(demand),
    [101, 80, 80, 41],
  ],
])('%s', (_, more, options, isNet, figure, expected) => {
  const tariff = JSON.stringify(urdbRate(more))
  const { periods, refusals } = rateCheck({
    tariff,
    usage: usage(isNet),
    from: '2018-04-01',
    to: '2018-08-01',
    attributes: {},
    options: { rounding: 'none', ...options },
    period: 'monthly',
  })
  expect(refusals).toEqual([])
  expect(periods.map((period) => Number(figure(period).toFixed(6)))).toEqual(expected)
})

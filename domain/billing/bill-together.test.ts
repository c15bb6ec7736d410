import { describe, expect, test } from 'vitest'
import { outcomeOf, rulesOf, SETTINGS, WINDOW } from '../../test/support/billing.js'
import { seriesOf } from '../../test/support/intervals.js'
import type { IntervalSeries } from '../rating/intervals/interval-series.js'
import type { Conventions, TariffFile } from '../rating/tariff.js'
import type { Aggregation } from './aggregation.js'
import { billAccount } from './bill-account.js'
import type { AccountInput, AgreementInput } from './billing-input.js'

// Three meters of one customer, 31 days from 5 August to 4 September 2026, intervals of an hour.

const PERIOD = { from: '2026-08-05', to: '2026-09-04' }
const schedules = {
  all: { periods: ['all'], rows: [{ period: 'all' }], otherwise: 'all' },
  day: { periods: ['off', 'on'], rows: [{ period: 'on', from: '16:00', to: '21:00' }], otherwise: 'off' },
}
const electric = (tariff: string, rules: unknown[], conventions: Conventions = {}): TariffFile =>
  ({
    tariff,
    name: tariff,
    service: 'electric',
    unit: 'kWh',
    billed_quantity: 'use',
    conventions: { schedules, ...conventions },
    versions: [{ from: '2020-01-01', rules }],
  }) as unknown as TariffFile
const meterCharge = { rule: 'meter', kind: 'fixed', line: 'METER', per: 'month', price: '7.00' }
const peaks = [
  { rule: 'use', kind: 'usage', line: 'USE', price: '0.10' },
  { rule: 'peak', kind: 'demand', line: 'PEAK', per: 'bill', price: '10.00', quantity: { peak: 'kw' } },
]
const net = {
  rule: 'energy',
  kind: 'time_of_use',
  schedule: 'all',
  of: 'net',
  with_shares: true,
  bank: { kind: 'pooled' },
  periods: { all: { line: 'NET', price: '0.10' } },
}
const touRule = (off: unknown) => ({
  ...net,
  schedule: 'day',
  bank: { kind: 'per_period' },
  periods: { off: { line: 'OFF', price: off }, on: { line: 'ON', price: '0.30' } },
})
const RULES = rulesOf(SETTINGS, [
  electric('COINCIDENT', [meterCharge, ...peaks]),
  electric('EACH', [meterCharge, ...peaks], { demand: { several_registers: 'highest', aggregated_peaks: 'sum' } }),
  electric('METER', [meterCharge, ...peaks]),
  electric('NET', [net]),
  electric('TOU', [touRule('0.10')]),
  electric('TOU-NEW', [
    touRule([
      { from: '2020-01-01', value: '0.10' },
      { from: '2026-08-20', value: '0.20' },
    ]),
  ]),
])

const hourly = (kwh: (hour: number) => number, given?: (hour: number) => number): IntervalSeries =>
  seriesOf(PERIOD.from, 31, 60, {
    kwh: ({ hour }) => kwh(hour),
    ...(given === undefined ? {} : { received_kwh: ({ hour }) => given(hour) }),
  })
const agreement = (agreementId: string, tariffCode: string, more: Partial<AgreementInput>): AgreementInput => ({
  agreementId,
  servicePointId: `S-${agreementId}`,
  tariffCode,
  startOn: PERIOD.from,
  history: [],
  carried: {},
  shares: [],
  ...more,
})
function account(
  agreements: readonly AgreementInput[],
  method: Aggregation['method'],
  more: Partial<AccountInput> = {},
): AccountInput {
  const [lead, ...others] = agreements as [AgreementInput, ...AgreementInput[]]
  const members = others.map(({ agreementId }) => ({ agreementId, from: PERIOD.from, to: null }))
  return {
    accountId: 'A1',
    billCycle: '1',
    attributes: {},
    agreements,
    servicePoints: agreements.map(({ servicePointId }) => ({
      servicePointId,
      premiseId: 'P1',
      service: 'electric',
      attributes: {},
      registers: [],
      otherAgreements: [],
    })),
    premises: [{ premiseId: 'P1', attributes: {} }],
    aggregations: [{ aggregationId: 'X1', name: 'The farm', method, leadAgreementId: lead.agreementId, members }],
    ...more,
  }
}
const linesOf = (input: AccountInput): string[] => {
  const outcome = billAccount(input, RULES, WINDOW)
  if (outcome.outcome !== 'billed') return [`${outcome.outcome} ${outcome.code} ${outcome.sentence}`]
  return outcome.bill.segments.flatMap((segment) =>
    segment.lines.map((line) => `${segment.agreementId} ${line.lineCode} ${line.quantity} ${line.amount}`),
  )
}

describe('meters billed as one', () => {
  // A pump of 10 kW from 06:00 to 12:00 (60 kWh a day), another of 10 kW from 11:00 to 15:00 (40): 20 kW at 11:00, and 10 + 10 by itself.
  const [one, two] = [(hour: number) => (hour >= 6 && hour < 12 ? 10 : 0), (hour: number) => (hour >= 12 && hour < 16 ? 10 : 0)]
  const both = hourly((hour) => one(hour) + two(hour))
  const farm = (tariff: string) =>
    account(
      [agreement('G1', tariff, { intervals: both, placeIntervals: [hourly(one), hourly(two)] }), agreement('G2', 'METER', {})],
      'sum',
    )

  test.each<[string, string, string]>([
    // 31 × 100 kWh × 0.10; the pumps never ran at once: 10 kW.
    ['the peak of all at once', 'COINCIDENT', 'G1 PEAK 10 100.00'],
    ['the sum of the peak of each place', 'EACH', 'G1 PEAK 20 200.00'],
  ])('%s', (_name, tariff, peak) => {
    expect(linesOf(farm(tariff))).toEqual(['G1 METER 1 7.00', 'G1 USE 3100 310.00', peak, 'G2 METER 1 7.00', 'G2 PEAK 0 0.00'])
  })

  test('not for days on which one of them is not billed', () => {
    const whole = farm('COINCIDENT')
    const short = {
      ...whole,
      agreements: whole.agreements.map((own) => (own.agreementId === 'G2' ? { ...own, stopOn: '2026-08-20' } : own)),
    }
    expect(linesOf(short)).toEqual([
      'parked AGGREGATION_APART G1 is billed together with G2 (X1, The farm), whose bill is not for 2026-08-05 to 2026-09-04. Bill all of them for the same days, or take out those that have ended.',
    ])
    expect(outcomeOf(short, RULES, WINDOW).outcome).toBe('parked')
  })
})

describe('generation for other meters by rank', () => {
  // The first gives 20 kWh a day beyond its own 10: 620 of the 930 kWh given.
  const lead = agreement('G1', 'NET', {
    intervals: hourly(
      (hour) => (hour < 10 ? 1 : 0),
      (hour) => (hour >= 10 && hour < 20 ? 3 : 0),
    ),
  })
  const house = agreement('G2', 'NET', { intervals: hourly((hour) => (hour < 12 ? 1 : 0)) })
  const barn = agreement('G3', 'NET', { intervals: hourly((hour) => (hour < 16 ? 1 : 0)) })

  test.each<[string, readonly AgreementInput[], string[], string]>([
    // 372 to the house, the 248 that are left to the barn of 496; nothing stays with the first.
    ['house, then barn', [lead, house, barn], ['G3 NET 248 24.80'], '0'],
    ['barn, then house', [lead, barn, house], ['G2 NET 248 24.80'], '0'],
    // The house alone takes 372; 248 wait for the first one's next bill.
    ['the house alone', [lead, house], [], '248'],
  ])('%s', (_name, agreements, expected, kept) => {
    const input = account(agreements, 'rank')
    expect(linesOf(input)).toEqual(expected)
    const outcome = billAccount(input, RULES, WINDOW)
    const bank = outcome.outcome === 'billed' ? (outcome.bill.segments[0]?.banks[0]?.closing ?? '0') : undefined
    expect(bank).toBe(kept)
  })

  // Given 10:00 to 20:00: of 30 kWh a day 12 from 16:00 on, so that 40 % of every credit are of these hours.
  const all = (tariffCode: string, agreements: readonly AgreementInput[]) => agreements.map((own) => ({ ...own, tariffCode }))
  test.each<[string, AccountInput, string[]]>([
    [
      // The house takes 12 kWh a day, all before 16:00, and is credited 12: 7.2 before and 4.8, which wait. Of the barn's 16 there are 8
      // credited: 4.8 before and 3.2. The first one takes 10 before 16:00 and keeps 10: 6 before and 4, which wait.
      'by period of the day, of every hour the same part',
      account(all('TOU', [lead, house, barn]), 'rank'),
      ['G1 OFF 124 12.40', 'G2 OFF 148.8 14.88', 'G3 OFF 347.2 34.72'],
    ],
    [
      // 15 days at 0.10 and 16 at 0.20, each day the same. The house pays 4.8 a day; the first one keeps 10.8 before 16:00, more than it takes.
      'divided where a price changes',
      account(all('TOU-NEW', [lead, house]), 'rank'),
      ['G2 OFF 72 7.20', 'G2 OFF 76.8 15.36'],
    ],
  ])('%s', (_name, input, expected) => expect(linesOf(input)).toEqual(expected))

  test('by hours nothing is made or lost: taken − given = charged − waiting', () => {
    const outcome = billAccount(account(all('TOU', [lead, house, barn]), 'rank'), RULES, WINDOW)
    const waiting = outcome.outcome === 'billed' ? outcome.bill.segments.flatMap(({ banks }) => banks) : []
    // 31 × (10 + 12 + 16 − 30) = 248 = 124 + 148.8 + 347.2 − 372.
    expect(waiting.map(({ closing }) => closing)).toEqual(['124', '148.8', '99.2'])
  })

  test('nothing is credited of what is not known', () => {
    const hole = { ...(lead.intervals as IntervalSeries), missing: new Map([['received_kwh' as const, [30]]]) }
    const [only] = linesOf(account([{ ...lead, intervals: hole }, house], 'rank'))
    expect(only).toContain('parked INTERVALS_INCOMPLETE')
  })
})

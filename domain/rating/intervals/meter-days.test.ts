import { describe, expect, test } from 'vitest'
import { addDays } from '../../kernel/local-date.js'
import { secondsOfDay, startOfDay, type ZoneTable } from '../../kernel/zone-table.js'
import { coverageGap, exactValue, momentText } from './interval-series.js'
import { type BillableDay, type MeterDays, type MeterDaysOutcome, seriesOfMeters } from './meter-days.js'

/** Pacific time of 2026: the clock is put forward on 8 March and back on 1 November. */
const ZONE: ZoneTable = {
  name: 'Pacific',
  from: [Number.NEGATIVE_INFINITY, Date.UTC(2026, 2, 8, 10) / 1000, Date.UTC(2026, 10, 1, 9) / 1000],
  offsets: [-8 * 3600, -7 * 3600, -8 * 3600],
}

type Values = readonly (number | null)[]

function day(of: string, values: Values | number, more: Partial<BillableDay> = {}): BillableDay {
  const seconds = more.seconds ?? 3600
  const amounts = typeof values === 'number' ? Array<number>(secondsOfDay(ZONE, of) / seconds).fill(values) : values
  const base = {
    day: of,
    startsAt: startOfDay(ZONE, of),
    seconds,
    scale: 3,
    channel: 'E1',
    unit: 'kWh',
    direction: 'delivered' as const,
  }
  return { ...base, ...more, amounts }
}

const meter = (meterId: string, days: readonly BillableDay[], more: Partial<MeterDays> = {}): MeterDays => ({
  meterId,
  installedOn: '2020-01-01',
  days,
  ...more,
})

function series(from: string, to: string, ...meters: MeterDays[]): MeterDaysOutcome {
  return seriesOfMeters({ meters, span: { from, to }, period: { from, to }, zone: ZONE })
}

function energy(outcome: MeterDaysOutcome, channel: 'kwh' | 'received_kwh' = 'kwh'): string {
  if (!('series' in outcome)) throw new Error(outcome.problem.message)
  const values = outcome.series.channels.get(channel)
  let total = exactValue(0, 0)
  values?.whole.forEach((whole, at) => (total = total.plus(exactValue(whole, values.rest?.[at] ?? 0))))
  return total.toFixed()
}

const gapOf = (outcome: MeterDaysOutcome, from: string, to: string): string | undefined =>
  'series' in outcome ? coverageGap(outcome.series, { from, to }, 'kwh') : outcome.problem.message

describe('days of meters as one series', () => {
  test.each([
    ['2026-03-08', 23, '2026-03-08 03:00'],
    ['2026-11-01', 25, '2026-11-01 01:00'],
  ])('on %s the clock on the wall has %s hours', (on, hours, third) => {
    const outcome = series(on, on, meter('M1', [day(on, 1000)]))
    if (!('series' in outcome)) throw new Error(outcome.problem.message)
    expect([energy(outcome), gapOf(outcome, on, on)]).toEqual([String(hours), undefined])
    expect(momentText(outcome.series, 2)).toBe(third)
  })

  test('figures beyond six decimals stay exact', () => {
    const outcome = series('2026-05-01', '2026-05-01', meter('M1', [day('2026-05-01', 123456789, { scale: 9 })]))
    expect(energy(outcome)).toBe('2.962962936')
  })

  test('meters beside each other are added, and one without a value is a gap', () => {
    const days = ['2026-05-01', '2026-05-02']
    const both = days.map((on) => day(on, 500))
    expect(energy(series('2026-05-01', '2026-05-02', meter('M1', both), meter('M2', both)))).toBe('48')
    const short = series('2026-05-01', '2026-05-02', meter('M1', both), meter('M2', both.slice(0, 1)))
    expect(gapOf(short, '2026-05-01', '2026-05-02')).toBe('the channel kwh has no value at 2026-05-02 00:00')
    const uncounted = series('2026-05-01', '2026-05-02', meter('M1', both), meter('M2', []))
    expect(gapOf(uncounted, '2026-05-01', '2026-05-02')).toBe('the channel kwh has no value at 2026-05-01 00:00')
  })

  test('an exchanged meter goes on where the other ended', () => {
    const until = [...Array<number>(10).fill(1000), ...Array<null>(14).fill(null)]
    const since = [...Array<null>(10).fill(null), ...Array<number>(14).fill(2000)]
    const outcome = series(
      '2026-05-01',
      '2026-05-03',
      meter('M1', [day('2026-05-01', 1000), day('2026-05-02', until)], { removedOn: '2026-05-02' }),
      meter('M2', [day('2026-05-02', since), day('2026-05-03', 2000)], { installedOn: '2026-05-02' }),
    )
    expect([energy(outcome), gapOf(outcome, '2026-05-01', '2026-05-03')]).toEqual(['110', undefined])
  })

  test('a meter that was set during the first day counted nothing before; what it lacks later is a gap', () => {
    const values = [...Array<null>(10).fill(null), ...Array<number>(14).fill(1000)]
    const set = { installedOn: '2026-05-01' }
    expect(
      gapOf(series('2026-05-01', '2026-05-01', meter('M1', [day('2026-05-01', values)], set)), '2026-05-01', '2026-05-01'),
    ).toBe(undefined)
    const hole = values.map((value, hour) => (hour === 15 ? null : value))
    expect(
      gapOf(series('2026-05-01', '2026-05-01', meter('M1', [day('2026-05-01', hole)], set)), '2026-05-01', '2026-05-01'),
    ).toBe('the channel kwh has no value at 2026-05-01 15:00')
  })

  test('a day that is not there is a break', () => {
    const outcome = series('2026-05-01', '2026-05-03', meter('M1', [day('2026-05-01', 1), day('2026-05-03', 1)]))
    expect(gapOf(outcome, '2026-05-01', '2026-05-03')).toBe('intervals are missing between 2026-05-01 23:00 and 2026-05-03 00:00')
  })

  test('energy given is nothing while the meter before did not count it', () => {
    const given = { channel: 'B1', direction: 'received' as const }
    const outcome = series(
      '2026-05-01',
      '2026-05-04',
      meter('M1', [day('2026-05-01', 1000), day('2026-05-02', 1000)], { removedOn: '2026-05-02' }),
      meter(
        'M2',
        [day('2026-05-03', 1000), day('2026-05-04', 1000), day('2026-05-03', 250, given), day('2026-05-04', 250, given)],
        {
          installedOn: '2026-05-02',
        },
      ),
    )
    expect([energy(outcome), energy(outcome, 'received_kwh')]).toEqual(['96', '12'])
  })

  test.each([
    ['two channels that count the same', [day('2026-05-01', 1), day('2026-05-01', 1, { channel: 'E2' })], 'E1 and E2'],
    ['two lengths in a period', [day('2026-05-01', 1), day('2026-05-02', 1, { seconds: 1800 })], 'M1 on 2026-05-02 of 30'],
    ['a length no hour has', [day('2026-05-01', [1], { seconds: 86_400 })], 'must divide an hour'],
    ['a negative value', [day('2026-05-01', -1)], 'negative value of kwh on 2026-05-01'],
    ['a value beyond measure', [day('2026-05-01', 9e15, { scale: 0 })], 'too large'],
  ])('%s is not billed', (_what, days, sentence) => {
    const outcome = series('2026-05-01', addDays('2026-05-01', 1), meter('M1', days))
    expect(outcome).toMatchObject({
      problem: { code: 'INTERVALS_UNUSABLE', message: expect.stringContaining(sentence) as string },
    })
  })
})

describe('sub-meters that are taken off', () => {
  const [on, seconds] = ['2026-05-01', 3600]
  const reactive = (value: Values | number): BillableDay => day(on, value, { channel: 'Q1', unit: 'kvarh', seconds })
  const main = meter('M1', [day(on, 1000), reactive(500), day(on, 1200, { channel: 'T1', unit: 'kVA' })])
  const sub = (...days: BillableDay[]): MeterDays => meter('M2', days, { isDeducted: true })
  const firstOf = (outcome: MeterDaysOutcome, channel: 'kwh' | 'kvarh' | 'kw'): string | undefined => {
    if (!('series' in outcome)) return outcome.problem.message
    const values = outcome.series.channels.get(channel)
    return values === undefined ? undefined : exactValue(values.whole[0] ?? 0, values.rest?.[0] ?? 0).toFixed()
  }

  test('leave energy and reactive energy, from which kVA comes, and not what the meter stored of it', () => {
    const outcome = series(on, on, main, sub(day(on, 400), reactive(100)))
    expect([firstOf(outcome, 'kwh'), firstOf(outcome, 'kvarh')]).toEqual(['0.6', '0.4'])
    expect('series' in outcome && outcome.series.channels.has('kva')).toBe(false)
  })

  test('are taken off the power a meter stores interval by interval', () => {
    const outcome = series(on, on, meter('M1', [day(on, 1000), day(on, 1100, { channel: 'D1', unit: 'kW' })]), sub(day(on, 400)))
    expect([firstOf(outcome, 'kwh'), firstOf(outcome, 'kw')]).toEqual(['0.6', '0.7'])
  })

  test.each([
    ['one that does not count reactive energy', sub(day(on, 400))],
    ['one that counted more of it than the meter above', sub(day(on, 400), reactive(600))],
  ])('%s leaves it without a value', (_what, below) => {
    const outcome = series(on, on, main, below)
    if (!('series' in outcome)) throw new Error(outcome.problem.message)
    const days = { from: on, to: on }
    expect(coverageGap(outcome.series, days, 'kvarh')).toBe('the channel kvarh has no value at 2026-05-01 00:00')
    expect(coverageGap(outcome.series, days, 'kwh')).toBeUndefined()
  })
})

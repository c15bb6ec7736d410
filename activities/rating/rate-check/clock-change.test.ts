import { describe, expect, it } from 'vitest'
import { grid, urdbRate } from '../../../test/support/urdb.js'
import { rateCheck } from './rate-check.js'

// New York, 2018: on 11 March 02:00 does not exist, on 4 November 01:00 comes twice. A day of 23 and a day of 25 hours.

/** Stamps of the wall clock with their offsets, hour by hour in time, from the midnight that begins a day of local time. */
function wallHours(day: string, offsets: readonly [hours: number, offset: string][]): string[] {
  let at = Date.parse(`${day}T00:00:00${offsets[0]?.[1] ?? '-05:00'}`)
  return offsets.flatMap(([hours, offset]) =>
    Array.from({ length: hours }, () => {
      const shift = Number(offset.slice(0, 3)) * 3_600_000
      const stamp = `${new Date(at + shift).toISOString().slice(0, 19)}${offset}`
      at += 3_600_000
      return stamp
    }),
  )
}

const TARIFF = JSON.stringify(
  urdbRate({
    fixedchargefirstmeter: 0,
    energyratestructure: [[{ rate: 0.1 }], [{ rate: 1 }]],
    energyweekdayschedule: grid((_month, hour) => (hour === 1 ? 1 : 0)),
    energyweekendschedule: grid((_month, hour) => (hour === 1 || hour === 2 ? 1 : 0)),
  }),
)

function rated(stamps: readonly string[], from: string, to: string) {
  return rateCheck({
    tariff: TARIFF,
    usage: ['start,kwh', ...stamps.map((stamp) => `${stamp},1`)].join('\n'),
    from,
    to,
    attributes: {},
    options: {},
  })
}

describe('days of 23 and 25 hours', () => {
  const spring = wallHours('2018-03-11', [
    [2, '-05:00'],
    [21, '-04:00'],
  ])
  const autumn = wallHours('2018-11-04', [
    [2, '-04:00'],
    [23, '-05:00'],
  ])

  it('are complete with as many hours as they have', () => {
    expect(spring[2]).toBe('2018-03-11T03:00:00-04:00')
    expect(autumn.slice(1, 3)).toEqual(['2018-11-04T01:00:00-04:00', '2018-11-04T01:00:00-05:00'])
    expect(rated(spring, '2018-03-11', '2018-03-12').periods[0]?.determinants['kwhByPeriod']).toEqual({ '0': '22', '1': '1' })
    expect(rated(autumn, '2018-11-04', '2018-11-05').periods[0]?.determinants['kwhByPeriod']).toEqual({ '0': '22', '1': '3' })
  })

  it('miss an hour that was there', () => {
    const without = autumn.filter((stamp) => stamp !== '2018-11-04T01:00:00-05:00')
    expect(rated(without, '2018-11-04', '2018-11-05').refusals[0]).toMatchObject({ code: 'INTERVALS_INCOMPLETE' })
  })

  it('are the same in any zone of the machine', () => {
    const before = process.env['TZ']
    const answers = ['UTC', 'America/New_York', 'Pacific/Kiritimati'].map((zone) => {
      process.env['TZ'] = zone
      return JSON.stringify(rated(autumn, '2018-11-04', '2018-11-05'))
    })
    if (before === undefined) delete process.env['TZ']
    else process.env['TZ'] = before
    expect(new Set(answers).size).toBe(1)
  })

  it('leave a leap day where it is', () => {
    const leap = wallHours('2020-02-28', [[72, '-05:00']])
    const [period] = rated(leap, '2020-02-28', '2020-03-02').periods
    expect(period?.determinants).toMatchObject({ days: '3', kwhByPeriod: { '0': '67', '1': '5' } })
  })
})

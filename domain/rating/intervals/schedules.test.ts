import { describe, expect, it, test } from 'vitest'
import { dayNumber, fromDayNumber, weekdayOf } from '../../kernel/local-date.js'
import type { HolidayList, Schedule } from '../tariff-schedule.js'
import { scheduleProblems } from './check-schedule.js'
import { compileSchedule, firstCellOfDay } from './compiled-schedule.js'
import { holidaysOfYear } from './holidays.js'

function at(schedule: Schedule, day: string, clock: string, holidays?: HolidayList): string | undefined {
  const compiled = compileSchedule('s', schedule, holidays)
  const minute = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
  return compiled.periods[compiled.table[firstCellOfDay(compiled, day) + Math.floor(minute / compiled.slotMinutes)] ?? 255]
}

describe('holidays', () => {
  // Dates as the Office of Personnel Management lists federal holidays.
  test.each([
    ['mlk_day', 2026, '2026-01-19'],
    ['washingtons_birthday', 2026, '2026-02-16'],
    ['memorial_day', 2026, '2026-05-25'],
    ['labor_day', 2026, '2026-09-07'],
    ['columbus_day', 2026, '2026-10-12'],
    ['thanksgiving', 2026, '2026-11-26'],
    ['good_friday', 2024, '2024-03-29'],
    ['good_friday', 2026, '2026-04-03'],
  ] as const)('%s of %i is %s', (name, year, day) => {
    expect([...holidaysOfYear({ named: [name] }, year)]).toEqual([day])
  })

  it('are observed as the list says', () => {
    // 4 July 2026 is a Saturday, 2027 a Sunday; 1 January 2028 a Saturday.
    const days = (observed: HolidayList['observed'], year: number) =>
      [...holidaysOfYear({ named: ['independence_day', 'new_years_day'], observed }, year)].sort()
    expect(days('nearest_weekday', 2026)).toEqual(['2026-01-01', '2026-07-03', '2026-07-04'])
    expect(days('monday_after_sunday', 2026)).toEqual(['2026-01-01', '2026-07-04'])
    expect(days('monday_after_sunday', 2027)).toEqual(['2027-01-01', '2027-07-04', '2027-07-05'])
    expect(days('nearest_weekday', 2027)).toContain('2027-12-31')
  })
})

describe('schedules', () => {
  const grid = (weekday: number, weekend: number): Schedule => ({
    periods: ['a', 'b'],
    weekday: Array.from({ length: 12 }, () => Array<number>(24).fill(weekday)),
    weekend: Array.from({ length: 12 }, () => Array<number>(24).fill(weekend)),
  })
  const evening: Schedule = {
    periods: ['off', 'on'],
    rows: [{ period: 'on', months: [6], days: ['monday'], from: '16:30', to: '21:00' }],
    otherwise: 'off',
  }

  test.each([
    ['2026-01-02', 'a'],
    ['2026-01-03', 'b'],
    ['2026-01-04', 'b'],
    ['2026-01-05', 'a'],
  ])('grids know weekends: %s', (day, period) => expect(at(grid(0, 1), day, '12:00')).toBe(period))

  test.each([
    ['2026-06-01', '16:29', 'off'],
    ['2026-06-01', '16:30', 'on'],
    ['2026-06-01', '20:59', 'on'],
    ['2026-06-01', '21:00', 'off'],
    ['2026-06-02', '17:00', 'off'],
    ['2026-07-06', '17:00', 'off'],
  ])('rows know minutes: %s %s', (day, clock, period) => expect(at(evening, day, clock)).toBe(period))

  it('run over midnight', () => {
    const night: Schedule = {
      periods: ['day', 'night'],
      rows: [{ period: 'night', from: '22:00', to: '06:00' }],
      otherwise: 'day',
    }
    expect(['21:00', '22:00', '05:00', '06:00'].map((clock) => at(night, '2026-06-01', clock))).toEqual([
      'day',
      'night',
      'night',
      'day',
    ])
  })

  it('count holidays as weekend days, or as their rows say', () => {
    const holidays: HolidayList = { dates: ['2026-06-01'] }
    expect(at(grid(0, 1), '2026-06-01', '12:00', holidays)).toBe('b')
    expect(at({ ...grid(0, 1), holidays: 'ignored' }, '2026-06-01', '12:00', holidays)).toBe('a')
    const own: Schedule = { ...evening, rows: [{ period: 'on', days: ['holiday'] }] }
    expect(at(own, '2026-06-01', '12:00', { ...holidays, as: 'holiday' })).toBe('on')
  })

  it('name the hour that has no period', () => {
    const hole: Schedule = { periods: ['a'], rows: [{ period: 'a', from: '00:00', to: '23:00' }] }
    expect(scheduleProblems('s', hole, undefined, [])[0]?.message).toBe('month 1, monday, 23:00 has no period')
    expect(scheduleProblems('s', { ...grid(0, 2) }, undefined, [])[0]?.message).toContain('names the period 2; there are 2')
    expect(scheduleProblems('s', { ...evening, otherwise: 'x' }, undefined, [])[0]?.message).toContain(
      '"x" is none of the periods',
    )
  })

  it('have each day of a leap year', () => {
    for (let day = dayNumber('2024-01-01'); day <= dayNumber('2024-12-31'); day++) {
      const date = fromDayNumber(day)
      expect(at(grid(0, 1), date, '00:00')).toBe(weekdayOf(date) > 5 ? 'b' : 'a')
    }
  })
})

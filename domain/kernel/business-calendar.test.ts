import { describe, expect, test } from 'vitest'
import { addBusinessDays, type BusinessCalendar, businessDay, businessDaysBetween, isBusinessDay } from './business-calendar.js'

const CALENDAR: BusinessCalendar = {
  weekend: [6, 7],
  observed: true,
  holidays: [
    { kind: 'yearly', month: 1, day: 1 },
    { kind: 'yearly', month: 7, day: 4 },
    { kind: 'date', date: '2026-10-13' },
    { kind: 'weekday', month: 11, weekday: 4, nth: 4 },
    { kind: 'weekday', month: 5, weekday: 1, nth: -1 },
  ],
}

describe('business days', () => {
  test.each<[string, string, boolean]>([
    ['a Friday', '2026-10-09', true],
    ['a Saturday', '2026-10-10', false],
    ['a date given', '2026-10-13', false],
    ['the fourth Thursday of November', '2026-11-26', false],
    ['the third Thursday of November', '2026-11-19', true],
    ['the last Monday of May', '2026-05-25', false],
    ['a holiday on a Saturday is kept on Friday', '2026-07-03', false],
    ['a holiday on a Sunday is kept on Monday', '2027-07-05', false],
    ['New Year’s Day on a Saturday is kept in the old year', '2021-12-31', false],
  ])('%s', (_case, day, expected) => {
    expect(isBusinessDay(day, CALENDAR)).toBe(expected)
  })

  test.each<[string, 'next' | 'previous', string]>([
    ['2026-10-09', 'next', '2026-10-09'],
    ['2026-10-10', 'next', '2026-10-12'],
    ['2026-10-10', 'previous', '2026-10-09'],
    ['2026-11-26', 'next', '2026-11-27'],
    ['2026-07-04', 'previous', '2026-07-02'],
  ])('%s moved to the %s one', (day, direction, expected) => {
    expect(businessDay(day, direction, CALENDAR)).toBe(expected)
  })

  test('a calendar without business days leaves the day', () => {
    expect(businessDay('2026-10-10', 'next', { weekend: [1, 2, 3, 4, 5, 6, 7], holidays: [], observed: false })).toBe(
      '2026-10-10',
    )
  })
})

describe('counting business days', () => {
  test.each<[string, string, number, string]>([
    ['one after a Friday', '2026-10-09', 1, '2026-10-12'],
    ['one over a holiday', '2026-10-12', 1, '2026-10-14'],
    ['three from a Saturday', '2026-10-10', 3, '2026-10-15'],
    ['none from a business day', '2026-10-09', 0, '2026-10-09'],
    ['none from a Saturday', '2026-10-10', 0, '2026-10-12'],
    ['one back from a Monday', '2026-10-12', -1, '2026-10-09'],
    ['two back from a Sunday', '2026-10-11', -2, '2026-10-08'],
    ['ten over Thanksgiving', '2026-11-20', 10, '2026-12-07'],
    ['one over the turn of a year', '2026-12-31', 1, '2027-01-04'],
  ])('%s', (_case, from, days, expected) => {
    expect(addBusinessDays(from, days, CALENDAR)).toBe(expected)
  })

  test.each<[string, string, number]>([
    ['2026-10-09', '2026-10-09', 0],
    ['2026-10-09', '2026-10-11', 0],
    ['2026-10-09', '2026-10-12', 1],
    ['2026-10-12', '2026-10-14', 1],
    ['2026-10-10', '2026-10-15', 3],
    ['2026-10-12', '2026-10-08', -2],
    ['2026-10-11', '2026-10-10', 0],
    ['2026-01-01', '2026-12-31', 256],
  ])('between %s and %s: %i', (from, to, expected) => {
    expect(businessDaysBetween(from, to, CALENDAR)).toBe(expected)
  })

  test('what is due in so many business days has so many between', () => {
    for (let days = 1; days <= 40; days++) {
      expect(businessDaysBetween('2026-12-18', addBusinessDays('2026-12-18', days, CALENDAR), CALENDAR)).toBe(days)
    }
  })

  test('a calendar without business days counts days', () => {
    expect(addBusinessDays('2026-10-10', 3, { weekend: [1, 2, 3, 4, 5, 6, 7], holidays: [], observed: false })).toBe('2026-10-13')
  })
})

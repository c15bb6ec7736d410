import { describe, expect, test } from 'vitest'
import { addDays, addMonths, daysBetween, isLocalDate, weekdayOf } from './local-date.js'
import { cutAt, daysOf, intersection } from './service-period.js'

describe('calendar days', () => {
  test.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2000-02-29', 366, '2001-03-01'],
    ['1900-02-28', 1, '1900-03-01'],
  ])('%s plus %i days is %s', (date, days, result) => {
    expect(addDays(date, days)).toBe(result)
    expect(daysBetween(date, result)).toBe(days)
  })

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-15', 2, '2027-01-15'],
    ['2026-05-31', -26, '2024-03-31'],
  ])('%s plus %i months is %s', (date, months, result) => expect(addMonths(date, months)).toBe(result))

  test.each([
    ['2026-09-04', 5],
    ['2026-09-06', 7],
    ['1970-01-01', 4],
    ['2000-01-03', 1],
  ])('%s is weekday %i (Monday is 1)', (date, weekday) => expect(weekdayOf(date)).toBe(weekday))

  test.each([
    ['2026-02-30', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-2-3', false],
    ['2028-02-29', true],
    ['0000-01-01', false],
    ['9999-12-31', true],
  ])('%s exists: %s', (text, exists) => expect(isLocalDate(text)).toBe(exists))
})

describe('periods of service', () => {
  test('both ends are days of service', () => expect(daysOf({ from: '2026-08-05', to: '2026-09-04' })).toBe(31))

  test.each([
    [['2026-09-01'], ['2026-08-05 2026-08-31', '2026-09-01 2026-09-04']],
    [['2026-08-05', '2026-09-05'], ['2026-08-05 2026-09-04']],
    [
      ['2026-09-04', '2026-08-06', '2026-08-06'],
      ['2026-08-05 2026-08-05', '2026-08-06 2026-09-03', '2026-09-04 2026-09-04'],
    ],
  ])('cut at %j gives %j', (cuts, parts) => {
    const result = cutAt({ from: '2026-08-05', to: '2026-09-04' }, cuts)
    expect(result.map((part) => `${part.from} ${part.to}`)).toEqual(parts)
  })

  test('days in common', () => {
    expect(intersection({ from: '2026-08-05', to: '2026-09-04' }, { from: '2026-09-04', to: '2026-09-30' })).toEqual({
      from: '2026-09-04',
      to: '2026-09-04',
    })
    expect(intersection({ from: '2026-08-05', to: '2026-09-04' }, { from: '2026-09-05', to: '2026-09-30' })).toBeUndefined()
  })
})

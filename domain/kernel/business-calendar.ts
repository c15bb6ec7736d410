import { addDays, daysInMonth, fromDayNumber, dayNumber, type LocalDate, weekdayOf, yearOf } from './local-date.js'

/** A day off: one date, the same day every year, or the nth weekday of a month (`nth` −1: the last). */
export type HolidayRule =
  | { readonly kind: 'date'; readonly date: LocalDate }
  | { readonly kind: 'yearly'; readonly month: number; readonly day: number }
  | { readonly kind: 'weekday'; readonly month: number; readonly weekday: number; readonly nth: number }

export interface BusinessCalendar {
  /** Weekdays without business, 1 = Monday … 7 = Sunday. */
  readonly weekend: readonly number[]
  readonly holidays: readonly HolidayRule[]
  /** A yearly holiday on Saturday is kept on Friday, one on Sunday on Monday. */
  readonly observed: boolean
}

export function isBusinessDay(date: LocalDate, calendar: BusinessCalendar): boolean {
  return !calendar.weekend.includes(weekdayOf(date)) && !isHoliday(date, calendar)
}

/** The day itself, or the first business day after (before) it. A calendar without any business day leaves the day as it is. */
export function businessDay(date: LocalDate, direction: 'next' | 'previous', calendar: BusinessCalendar): LocalDate {
  const step = direction === 'next' ? 1 : -1
  for (let days = 0; days < 370; days++) {
    const candidate = addDays(date, days * step)
    if (isBusinessDay(candidate, calendar)) return candidate
  }
  return date
}

function isHoliday(date: LocalDate, calendar: BusinessCalendar): boolean {
  return calendar.holidays.some((rule) => {
    if (rule.kind === 'date') return rule.date === date
    if (rule.kind === 'weekday') return nthWeekday(yearOf(date), rule) === date
    // An observed day may lie in the neighbouring year: New Year's Day on a Saturday is kept on 31 December.
    return [yearOf(date) - 1, yearOf(date), yearOf(date) + 1].some((year) => {
      const day = yearlyDay(year, rule.month, rule.day)
      return day !== undefined && (day === date || (calendar.observed && observedOn(day) === date))
    })
  })
}

function yearlyDay(year: number, month: number, day: number): LocalDate | undefined {
  if (day > daysInMonth(year, month)) return undefined
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function observedOn(day: LocalDate): LocalDate {
  const weekday = weekdayOf(day)
  return weekday === 6 ? addDays(day, -1) : weekday === 7 ? addDays(day, 1) : day
}

function nthWeekday(year: number, rule: { readonly month: number; readonly weekday: number; readonly nth: number }): LocalDate {
  const text = `${String(year).padStart(4, '0')}-${String(rule.month).padStart(2, '0')}`
  if (rule.nth > 0) {
    const first: LocalDate = `${text}-01`
    return addDays(first, ((rule.weekday - weekdayOf(first) + 7) % 7) + (rule.nth - 1) * 7)
  }
  const last: LocalDate = `${text}-${String(daysInMonth(year, rule.month)).padStart(2, '0')}`
  return fromDayNumber(dayNumber(last) - ((weekdayOf(last) - rule.weekday + 7) % 7) + (rule.nth + 1) * 7)
}

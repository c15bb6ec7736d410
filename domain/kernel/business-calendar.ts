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

/**
 * The day that many business days later: the day itself does not count, so one business day after a Friday is the Monday. With 0 it is
 * the day itself or the first business day after it; a negative number counts back. A calendar without any business day counts days.
 */
export function addBusinessDays(date: LocalDate, days: number, calendar: BusinessCalendar): LocalDate {
  if (days === 0) return businessDay(date, 'next', calendar)
  const [step, direction] = days > 0 ? ([1, 'next'] as const) : ([-1, 'previous'] as const)
  let reached = date
  for (let counted = 0; counted < Math.abs(days); counted++) reached = businessDay(addDays(reached, step), direction, calendar)
  return reached
}

/**
 * Business days after `from` up to and with `to`: 0 on the same day and over a weekend, negative when `to` is earlier. What is due in
 * three business days has three between.
 */
export function businessDaysBetween(from: LocalDate, to: LocalDate, calendar: BusinessCalendar): number {
  if (to < from) {
    const back = businessDaysBetween(to, from, calendar)
    return back === 0 ? 0 : -back
  }
  let counted = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isBusinessDay(day, calendar)) counted++
  return counted
}

/** A day off by the calendar's holidays, observed days included; weekends apart. */
export function isHoliday(date: LocalDate, calendar: BusinessCalendar): boolean {
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

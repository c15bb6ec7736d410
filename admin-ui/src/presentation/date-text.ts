import { daysBetween, isLocalDate, monthOf, weekdayOf, yearOf } from '../../../domain/kernel/local-date.js'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** `12 Aug 2026`; what is no day is shown as it came. */
export function dayText(date: string): string {
  if (!isLocalDate(date)) return date
  return `${Number(date.slice(8))} ${MONTHS[monthOf(date) - 1]} ${yearOf(date)}`
}

/** `12 Aug`, for places where the year is clear. */
export function shortDayText(date: string): string {
  if (!isLocalDate(date)) return date
  return `${Number(date.slice(8))} ${MONTHS[monthOf(date) - 1]}`
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

/** `Fri`, of a day. */
export function weekdayText(date: string): string {
  return isLocalDate(date) ? (WEEKDAYS[weekdayOf(date) - 1] ?? '') : ''
}

/** `Aug 26`, for axes. */
export function monthText(date: string): string {
  return `${MONTHS[Number(date.slice(5, 7)) - 1] ?? ''} ${date.slice(2, 4)}`
}

/** `12 Aug – 11 Sep 2026 (31 days)`, both days of service included; the first year is shown where it differs. */
export function periodText(from: string, to: string): string {
  if (!isLocalDate(from) || !isLocalDate(to)) return `${from} – ${to}`
  const days = daysBetween(from, to) + 1
  const first = yearOf(from) === yearOf(to) ? shortDayText(from) : dayText(from)
  return `${first} – ${dayText(to)} (${days} ${days === 1 ? 'day' : 'days'})`
}

/** How far a day is from the business date: `today`, `in 3 days`, `12 days ago`, `5 weeks ago`, `3 months ago`. */
export function relativeDayText(date: string, today: string): string {
  const days = daysBetween(today, date)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  const span = spanText(Math.abs(days))
  return days > 0 ? `in ${span}` : `${span} ago`
}

/** A number of days in words that need no counting: `9 days`, `5 weeks`, `7 months`, `3 years`. */
export function spanText(days: number): string {
  if (days < 21) return plural(days, 'day')
  if (days < 70) return plural(Math.round(days / 7), 'week')
  if (days < 730) return plural(Math.round(days / 30.44), 'month')
  return plural(Math.round(days / 365.25), 'year')
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

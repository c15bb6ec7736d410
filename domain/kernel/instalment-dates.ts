import { type BusinessCalendar, businessDay } from './business-calendar.js'
import { addMonths, type LocalDate } from './local-date.js'

/**
 * Due days of instalments: the day wished, then the same day of every following month (the last day of a shorter one), each moved to the
 * next business day by itself: a month that begins on a holiday does not move those after it.
 */
export function instalmentDates(first: LocalDate, count: number, calendar: BusinessCalendar): LocalDate[] {
  return Array.from({ length: count }, (_, index) => businessDay(addMonths(first, index), 'next', calendar))
}

import { addBusinessDays, type BusinessCalendar, businessDaysBetween } from '../kernel/business-calendar.js'
import type { LocalDate } from '../kernel/local-date.js'

/** What a queue promises, in business days. */
export interface ServiceLevel {
  /** After the day a task came in. */
  readonly dueIn: number
  /** After the day it was due, when it goes to the supervisors; null: never by itself. */
  readonly escalateAfter: number | null
}

/** The day until which a task that comes in today is to be done. */
export function dueByServiceLevel(level: ServiceLevel, today: LocalDate, calendar: BusinessCalendar): LocalDate {
  return addBusinessDays(today, level.dueIn, calendar)
}

/** True where a task that waits has been overdue for as long as its queue allows. */
export function isToEscalate(level: ServiceLevel, dueOn: LocalDate, today: LocalDate, calendar: BusinessCalendar): boolean {
  return level.escalateAfter !== null && today > dueOn && businessDaysBetween(dueOn, today, calendar) >= level.escalateAfter
}

import { type BusinessCalendar, businessDay } from '../kernel/business-calendar.js'
import { addDays, type LocalDate } from '../kernel/local-date.js'

export interface DueRule {
  /** Days after the date it is counted from. */
  readonly days: number
  readonly move: 'none' | 'next' | 'previous'
}

/** The day a bill is due: so many days after a day (its issue, mostly), moved to a business day where the utility says so. */
export function dueDate(from: LocalDate, rule: DueRule, calendar: BusinessCalendar): LocalDate {
  const day = addDays(from, rule.days)
  return rule.move === 'none' ? day : businessDay(day, rule.move, calendar)
}

import { type BusinessCalendar, businessDay } from '../kernel/business-calendar.js'
import { addDays, type LocalDate } from '../kernel/local-date.js'

export interface DueRule {
  /** Days after the issue date. */
  readonly days: number
  readonly move: 'none' | 'next' | 'previous'
}

/** The day a bill is due: so many days after its issue, moved to a business day where the utility says so. */
export function dueDate(issuedOn: LocalDate, rule: DueRule, calendar: BusinessCalendar): LocalDate {
  const day = addDays(issuedOn, rule.days)
  return rule.move === 'none' ? day : businessDay(day, rule.move, calendar)
}

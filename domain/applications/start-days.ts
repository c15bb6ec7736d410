import { addBusinessDays, isBusinessDay } from '../kernel/business-calendar.js'
import { addDays, type LocalDate, later } from '../kernel/local-date.js'
import type { ApplicationRules } from './application-rules.js'

/** What the first day depends on. */
export interface StartQuestion {
  readonly today: LocalDate
  /** Somebody has to come: to read, to switch on, to set a meter. */
  readonly needsVisit: boolean
  /** From when on every chosen service is there. */
  readonly thereFrom: LocalDate
}

/**
 * Every day on which service may begin, in order: not before the lead time is over and the service is there, not later than the utility plans,
 * and only business days where somebody has to come.
 */
export function possibleStartDays({ today, needsVisit, thereFrom }: StartQuestion, rules: ApplicationRules): LocalDate[] {
  const lead = needsVisit ? rules.leadDays.visit : rules.leadDays.remote
  const earliest = lead === 0 && !needsVisit ? today : addBusinessDays(today, lead, rules.calendar)
  const last = addDays(today, rules.daysAheadAtMost)
  const days: LocalDate[] = []
  for (let day = later(earliest, thereFrom); day <= last; day = addDays(day, 1)) {
    if (!needsVisit || isBusinessDay(day, rules.calendar)) days.push(day)
  }
  return days
}

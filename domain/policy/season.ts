import type { LocalDate } from '../kernel/local-date.js'
import type { SeasonWindow } from './policy-pack.js'

/** Whether the day lies in the window, first and last day included; 29 February as a last day means the last of February in any year. */
export function isInSeason(day: LocalDate, window: SeasonWindow): boolean {
  const monthDay = day.slice(5)
  const { first, last } = window
  return first <= last ? first <= monthDay && monthDay <= last : first <= monthDay || monthDay <= last
}

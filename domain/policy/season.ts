import type { LocalDate } from '../kernel/local-date.js'

/** First and last day, both included, as MM-DD; a window may run over the end of the year. 29 February stands for the last of that month. */
export interface SeasonWindow {
  readonly first: string
  readonly last: string
}

/** Whether the day lies in the window, first and last day included; 29 February as a last day means the last of February in any year. */
export function isInSeason(day: LocalDate, window: SeasonWindow): boolean {
  const monthDay = day.slice(5)
  const { first, last } = window
  return first <= last ? first <= monthDay && monthDay <= last : first <= monthDay || monthDay <= last
}

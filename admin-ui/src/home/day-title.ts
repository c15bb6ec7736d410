import { weekdayOf } from '../../../domain/kernel/local-date.js'
import { dayText } from '../presentation/date-text.js'

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** `Tuesday, 15 Sep 2026 · Ada Admin` of the business date. */
export function dayTitle(today: string, name: string | undefined): string {
  const day = `${WEEKDAYS[weekdayOf(today) - 1]}, ${dayText(today)}`
  return name === undefined ? day : `${day} · ${name}`
}

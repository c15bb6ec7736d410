import { dayText, shortDayText } from '../presentation/date-text.js'
import { countText } from '../presentation/count-text.js'

/**
 * A period as the utility prints it: whether its last day is a day of service is the utility's convention, so the number of days is
 * said only where it is known. `12 Aug – 11 Sep 2026 (31 days)`.
 */
export function printedPeriodText(from: string, to: string, days?: number): string {
  const first = from.slice(0, 4) === to.slice(0, 4) ? shortDayText(from) : dayText(from)
  return `${first} – ${dayText(to)}${days === undefined ? '' : ` (${countText(days, 'day')})`}`
}

import type { WindowJson } from '../../../api/home/contract.js'
import { daysBetween } from '../../../domain/kernel/local-date.js'
import { relativeDayText, spanText } from '../presentation/date-text.js'

/** Where a window without a run stands on the business date. */
export function windowStanding(window: Pick<WindowJson, 'windowStart' | 'windowEnd'>, today: string): string {
  if (today < window.windowStart) return `opens ${relativeDayText(window.windowStart, today)}`
  if (today > window.windowEnd) return 'over, not run'
  return today === window.windowEnd
    ? 'not started, last day'
    : `not started, ${spanText(daysBetween(today, window.windowEnd))} left`
}

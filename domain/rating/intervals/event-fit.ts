import { problem, type Scope } from '../scope.js'
import { type EventWindow, windowText } from './events.js'
import type { IntervalSeries } from './interval-series.js'

/** Whether intervals can tell the hours of the windows from those around them; where one reaches over a border it is noted as a problem. */
export function fitIntervals(scope: Scope, series: IntervalSeries, event: string, windows: readonly EventWindow[]): boolean {
  const wrong = windows.find(({ fromMinute, toMinute }) => fromMinute % series.minutes !== 0 || toMinute % series.minutes !== 0)
  if (wrong === undefined) return true
  const message = `an interval of ${series.minutes} minutes lies only in part in the event ${event} of ${windowText(wrong)}`
  problem(scope, 'INTERVAL_TOO_LONG', `events ${event}`, message)
  return false
}

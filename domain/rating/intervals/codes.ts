import { dayNumber, fromDayNumber } from '../../kernel/local-date.js'
import type { ServicePeriod } from '../../kernel/service-period.js'
import { missing, problem, type Scope } from '../scope.js'
import { type CompiledSchedule, firstCellOfDay } from './compiled-schedule.js'
import { fitIntervals } from './event-fit.js'
import { type EventWindow, windowsOn } from './events.js'
import { type IntervalSeries, momentText, rangeOf } from './interval-series.js'

const KNOWN = new WeakMap<IntervalSeries, Map<CompiledSchedule, Uint8Array>>()

/** Which period of a schedule each interval of a series lies in; for the days only, with the events announced for them. */
export function codesOf(
  scope: Scope,
  series: IntervalSeries,
  schedule: CompiledSchedule,
  days: ServicePeriod,
): Uint8Array | undefined {
  const bySchedule = KNOWN.get(series) ?? new Map<CompiledSchedule, Uint8Array>()
  KNOWN.set(series, bySchedule)
  let codes = bySchedule.get(schedule)
  if (codes === undefined) {
    codes = codesByClock(series, schedule)
    bySchedule.set(schedule, codes)
  }
  const range = rangeOf(series, days)
  if (schedule.slotMinutes < series.minutes) {
    const at = borderInside(series, schedule, range.from, range.to)
    if (at !== undefined) {
      const message = `the interval of ${series.minutes} minutes from ${momentText(series, at)} lies in two periods of the schedule ${schedule.name}`
      problem(scope, 'INTERVAL_TOO_LONG', schedule.name, message)
      return undefined
    }
  }
  return schedule.events.length === 0 ? codes : withEvents(scope, series, schedule, days, codes)
}

/** An interval belongs to the cell of its begin. */
function codesByClock(series: IntervalSeries, schedule: CompiledSchedule): Uint8Array {
  const codes = new Uint8Array(series.days.length)
  let day = Number.NaN
  let base = 0
  for (let at = 0; at < codes.length; at++) {
    const own = series.days[at] as number
    if (own !== day) {
      day = own
      base = firstCellOfDay(schedule, fromDayNumber(own))
    }
    codes[at] = schedule.table[base + Math.floor((series.minuteOfDay[at] as number) / schedule.slotMinutes)] as number
  }
  return codes
}

function borderInside(series: IntervalSeries, schedule: CompiledSchedule, from: number, to: number): number | undefined {
  for (let at = from; at < to; at++) {
    const base = firstCellOfDay(schedule, fromDayNumber(series.days[at] as number))
    const first = Math.floor((series.minuteOfDay[at] as number) / schedule.slotMinutes)
    for (let slot = 1; slot < series.minutes / schedule.slotMinutes; slot++) {
      if (schedule.table[base + first] !== schedule.table[base + first + slot]) return at
    }
  }
  return undefined
}

function withEvents(
  scope: Scope,
  series: IntervalSeries,
  schedule: CompiledSchedule,
  days: ServicePeriod,
  codes: Uint8Array,
): Uint8Array | undefined {
  const own = codes.slice()
  for (const { event, period } of schedule.events) {
    const windows = scope.facts.events?.[event]
    if (windows === undefined) {
      missing(scope, `events ${event}`)
      return undefined
    }
    const announced = windowsOn(windows, days)
    if (!fitIntervals(scope, series, event, announced)) return undefined
    for (const window of announced) markWindow(series, window, rangeOf(series, days), own, period)
  }
  return own
}

function markWindow(
  series: IntervalSeries,
  window: EventWindow,
  range: { from: number; to: number },
  codes: Uint8Array,
  period: number,
): void {
  const day = dayNumber(window.day)
  for (let at = range.from; at < range.to; at++) {
    if (series.days[at] !== day) continue
    const minute = series.minuteOfDay[at] as number
    if (minute >= window.fromMinute && minute < window.toMinute) codes[at] = period
  }
}

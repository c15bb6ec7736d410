import { addDays, daysBetween, type LocalDate } from '../../kernel/local-date.js'
import { contains, type ServicePeriod } from '../../kernel/service-period.js'

/** Hours of one day that a utility announced: a critical peak, a coincident peak of its supplier. `toMinute` is not included. */
export interface EventWindow {
  readonly day: LocalDate
  readonly fromMinute: number
  readonly toMinute: number
}

/** Announced hours by the name the tariff asks for them. A list without entries says that there were none. */
export type EventCalendar = Readonly<Record<string, readonly EventWindow[]>>

/** A minute of a day by the clock on the wall; 1440 is the end of the day. */
export interface WallMoment {
  readonly day: LocalDate
  readonly minute: number
}

/** Longer than any event that was ever announced: a slip of the pen. */
const DAYS_MAX = 7

/** The hours between two moments, day by day; empty where the end is not after the begin, or more than a week after it. */
export function windowsBetween(from: WallMoment, to: WallMoment): EventWindow[] {
  const days = daysBetween(from.day, to.day)
  if (days < 0 || days > DAYS_MAX) return []
  return Array.from({ length: days + 1 }, (_, index) => ({
    day: addDays(from.day, index),
    fromMinute: index === 0 ? from.minute : 0,
    toMinute: index === days ? to.minute : 1440,
  })).filter((window) => window.toMinute > window.fromMinute)
}

/** The first of some windows that shares time with another one; undefined where none does. */
export function overlapping(windows: readonly EventWindow[]): EventWindow | undefined {
  const sorted = windows.toSorted((left, right) =>
    left.day === right.day ? left.fromMinute - right.fromMinute : left.day < right.day ? -1 : 1,
  )
  return sorted.find((window, index) => {
    const before = sorted[index - 1]
    return before !== undefined && before.day === window.day && before.toMinute > window.fromMinute
  })
}

/** Those of some windows that lie on the days. */
export function windowsOn(windows: readonly EventWindow[], days: ServicePeriod): EventWindow[] {
  return windows.filter((window) => contains(days, window.day))
}

/** `2026-08-13 16:00–21:00`. */
export function windowText({ day, fromMinute, toMinute }: EventWindow): string {
  return `${day} ${clockText(fromMinute)}–${clockText(toMinute)}`
}

function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

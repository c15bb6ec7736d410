import { addDays, daysBetween, isLocalDate } from '../kernel/local-date.js'
import { type EventCalendar, type WallMoment, windowsBetween } from './intervals/events.js'

/** What the hours of a list are announced for. */
export const EVENT_KINDS = ['critical_peak', 'peak_time_rebate', 'coincident_peak'] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/** An event as it is announced, by the clock on the wall: `2026-08-13T16:00`. The end is not included. */
export interface EventTimes {
  readonly startsAt: string
  readonly endsAt: string
  readonly announcedAt: string
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):([0-5]\d)$/
const DAYS_MAX = 7

/** A minute of a day of its text; undefined where it is none. Midnight at the end of a day may be written 24:00. */
export function wallMoment(text: string): WallMoment | undefined {
  const end = /^(\d{4}-\d{2}-\d{2})[T ]24:00$/.exec(text)
  if (end?.[1] !== undefined) return isLocalDate(end[1]) ? { day: addDays(end[1], 1), minute: 0 } : undefined
  const [, day, hour, minute] = MOMENT.exec(text) ?? []
  return day === undefined || !isLocalDate(day) ? undefined : { day, minute: Number(hour) * 60 + Number(minute) }
}

/** `2026-08-13T16:00`. */
export function momentText({ day, minute }: WallMoment): string {
  return `${day}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** The event in the form it is kept in, or a sentence about what is wrong with it. */
export function announcedTimes(kind: EventKind, written: EventTimes): EventTimes | string {
  const moments = {
    startsAt: wallMoment(written.startsAt),
    endsAt: wallMoment(written.endsAt),
    announcedAt: wallMoment(written.announcedAt),
  }
  const { startsAt, endsAt, announcedAt } = moments
  if (startsAt === undefined || endsAt === undefined || announcedAt === undefined) {
    const wrong = startsAt === undefined ? written.startsAt : endsAt === undefined ? written.endsAt : written.announcedAt
    return `${JSON.stringify(wrong)} is not a time as 2026-08-13T16:00`
  }
  const times = { startsAt: momentText(startsAt), endsAt: momentText(endsAt), announcedAt: momentText(announcedAt) }
  if (times.endsAt <= times.startsAt) return `the event ends ${times.endsAt}, not after it begins ${times.startsAt}`
  const lasts = daysBetween(startsAt.day, endsAt.day)
  if (lasts > DAYS_MAX || (lasts === DAYS_MAX && endsAt.minute > startsAt.minute)) return 'an event lasts a week at most'
  // Which hours were the supplier's peak is known only afterwards.
  if (kind !== 'coincident_peak' && times.announcedAt > times.startsAt)
    return `the event of ${times.startsAt} was announced ${times.announcedAt}, after it began`
  return times
}

/** The hours of the lists as tariffs ask for them. A list without an event has none; one that is not there is not known. */
export function calendarOf(
  lists: readonly string[],
  events: readonly (Pick<EventTimes, 'startsAt' | 'endsAt'> & { readonly list: string })[],
): EventCalendar {
  const windows = new Map(lists.map((list) => [list, [] as ReturnType<typeof windowsBetween>]))
  for (const event of events) {
    const from = wallMoment(event.startsAt)
    const to = wallMoment(event.endsAt)
    if (from !== undefined && to !== undefined) windows.get(event.list)?.push(...windowsBetween(from, to))
  }
  return Object.fromEntries(windows)
}

/** The begin of the first of some events that shares time with one before it; undefined where none does. */
export function ownOverlap(events: readonly EventTimes[]): string | undefined {
  const sorted = events.toSorted((left, right) => (left.startsAt < right.startsAt ? -1 : 1))
  return sorted.find((event, index) => (sorted[index - 1]?.endsAt ?? '') > event.startsAt)?.startsAt
}

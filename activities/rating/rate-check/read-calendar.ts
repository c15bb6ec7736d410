import { isLocalDate } from '../../../domain/kernel/local-date.js'
import { checkSchema } from '../../../domain/kernel/schema-check.js'
import {
  type EventCalendar,
  type EventWindow,
  overlapping,
  type WallMoment,
  windowsBetween,
  windowText,
} from '../../../domain/rating/intervals/events.js'
import { CALENDAR_SCHEMA } from '../../../domain/rating/tariff-schema-schedules.js'
import type { HolidayList } from '../../../domain/rating/tariff-schedule.js'
import { pathText } from '../file-problem.js'
import { parseJson } from '../parse-json.js'
import type { RateRefusal } from './contract.js'
import { stampParts } from './usage-values.js'

export type CalendarReading =
  | { readonly ok: true; readonly holidays: HolidayList | undefined; readonly events: EventCalendar | undefined }
  | { readonly ok: false; readonly refusals: RateRefusal[] }

interface CalendarFile {
  readonly holidays?: HolidayList
  readonly events?: Readonly<Record<string, readonly { readonly from: string; readonly to: string }[]>>
}

/** Reads a calendar: holidays by name and date, and announced hours by the name of the event. */
export function readCalendar(text: string | undefined): CalendarReading {
  if (text === undefined) return { ok: true, holidays: undefined, events: undefined }
  const parsed = parseJson(text)
  if (!parsed.ok) return { ok: false, refusals: [{ code: 'CALENDAR', field: 'calendar', message: parsed.message }] }
  const shape = checkSchema(parsed.value, CALENDAR_SCHEMA)
  if (shape.length > 0) {
    return { ok: false, refusals: shape.map(({ path, message }) => ({ code: 'CALENDAR', field: pathText(path), message })) }
  }
  const file = parsed.value as CalendarFile
  const refusals: RateRefusal[] = []
  const events: Record<string, readonly EventWindow[]> = {}
  for (const [name, windows] of Object.entries(file.events ?? {})) {
    events[name] = windows.flatMap((window, index) => {
      const found = windowsOf(window.from, window.to)
      if (found.length > 0) return found
      const message = 'an event has "from" and a later "to" as 2026-08-13T16:00 (T24:00 for the end of a day), within a week'
      refusals.push({ code: 'CALENDAR', field: `events.${name}[${index}]`, message })
      return []
    })
    const twice = overlapping(events[name] ?? [])
    if (twice === undefined) continue
    const message = `${windowText(twice)} is announced twice: events of a list do not overlap`
    refusals.push({ code: 'CALENDAR', field: `events.${name}`, message })
  }
  if (refusals.length > 0) return { ok: false, refusals }
  return { ok: true, holidays: file.holidays, events: file.events === undefined ? undefined : events }
}

function windowsOf(from: string, to: string): EventWindow[] {
  const first = momentOf(from)
  const last = momentOf(to)
  return first === undefined || last === undefined ? [] : windowsBetween(first, last)
}

function momentOf(text: string): WallMoment | undefined {
  const parts = text.endsWith('T24:00') ? { day: text.slice(0, 10), minute: 1440 } : stampParts(text)
  return parts !== undefined && isLocalDate(parts.day) ? { day: parts.day, minute: parts.minute } : undefined
}

import { isLocalDate } from '../../../domain/kernel/local-date.js'
import { checkSchema } from '../../../domain/kernel/schema-check.js'
import type { EventCalendar, EventWindow } from '../../../domain/rating/intervals/events.js'
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
      const found = windowOf(window.from, window.to)
      if (found !== undefined) return [found]
      const message = 'an event has "from" and "to" as 2026-08-13T16:00, on one day (T24:00 for its end)'
      refusals.push({ code: 'CALENDAR', field: `events.${name}[${index}]`, message })
      return []
    })
  }
  if (refusals.length > 0) return { ok: false, refusals }
  return { ok: true, holidays: file.holidays, events: file.events === undefined ? undefined : events }
}

function windowOf(from: string, to: string): EventWindow | undefined {
  const first = stampParts(from)
  const last = to.endsWith('T24:00') ? { day: to.slice(0, 10), minute: 1440 } : stampParts(to)
  if (
    first === undefined ||
    last === undefined ||
    !isLocalDate(first.day) ||
    first.day !== last.day ||
    last.minute <= first.minute
  )
    return undefined
  return { day: first.day, fromMinute: first.minute, toMinute: last.minute }
}

import { type LineProblem, readCsvLines } from '../kernel/csv-lines.js'
import { announcedTimes, type EventKind, type EventTimes } from './announced-event.js'

export interface EventsFile {
  readonly events: readonly EventTimes[]
  readonly problems: readonly LineProblem[]
}

/**
 * Reads a list of events: CSV with the columns starts, ends and announced, each a time as 2026-08-13T16:00 on the clock of the utility.
 * The same event twice is one. Everything wrong names its line.
 */
export function readEventsFile(text: string, kind: EventKind): EventsFile {
  const { entries, problems } = readCsvLines(
    text,
    ['starts', 'ends', 'announced'],
    ([startsAt = '', endsAt = '', announcedAt = '']) => announcedTimes(kind, { startsAt, endsAt, announcedAt }),
  )
  const events = new Map(entries.map((times) => [`${times.startsAt} ${times.endsAt}`, times]))
  return { events: [...events.values()], problems }
}

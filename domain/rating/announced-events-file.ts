import { announcedTimes, type EventKind, type EventTimes } from './announced-event.js'

/** A line of a file that is no event. */
export interface EventLineProblem {
  readonly line: number
  readonly message: string
}

export interface EventsFile {
  readonly events: readonly EventTimes[]
  readonly problems: readonly EventLineProblem[]
}

const COLUMNS = ['starts', 'ends', 'announced']
const PROBLEMS_SHOWN = 50

/**
 * Reads a list of events: CSV with the columns starts, ends and announced, each a time as 2026-08-13T16:00 on the clock of the utility.
 * The same event twice is one. Everything wrong names its line.
 */
export function readEventsFile(text: string, kind: EventKind): EventsFile {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const header = fieldsOf(lines[0] ?? '').map((name) => name.toLowerCase())
  const places = COLUMNS.map((name) => header.indexOf(name))
  if (places.includes(-1) || header.length !== COLUMNS.length)
    return { events: [], problems: [{ line: 1, message: `the first line must have the columns ${COLUMNS.join(', ')}` }] }
  const events = new Map<string, EventTimes>()
  const problems: EventLineProblem[] = []
  lines.slice(1).forEach((row, index) => {
    if (row.trim() === '' || problems.length >= PROBLEMS_SHOWN) return
    const fields = fieldsOf(row)
    const [startsAt = '', endsAt = '', announcedAt = ''] = places.map((place) => fields[place] ?? '')
    const times =
      fields.length === header.length
        ? announcedTimes(kind, { startsAt, endsAt, announcedAt })
        : `${fields.length} fields, the first line has ${header.length}`
    if (typeof times === 'string') problems.push({ line: index + 2, message: times })
    else events.set(`${times.startsAt} ${times.endsAt}`, times)
  })
  if (events.size === 0 && problems.length === 0) problems.push({ line: 1, message: 'the file has no event' })
  return { events: [...events.values()], problems }
}

function fieldsOf(row: string): string[] {
  return row.split(',').map((field) =>
    field
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  )
}

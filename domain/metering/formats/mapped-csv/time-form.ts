import { dayNumber, isLocalDate } from '../../../kernel/local-date.js'
import { offsetSeconds } from '../instant-text.js'

const TOKEN = /YYYY|MM|DD|HH|mm|ss|M|D|H|h|A|Z|X/g
const PARTS: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{2})',
  D: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{2})',
  H: '(?<hour>\\d{1,2})',
  h: '(?<hour>\\d{1,2})',
  mm: '(?<minute>\\d{2})',
  ss: '(?<second>\\d{2})',
  A: '(?<half>[AaPp][Mm])',
  Z: '(?<offset>Z|[+-]\\d{2}:?\\d{2})',
  X: '(?<epoch>\\d{1,11})',
}

/** A time as it was read: seconds of the wall clock as if it were UTC, or an instant where the text has its offset. */
export type ReadTime =
  | { readonly wall: number; readonly instant?: undefined }
  | { readonly instant: number; readonly wall?: undefined }

export type TimeReader = (text: string) => ReadTime | undefined

/** Makes a reader of times of a form (see CsvMapping.timeForm); undefined where the form does not say day and hour, or is none. */
export function compileTimeForm(form: string): TimeReader | undefined {
  if (form.length > 60) return undefined
  const seen = new Set<string>()
  let pattern = '^'
  let at = 0
  for (const match of form.matchAll(TOKEN)) {
    const token = match[0]
    const part = PARTS[token] as string
    const name = /<(\w+)>/.exec(part)?.[1] as string
    if (seen.has(name)) return undefined
    seen.add(name)
    pattern += escaped(form.slice(at, match.index)) + part
    at = match.index + token.length
  }
  const expression = new RegExp(`${pattern}${escaped(form.slice(at))}$`)
  const isEpoch = seen.has('epoch')
  if (isEpoch ? seen.size > 1 : !['year', 'month', 'day', 'hour'].every((name) => seen.has(name))) return undefined
  return (text) => {
    const groups = expression.exec(text.trim())?.groups
    return groups === undefined ? undefined : timeOf(groups)
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}

function timeOf(groups: Readonly<Record<string, string | undefined>>): ReadTime | undefined {
  if (groups.epoch !== undefined) return { instant: Number(groups.epoch) }
  const day = `${groups.year}-${groups.month?.padStart(2, '0')}-${groups.day?.padStart(2, '0')}`
  const [minute, second] = [Number(groups.minute ?? 0), Number(groups.second ?? 0)]
  const hour = hourOf(Number(groups.hour), groups.half)
  // 24:00 is the end of the day, and only that.
  if (!isLocalDate(day) || hour === undefined || minute > 59 || second > 59 || (hour === 24 && minute + second > 0))
    return undefined
  const wall = dayNumber(day) * 86_400 + hour * 3600 + minute * 60 + second
  return groups.offset === undefined ? { wall } : { instant: wall - offsetSeconds(groups.offset) }
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour <= 24 ? hour : undefined
  if (hour < 1 || hour > 12) return undefined
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
}

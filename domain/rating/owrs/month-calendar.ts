import type { Season } from '../tariff.js'
import type { ClassContext } from './class-context.js'

const NAMES = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const LAST_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Which month a key means: 1, 01, Jan, January; 0 where it means none. */
function monthOfKey(key: string): number {
  const text = key.trim().toLowerCase()
  if (/^\d{1,2}$/.test(text)) return Number(text) <= 12 ? Number(text) : 0
  return text.length < 3 ? 0 : NAMES.findIndex((name) => name.startsWith(text)) + 1
}

/**
 * Tables by `usage_month` or `month` with a row for each of the twelve are looked up by the calendar: the month with most days of the
 * period. Where somebody states the month, or rows are missing, it stays an attribute of the customer.
 */
export function monthCalendars(context: ClassContext): Record<string, readonly Season[]> {
  const calendars: Record<string, readonly Season[]> = {}
  for (const [name, keys] of context.knownKeys) {
    if (!/^([a-z]+_)?month$/i.test(name) || Object.hasOwn(context.given, name) || context.attributes.get(name) !== 'text')
      continue
    const months = [...keys].map((key) => ({ key, month: monthOfKey(key) }))
    const isYear =
      months.length === 12 && new Set(months.map((entry) => entry.month)).size === 12 && months.every((entry) => entry.month > 0)
    if (!isYear) continue
    const twoDigits = (number: number): string => String(number).padStart(2, '0')
    calendars[name] = months.map(({ key, month }) => ({
      name: key,
      from: `${twoDigits(month)}-01`,
      to: `${twoDigits(month)}-${LAST_DAYS[month - 1] ?? 31}`,
    }))
    context.attributes.delete(name)
    context.assume(name, 'the month with most days of the period', 'the file keys by it and nobody stated it')
  }
  return calendars
}

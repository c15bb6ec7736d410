import { addDays, addMonths, daysInMonth, weekdayOf } from '../../../domain/kernel/local-date.js'
import type { Language } from '../texts/words.js'

/** Months (`2026-09`) from the first to the last of these days. */
export function monthsOf(days: readonly string[]): string[] {
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return []
  const months: string[] = []
  for (let day = `${first.slice(0, 7)}-01`; day <= last; day = addMonths(day, 1)) months.push(day.slice(0, 7))
  return months
}

/** The weeks of a month from Sunday on; days of other months are empty texts. */
export function weeksOf(month: string): string[][] {
  if (month === '') return []
  const first = `${month}-01`
  const before = weekdayOf(first) % 7
  const count = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)))
  const cells = [...Array<string>(before).fill(''), ...Array.from({ length: count }, (_, index) => addDays(first, index))]
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_each, index) => cells[week * 7 + index] ?? ''),
  )
}

/** Where a key leads from a day: the next possible day in that direction; undefined where it leads nowhere. */
export function moved(key: string, from: string, days: readonly string[]): string | undefined {
  switch (key) {
    case 'ArrowRight':
      return days.find((day) => day > from)
    case 'ArrowLeft':
      return days.findLast((day) => day < from)
    case 'ArrowDown':
      return days.find((day) => day >= addDays(from, 7))
    case 'ArrowUp':
      return days.findLast((day) => day <= addDays(from, -7))
    case 'Home':
      return days[0]
    case 'End':
      return days.at(-1)
    default:
      return undefined
  }
}

function format(language: Language, options: Intl.DateTimeFormatOptions, day: string): string {
  return new Intl.DateTimeFormat(language === 'es' ? 'es-US' : 'en-US', { ...options, timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}

export function monthText(month: string, language: Language): string {
  return month === '' ? '' : format(language, { month: 'long', year: 'numeric' }, `${month}-01`)
}

/** Names of the days of a week from Sunday on. */
export function weekdayNames(language: Language): { readonly short: string; readonly long: string }[] {
  // 4 January 1970 was a Sunday.
  return Array.from({ length: 7 }, (_, index) => {
    const day = addDays('1970-01-04', index)
    return { short: format(language, { weekday: 'narrow' }, day), long: format(language, { weekday: 'long' }, day) }
  })
}

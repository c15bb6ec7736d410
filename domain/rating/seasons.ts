import { addDays, daysInMonth, type LocalDate, yearOf } from '../kernel/local-date.js'
import { daysOf, intersection, type ServicePeriod } from '../kernel/service-period.js'
import type { Season } from './tariff.js'

/** The season a day lies in; undefined where none covers it (validation refuses such a calendar). */
export function seasonOn(seasons: readonly Season[], day: LocalDate): string | undefined {
  const monthDay = day.slice(5)
  return seasons.find((season) => covers(season, monthDay))?.name
}

/** Both ends included; `from` after `to` runs over the new year. */
function covers(season: Season, monthDay: string): boolean {
  return season.from <= season.to
    ? monthDay >= season.from && monthDay <= season.to
    : monthDay >= season.from || monthDay <= season.to
}

/** First days of seasons inside a period, its own first day excluded. */
export function seasonBorders(seasons: readonly Season[], period: ServicePeriod): LocalDate[] {
  const borders: LocalDate[] = []
  for (let year = yearOf(period.from); year <= yearOf(period.to); year++) {
    for (const season of seasons) {
      const border = dayOfYear(year, season.from)
      if (border > period.from && border <= period.to) borders.push(border)
    }
  }
  return borders
}

/** 29 February of a year without one begins on 1 March. */
export function dayOfYear(year: number, monthDay: string): LocalDate {
  if (monthDay === '02-29' && daysInMonth(year, 2) === 28) return `${String(year).padStart(4, '0')}-03-01`
  return `${String(year).padStart(4, '0')}-${monthDay}`
}

/** The season with most days of the period; the later one where two have as many. */
export function seasonWithMostDays(seasons: readonly Season[], period: ServicePeriod): string | undefined {
  const starts = [period.from, ...seasonBorders(seasons, period).sort()]
  const days = new Map<string, number>()
  starts.forEach((from, index) => {
    const next = starts[index + 1]
    const part = intersection(period, { from, to: next === undefined ? period.to : addDays(next, -1) })
    const name = seasonOn(seasons, from)
    if (part !== undefined && name !== undefined) days.set(name, (days.get(name) ?? 0) + daysOf(part))
  })
  let chosen: string | undefined
  for (const [name, count] of days) if (chosen === undefined || count >= (days.get(chosen) ?? 0)) chosen = name
  return chosen
}

/** Days of a year (written MM-DD) that no season covers, or two do; the leap day included. */
export function seasonGapsAndOverlaps(seasons: readonly Season[]): { readonly monthDay: string; readonly covered: number }[] {
  const wrong: { monthDay: string; covered: number }[] = []
  for (let month = 1; month <= 12; month++) {
    for (let day = 1; day <= daysInMonth(2024, month); day++) {
      const monthDay = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
      const covered = seasons.filter((season) => covers(season, monthDay)).length
      if (covered !== 1) wrong.push({ monthDay, covered })
    }
  }
  return wrong
}

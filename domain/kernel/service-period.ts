import { addDays, daysBetween, earlier, later, type LocalDate } from './local-date.js'

/**
 * Days of service, first and last BOTH included. This is the only convention inside Penstock; what a utility
 * prints (read dates, an exclusive end) is converted at the edge by `PeriodPrinting` of its settings.
 */
export interface ServicePeriod {
  readonly from: LocalDate
  readonly to: LocalDate
}

/** Days of service, first and last included: 1 for a period of one day. */
export function daysOf(period: ServicePeriod): number {
  return daysBetween(period.from, period.to) + 1
}

export function contains(period: ServicePeriod, date: LocalDate): boolean {
  return period.from <= date && date <= period.to
}

/** The days both have, or undefined where they share none. */
export function intersection(left: ServicePeriod, right: ServicePeriod): ServicePeriod | undefined {
  const from = later(left.from, right.from)
  const to = earlier(left.to, right.to)
  return from <= to ? { from, to } : undefined
}

/**
 * Cuts a period at the given first days: each date inside it begins a new part. Dates at or before the
 * first day, or after the last, cut nothing. The parts are contiguous and add up to the period.
 */
export function cutAt(period: ServicePeriod, firstDays: Iterable<LocalDate>): ServicePeriod[] {
  const cuts = [...new Set(firstDays)].filter((date) => date > period.from && date <= period.to).sort()
  const parts: ServicePeriod[] = []
  let from = period.from
  for (const cut of cuts) {
    parts.push({ from, to: addDays(cut, -1) })
    from = cut
  }
  parts.push({ from, to: period.to })
  return parts
}

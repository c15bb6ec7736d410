import { type Decimal, decimal, sum } from '../../kernel/decimal.js'
import { addDays, addMonths, type LocalDate, monthOf } from '../../kernel/local-date.js'
import { daysOf, intersection, type ServicePeriod } from '../../kernel/service-period.js'
import type { IntervalValues, KnownUse } from './estimate.js'

/** Use of the days by the mean use a day of the last measurements. */
export function scalarEstimation(period: ServicePeriod, earlier: readonly KnownUse[], measurements: number): Decimal | undefined {
  const counted = earlier.slice(-measurements)
  if (counted.length === 0) return undefined
  const days = counted.reduce((total, known) => total + daysOf(known), 0)
  return sum(counted.map((known) => known.use))
    .times(daysOf(period))
    .div(days)
}

/** Use of the same days a year ago, by days where measurements lie over them; they must be known on every day. */
export function scalarOfLastYear(period: ServicePeriod, earlier: readonly KnownUse[]): Decimal | undefined {
  const wanted = { from: addMonths(period.from, -12), to: addMonths(period.to, -12) }
  const known = scalarProration(wanted, earlier)
  return known?.times(daysOf(period)).div(daysOf(wanted))
}

/** Use of some days of longer measurements, by days. Undefined where a day is covered by none, or by two. */
export function scalarProration(period: ServicePeriod, known: readonly KnownUse[]): Decimal | undefined {
  let use = decimal(0)
  let days = 0
  for (const entry of known) {
    const shared = intersection(entry, period)
    if (shared === undefined) continue
    use = use.plus(entry.use.times(daysOf(shared)).div(daysOf(entry)))
    days += daysOf(shared)
  }
  return days === daysOf(period) ? use : undefined
}

/**
 * Use by the mean a day of earlier measurements and a profile of the year: how much a day of each month has beside the mean day.
 * `profile`: factor by month, 1 to 12; both the earlier days and the estimated ones are weighted by it.
 */
export function scalarProfile(
  period: ServicePeriod,
  earlier: readonly KnownUse[],
  profile: ReadonlyMap<number, Decimal>,
): Decimal | undefined {
  const weights = earlier.map((known) => weightOf(known, profile))
  const own = weightOf(period, profile)
  if (own === undefined || weights.length === 0 || weights.some((weight) => weight === undefined)) return undefined
  const weight = sum(weights as Decimal[])
  return weight.isZero()
    ? undefined
    : sum(earlier.map((known) => known.use))
        .times(own)
        .div(weight)
}

function weightOf(period: ServicePeriod, profile: ReadonlyMap<number, Decimal>): Decimal | undefined {
  let weight = decimal(0)
  for (let day: LocalDate = period.from; day <= period.to; day = addDays(day, 1)) {
    const factor = profile.get(monthOf(day))
    if (factor === undefined) return undefined
    weight = weight.plus(factor)
  }
  return weight
}

/** The register's use as the sum of its intervals; undefined while one of them is missing. */
export function scalarFromIntervals(values: IntervalValues): Decimal | undefined {
  return values.length === 0 || values.some((value) => value === null) ? undefined : sum(values as Decimal[])
}

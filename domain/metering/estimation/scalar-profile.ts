import { type Decimal, decimal, sum } from '../../kernel/decimal.js'
import { addDays, type LocalDate, monthOf } from '../../kernel/local-date.js'
import type { ServicePeriod } from '../../kernel/service-period.js'
import type { KnownUse } from './estimate.js'

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

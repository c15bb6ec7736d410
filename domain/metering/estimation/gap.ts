import { addDays, type LocalDate } from '../../kernel/local-date.js'
import type { ServicePeriod } from '../../kernel/service-period.js'

/**
 * Days of a period that no measurement covers, as periods to make an estimate for. Nothing is estimated before `estimateFrom`: the day
 * from which the cycle may bill estimates; undefined means never.
 */
export function gapsToEstimate(
  period: ServicePeriod,
  measured: readonly ServicePeriod[],
  today: LocalDate,
  estimateFrom: LocalDate | undefined,
): ServicePeriod[] {
  if (estimateFrom === undefined || today < estimateFrom) return []
  const gaps: ServicePeriod[] = []
  let next: LocalDate = period.from
  const inside = measured.filter((known) => known.to >= period.from && known.from <= period.to)
  for (const known of [...inside].sort((left, right) => (left.from < right.from ? -1 : 1))) {
    if (known.from > next) gaps.push({ from: next, to: addDays(known.from, -1) })
    if (known.to >= next) next = addDays(known.to, 1)
  }
  return next <= period.to ? [...gaps, { from: next, to: period.to }] : gaps
}

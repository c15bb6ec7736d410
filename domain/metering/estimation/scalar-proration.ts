import { type Decimal, decimal } from '../../kernel/decimal.js'
import { daysOf, intersection, type ServicePeriod } from '../../kernel/service-period.js'
import type { KnownUse } from './estimate.js'

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

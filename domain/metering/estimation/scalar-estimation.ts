import { type Decimal, sum } from '../../kernel/decimal.js'
import { daysOf, type ServicePeriod } from '../../kernel/service-period.js'
import type { KnownUse } from './estimate.js'

/** Use of the days by the mean use a day of the last measurements. */
export function scalarEstimation(period: ServicePeriod, earlier: readonly KnownUse[], measurements: number): Decimal | undefined {
  const counted = earlier.slice(-measurements)
  if (counted.length === 0) return undefined
  const days = counted.reduce((total, known) => total + daysOf(known), 0)
  return sum(counted.map((known) => known.use))
    .times(daysOf(period))
    .div(days)
}

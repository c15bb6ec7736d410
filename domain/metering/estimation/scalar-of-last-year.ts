import type { Decimal } from '../../kernel/decimal.js'
import { addMonths } from '../../kernel/local-date.js'
import { daysOf, type ServicePeriod } from '../../kernel/service-period.js'
import type { KnownUse } from './estimate.js'
import { scalarProration } from './scalar-proration.js'

/** Use of the same days a year ago, by days where measurements lie over them; they must be known on every day. */
export function scalarOfLastYear(period: ServicePeriod, earlier: readonly KnownUse[]): Decimal | undefined {
  const wanted = { from: addMonths(period.from, -12), to: addMonths(period.to, -12) }
  const known = scalarProration(wanted, earlier)
  return known?.times(daysOf(period)).div(daysOf(wanted))
}

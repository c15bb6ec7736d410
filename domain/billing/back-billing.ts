import type { Decimal } from '../kernel/decimal.js'
import { addMonths, type LocalDate } from '../kernel/local-date.js'
import type { ServicePeriod } from '../kernel/service-period.js'

/** Why use was not billed in its time: what may lift the limit, by the policy's `back_bill.exceptions`. */
export const BACK_BILL_CAUSES = ['tampering', 'theft', 'fraud', 'blocked_access', 'unlawful_conduct'] as const
export type BackBillCause = (typeof BACK_BILL_CAUSES)[number]

/**
 * Whether a difference would charge use that is too old to be charged later. Only more than was billed is limited: what a customer paid
 * too much is given back however old it is. A period that begins before the limit is past it as a whole, so that nothing too old is
 * charged unseen. `maxMonths`: undefined where no policy limits it.
 */
export function isPastBackBilling(
  difference: Decimal,
  period: ServicePeriod,
  today: LocalDate,
  maxMonths: number | undefined,
): boolean {
  return maxMonths !== undefined && difference.gt(0) && period.from < addMonths(today, -maxMonths)
}

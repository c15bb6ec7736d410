import { type Decimal, decimal, sum } from '../kernel/decimal.js'
import { minorDigits } from '../kernel/money.js'
import { round } from '../kernel/rounding.js'
import type { ServiceRequestRules } from '../utility/service-request-settings.js'

/** The deposit a utility asks: so many times the average of these bills, or its fixed amount where none is there. */
export function depositAmount(
  rule: NonNullable<ServiceRequestRules['deposit']>,
  bills: readonly string[],
  currency: string,
): Decimal {
  if (rule.averageBills === undefined || bills.length === 0) return rule.amount
  const average = sum(bills.map(decimal)).div(bills.length)
  return round(average.times(rule.averageBills), { mode: 'half_up', digits: minorDigits(currency) })
}

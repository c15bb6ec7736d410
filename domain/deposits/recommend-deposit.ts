import type { Decimal } from '../kernel/decimal.js'
import { amountText, minorDigits } from '../kernel/money.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'
import { round } from '../kernel/rounding.js'
import type { AverageBill } from './average-bill.js'
import { type DecidingRow, type DepositPolicy, depositRule, type DepositTraceRow } from './deposit-rule.js'

export interface RecommendedDeposit {
  readonly amount: Decimal
  readonly tolerancePercent: string
  readonly toleranceBy: DecidingRow
  readonly trace: readonly DepositTraceRow[]
}

/**
 * The deposit that is right for an account: so many average monthly bills, and never above the law's most, both rounded down to
 * whole minor units. Refuses as `depositRule`, and DEPOSIT_WITHOUT_BILLS.
 */
export function recommendDeposit(
  average: AverageBill | undefined,
  currency: string,
  policy: DepositPolicy,
): Outcome<RecommendedDeposit> {
  const months = depositRule(policy, 'deposit.recommended_months')
  if (!months.ok) return months
  const most = depositRule(policy, 'deposit.max_months')
  if (!most.ok) return most
  const tolerance = depositRule(policy, 'deposit.tolerance_percent')
  if (!tolerance.ok) return tolerance
  if (average === undefined) {
    return refused('DEPOSIT_WITHOUT_BILLS', 'No bill of the last twelve months tells what a month costs.')
  }
  const digits = minorDigits(currency)
  const text = (amount: Decimal) => amountText(amount, currency)
  const cap = most.value.value === null ? undefined : round(average.monthly.times(most.value.value), { digits, mode: 'down' })
  const wished = months.value.value === null ? cap : round(average.monthly.times(months.value.value), { digits, mode: 'down' })
  if (wished === undefined) {
    return refused('DEPOSIT_AMOUNT_NOT_STATED', 'The policy states neither a recommended deposit nor the most it may be.')
  }
  const monthly = round(average.monthly, { digits, mode: 'half_up' })
  const trace: DepositTraceRow[] = [
    {
      rule: 'recommended',
      sentence: `${months.value.value ?? most.value.value} × ${text(monthly)}, the average of ${average.months} months: ${text(wished)}.`,
      effect: 'figure',
      decidedBy: months.value.decidedBy,
    },
  ]
  if (cap !== undefined) {
    const isCut = wished.gt(cap)
    trace.push({
      rule: 'most',
      sentence: `At most ${most.value.value} × ${text(monthly)}: ${text(cap)}${isCut ? ', which is less' : ''}.`,
      effect: 'figure',
      decidedBy: most.value.decidedBy,
    })
  }
  return done({
    amount: cap !== undefined && wished.gt(cap) ? cap : wished,
    tolerancePercent: tolerance.value.value ?? '0',
    toleranceBy: tolerance.value.decidedBy,
    trace,
  })
}

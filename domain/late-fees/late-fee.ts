import type { BusinessCalendar } from '../kernel/business-calendar.js'
import { type Decimal, decimal, sum, ZERO } from '../kernel/decimal.js'
import { addDays, type LocalDate } from '../kernel/local-date.js'
import { minorDigits } from '../kernel/money.js'
import { round } from '../kernel/rounding.js'
import type { ExemptFromLateFee, LateFeeRule } from '../policy/bill-parameters.js'
import { type DayCount, lastDayOf } from '../policy/value-schemas.js'

/** The first day on which a late fee may be charged for a debt due on the day: the day after the grace ends. */
export function firstFeeDay(dueOn: LocalDate, grace: DayCount, calendar: BusinessCalendar): LocalDate {
  return addDays(lastDayOf(grace, dueOn, calendar), 1)
}

/** Whether customers of the class, with these programmes, bear no late fee. */
export function isExempt(exempt: ExemptFromLateFee | null, customerClass: string, programmes: readonly string[]): boolean {
  return (
    exempt?.customer_classes?.includes(customerClass) === true ||
    exempt?.programmes?.some((programme) => programmes.includes(programme)) === true
  )
}

/** A bill, or an opening debt, as the rule sees it: what of it stands under one rule. */
export interface LateDebt {
  /** First day of a fee, by `firstFeeDay`. */
  readonly firstFeeDay: LocalDate
  /** What of the bill is overdue and not disputed. */
  readonly overdue: Decimal
  /** Late fees on this bill that are unpaid; they bear a fee themselves where the rule compounds. */
  readonly unpaidFees: Decimal
  /** What the bill came to when it was issued: base of a cap in percent. */
  readonly billed: Decimal
  /** Fees charged for it and not taken back. */
  readonly charged: readonly Decimal[]
  /** Fees charged for it in all, those waived included: a fee that was waived is not charged again. */
  readonly timesCharged: number
}

/** Why no fee is charged now. */
export type NoLateFee = 'no_rule' | 'in_grace' | 'charged_already' | 'below_minimum' | 'capped' | 'nothing'

export interface LateFee {
  readonly amount: Decimal
  /** What the percentage was taken of. */
  readonly base: Decimal
  /** 1 for the first fee of a bill. */
  readonly sequence: number
  /** The day on which it became due to be charged. */
  readonly feeDay: LocalDate
  /** What the cap took off. */
  readonly cappedBy: Decimal
}

/**
 * The next late fee for a debt on a day, or why there is none: after the grace, once, or again each `every_days` while it is unpaid. Asked
 * again with that fee counted as charged it tells the one after it. The amount is rounded half up to the minor unit; a cap limits all
 * fees on the bill together.
 */
export function lateFeeOf(
  rule: LateFeeRule | null,
  debt: LateDebt,
  today: LocalDate,
  currency: string,
): { readonly fee: LateFee } | { readonly none: NoLateFee } {
  if (rule === null || rule.kind === 'none') return { none: 'no_rule' }
  if (today < debt.firstFeeDay) return { none: 'in_grace' }
  const sequence = debt.timesCharged + 1
  if (rule.kind === 'once' && sequence > 1) return { none: 'charged_already' }
  const feeDay = addDays(debt.firstFeeDay, (sequence - 1) * (rule.every_days ?? 0))
  if (today < feeDay || (sequence > 1 && rule.every_days === undefined)) return { none: 'charged_already' }
  if (debt.overdue.lte(0)) return { none: 'nothing' }
  if (rule.minimum_overdue !== undefined && debt.overdue.lt(decimal(rule.minimum_overdue))) return { none: 'below_minimum' }
  const base = rule.is_compounding === true ? debt.overdue.plus(debt.unpaidFees) : debt.overdue
  const asked = round(amountOf(rule, base), { digits: minorDigits(currency), mode: 'half_up' })
  const room = roomUnder(rule, debt, currency)
  const amount = room === undefined || asked.lte(room) ? asked : room
  if (asked.lte(0)) return { none: 'nothing' }
  if (amount.lte(0)) return { none: 'capped' }
  return { fee: { amount, base, sequence, feeDay, cappedBy: asked.minus(amount) } }
}

function amountOf(rule: LateFeeRule, base: Decimal): Decimal {
  const percentage = rule.percent === undefined ? undefined : base.times(rule.percent).div(100)
  const fixed = rule.amount === undefined ? undefined : decimal(rule.amount)
  if (percentage === undefined || fixed === undefined) return percentage ?? fixed ?? ZERO
  switch (rule.choose ?? 'lesser') {
    case 'greater':
      return percentage.gt(fixed) ? percentage : fixed
    case 'lesser':
      return percentage.lt(fixed) ? percentage : fixed
    case 'sum':
      return percentage.plus(fixed)
  }
}

/** What the caps leave for another fee on the bill; undefined where there is no cap. */
function roomUnder(rule: LateFeeRule, debt: LateDebt, currency: string): Decimal | undefined {
  const caps: Decimal[] = []
  if (rule.cap_amount !== undefined) caps.push(decimal(rule.cap_amount))
  if (rule.cap_percent !== undefined) {
    caps.push(round(debt.billed.times(rule.cap_percent).div(100), { digits: minorDigits(currency), mode: 'down' }))
  }
  const smallest = caps.reduce<Decimal | undefined>(
    (least, cap) => (least === undefined || cap.lt(least) ? cap : least),
    undefined,
  )
  return smallest?.minus(sum(debt.charged))
}

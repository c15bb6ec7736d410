import { addBusinessDays, type BusinessCalendar, businessDay } from '../kernel/business-calendar.js'
import { type Decimal, decimal } from '../kernel/decimal.js'
import { instalmentDates } from '../kernel/instalment-dates.js'
import { addDays, addMonths, type LocalDate } from '../kernel/local-date.js'
import { minorDigits } from '../kernel/money.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'
import { round } from '../kernel/rounding.js'

export interface DepositInstalment {
  /** From 1. */
  readonly number: number
  readonly amount: Decimal
  readonly dueOn: LocalDate
}

export interface InstalmentWish {
  readonly amount: Decimal
  readonly count: number
  /** When the first should fall due; absent: two weeks from today. */
  readonly firstDueOn: LocalDate | undefined
  readonly today: LocalDate
  readonly currency: string
}

/** Who is asked today has two weeks, and at least a few business days, to pay. */
const USUAL_DAYS = 14
const LEAST_BUSINESS_DAYS = 3
const FURTHEST_FIRST_MONTHS = 2

/**
 * A deposit in so many parts, due on business days a month apart. `rule` is what the policy lets a customer ask for: at most so many, the
 * first of at most a percentage; null where it may only be paid at once. Parts are whole minor units; what does not divide is in the last.
 * Refuses DEPOSIT_INSTALMENTS_TOO_MANY and DEPOSIT_FIRST_DAY_INVALID.
 */
export function depositInstalments(
  wish: InstalmentWish,
  rule: { readonly count: number; readonly first_percent: string } | null,
  calendar: BusinessCalendar,
): Outcome<DepositInstalment[]> {
  const { amount, count, today } = wish
  const most = Math.max(1, rule?.count ?? 1)
  if (count < 1 || count > most) {
    return refused(
      'DEPOSIT_INSTALMENTS_TOO_MANY',
      most === 1 ? 'The policy knows no instalments of a deposit.' : `A deposit is paid in at most ${most} instalments.`,
      { count, most },
    )
  }
  const first = wish.firstDueOn ?? firstDueOn(today, calendar)
  const earliest = addBusinessDays(today, LEAST_BUSINESS_DAYS, calendar)
  const latest = addMonths(today, FURTHEST_FIRST_MONTHS)
  if (first < earliest || first > latest) {
    return refused('DEPOSIT_FIRST_DAY_INVALID', `The first part is due between ${earliest} and ${latest}.`, {
      first,
      earliest,
      latest,
    })
  }
  const parts = partsOf(amount, count, rule?.first_percent ?? '100', minorDigits(wish.currency))
  const days = instalmentDates(first, count, calendar)
  return done(parts.map((part, index) => ({ number: index + 1, amount: part, dueOn: days[index] ?? first })))
}

function firstDueOn(today: LocalDate, calendar: BusinessCalendar): LocalDate {
  return businessDay(addDays(today, USUAL_DAYS), 'next', calendar)
}

function partsOf(amount: Decimal, count: number, firstPercent: string, digits: number): Decimal[] {
  if (count === 1) return [amount]
  const even = round(amount.div(count), { digits, mode: 'down' })
  const most = round(amount.times(firstPercent).div(100), { digits, mode: 'down' })
  // "At most so much down": who asks for parts pays that much first; without such a limit the parts are even.
  const first = most.lt(amount) ? most : even
  const rest = amount.minus(first)
  const part = round(rest.div(count - 1), { digits, mode: 'down' })
  const later = Array.from({ length: count - 1 }, (_, index) => (index === count - 2 ? rest.minus(part.times(count - 2)) : part))
  return [first, ...later].filter((each) => each.gt(decimal(0)))
}

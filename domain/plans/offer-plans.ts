import { addBusinessDays, type BusinessCalendar, businessDay } from '../kernel/business-calendar.js'
import { Decimal, type Decimal as Amount, ZERO } from '../kernel/decimal.js'
import { addMonths, type LocalDate, monthOf } from '../kernel/local-date.js'
import { amountText, minorDigits } from '../kernel/money.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'
import { round } from '../kernel/rounding.js'
import { instalmentDates } from '../kernel/instalment-dates.js'
import { percentOf, type PlanTerms } from './plan-terms.js'

export interface PlanWish {
  /** What is overdue and not disputed; above zero. */
  readonly arrears: Amount
  readonly currency: string
  readonly today: LocalDate
  /** When the first monthly instalment should fall due; absent: a month from today. */
  readonly firstDueOn?: LocalDate
  /** A monthly income that was stated, where the policy knows an income share. */
  readonly monthlyIncome?: Amount
}

export interface OfferedInstalment {
  /** 0 is the down payment. */
  readonly number: number
  readonly amount: Amount
  readonly dueOn: LocalDate
}

/** One way to pay the arrears off. */
export interface PlanOffer {
  /** Monthly instalments beside the down payment. */
  readonly count: number
  readonly instalments: readonly OfferedInstalment[]
  /** False where an instalment asks for more of the stated income than the policy allows: a supervisor decides. */
  readonly fitsIncome: boolean
}

export type OfferCode =
  | 'PLAN_NOTHING_OWED'
  | 'PLAN_ARREARS_TOO_SMALL'
  | 'PLAN_FIRST_DAY_INVALID'
  | 'PLAN_TERM_TOO_SHORT'
  | 'PLAN_COUNT_OUTSIDE_TERM'

/** The down payment is due on the next business day: a promise alone does not begin a plan. */
const DOWN_PAYMENT_BUSINESS_DAYS = 1
const FURTHEST_FIRST_MONTHS = 2

/**
 * Up to three plans to choose from: the quickest the terms allow, the longest, and one between. Amounts are whole minor units; what does
 * not divide is in the first instalment after the down payment. Refuses PLAN_NOTHING_OWED, PLAN_ARREARS_TOO_SMALL,
 * PLAN_FIRST_DAY_INVALID, PLAN_TERM_TOO_SHORT.
 */
export function offerPlans(wish: PlanWish, terms: PlanTerms, calendar: BusinessCalendar): Outcome<PlanOffer[], OfferCode> {
  const range = countsAllowed(wish, terms, calendar)
  if (!range.ok) return range
  const { fewest, most } = range.value
  const counts = [...new Set([fewest, Math.round((fewest + most) / 2), most])]
  return done(counts.map((count) => planOf(wish, terms, calendar, count)))
}

/** The plan with exactly so many instalments. Refuses as `offerPlans`, and PLAN_COUNT_OUTSIDE_TERM. */
export function offerPlan(
  wish: PlanWish,
  terms: PlanTerms,
  calendar: BusinessCalendar,
  count: number,
): Outcome<PlanOffer, OfferCode> {
  const range = countsAllowed(wish, terms, calendar)
  if (!range.ok) return range
  const { fewest, most } = range.value
  if (count < fewest || count > most) {
    return refused(
      'PLAN_COUNT_OUTSIDE_TERM',
      fewest === most
        ? `This debt is paid off in ${fewest} instalments.`
        : `This debt is paid off in ${fewest} to ${most} instalments.`,
      { count, fewest, most },
    )
  }
  return done(planOf(wish, terms, calendar, count))
}

function countsAllowed(
  wish: PlanWish,
  terms: PlanTerms,
  calendar: BusinessCalendar,
): Outcome<{ readonly fewest: number; readonly most: number }, OfferCode> {
  const { arrears, today, currency } = wish
  if (!arrears.gt(0)) return refused('PLAN_NOTHING_OWED', 'Nothing is overdue that a plan could divide.')
  if (terms.minimumArrears !== null && arrears.lt(terms.minimumArrears)) {
    return refused(
      'PLAN_ARREARS_TOO_SMALL',
      `A plan is made from ${terms.minimumArrears} on; ${amountText(arrears, currency)} is overdue.`,
      {
        arrears: amountText(arrears, currency),
        minimum: terms.minimumArrears,
      },
    )
  }
  const first = businessDay(firstWished(wish), 'next', calendar)
  if (first < today || first > addMonths(today, FURTHEST_FIRST_MONTHS)) {
    return refused(
      'PLAN_FIRST_DAY_INVALID',
      `The first instalment is due between today and ${addMonths(today, FURTHEST_FIRST_MONTHS)}.`,
      {
        firstDueOn: first,
      },
    )
  }
  const rest = arrears.minus(downPaymentOf(wish, terms))
  const bySize =
    terms.smallestInstalment === null || !new Decimal(terms.smallestInstalment).gt(0)
      ? terms.term.max_instalments
      : // Smaller instalments than the utility likes rather than a shorter term than the policy lets a customer have.
        Math.max(terms.term.min_instalments, rest.div(terms.smallestInstalment).floor().toNumber())
  const most = Math.min(terms.term.max_instalments, bySize, countUntil(first, terms.term.ends_by_month))
  if (most < 1) {
    return refused('PLAN_TERM_TOO_SHORT', 'No instalment fits before the month in which plans of this season must have ended.', {
      firstDueOn: first,
      endsByMonth: terms.term.ends_by_month,
    })
  }
  return done({ fewest: Math.min(terms.term.min_instalments, most), most })
}

/** Instalments that fit from the first due day to the end of the month by which plans must have ended, the first that comes. */
function countUntil(first: LocalDate, endsByMonth: number | undefined): number {
  if (endsByMonth === undefined) return Number.POSITIVE_INFINITY
  return ((endsByMonth - monthOf(first) + 12) % 12) + 1
}

function planOf(wish: PlanWish, terms: PlanTerms, calendar: BusinessCalendar, count: number): PlanOffer {
  const digits = minorDigits(wish.currency)
  const down = downPaymentOf(wish, terms)
  const rest = wish.arrears.minus(down)
  const part = round(rest.div(count), { digits, mode: 'down' })
  const monthly = instalmentDates(firstWished(wish), count, calendar).map((dueOn, index) => ({
    number: index + 1,
    amount: index === 0 ? rest.minus(part.times(count - 1)) : part,
    dueOn,
  }))
  const instalments = down.isZero()
    ? monthly
    : [{ number: 0, amount: down, dueOn: addBusinessDays(wish.today, DOWN_PAYMENT_BUSINESS_DAYS, calendar) }, ...monthly]
  return { count, instalments: instalments.filter(({ amount }) => amount.gt(0)), fitsIncome: fitsIncome(wish, terms, monthly) }
}

function fitsIncome(wish: PlanWish, terms: PlanTerms, monthly: readonly OfferedInstalment[]): boolean {
  if (wish.monthlyIncome === undefined || terms.incomeShare === null) return true
  const most = percentOf(wish.monthlyIncome, terms.incomeShare)
  return monthly.every(({ amount }) => amount.lte(most))
}

function downPaymentOf(wish: PlanWish, terms: PlanTerms): Amount {
  if (terms.downPayment === null) return ZERO
  // The law limits what may be asked for, so the cent is rounded in favour of the customer.
  return round(percentOf(wish.arrears, terms.downPayment), { digits: minorDigits(wish.currency), mode: 'down' })
}

function firstWished(wish: PlanWish): LocalDate {
  return wish.firstDueOn ?? addMonths(wish.today, 1)
}

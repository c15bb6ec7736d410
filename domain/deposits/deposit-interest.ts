import { type Decimal, decimal, sum, ZERO } from '../kernel/decimal.js'
import { addMonths, daysBetween, daysInMonth, later, type LocalDate, yearOf } from '../kernel/local-date.js'
import { minorDigits } from '../kernel/money.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'
import { round } from '../kernel/rounding.js'
import type { DepositInterest } from '../policy/deposit-parameters.js'

/** What is held from a day on, until the next such day. In the order of the days. */
export interface Holding {
  readonly from: LocalDate
  readonly amount: Decimal
}

/** Days from `from` to the day before `until` under one principal, one rate and one year. */
export interface InterestRow {
  readonly from: LocalDate
  readonly until: LocalDate
  readonly days: number
  readonly principal: Decimal
  readonly percent: string
  /** Days of the year that the rate is for. */
  readonly yearDays: number
  /** Not rounded. */
  readonly interest: Decimal
}

export interface Interest {
  /** Rounded half up once, to whole minor units. */
  readonly amount: Decimal
  readonly rows: readonly InterestRow[]
}

/**
 * Interest from `from` to the day before `until`, by actual days, at the rates in force on each of them. Where the rule compounds
 * and pays only with the deposit, what accrued is added with each calendar year; else each credit adds it. Refuses DEPOSIT_RATE_MISSING where money was held before the first rate of the history.
 */
export function depositInterest(
  holdings: readonly Holding[],
  period: { readonly from: LocalDate; readonly until: LocalDate },
  rule: DepositInterest,
  currency: string,
): Outcome<Interest, 'DEPOSIT_RATE_MISSING'> {
  const rates = rule.rates.toSorted((left, right) => (left.from < right.from ? -1 : 1))
  const days = cutDays(holdings, rates, period)
  const compounds = rule.method === 'compound' && rule.credited === 'at_refund'
  const rows: InterestRow[] = []
  let added: Decimal = ZERO
  for (const [index, from] of days.entries()) {
    const until = days[index + 1]
    if (until === undefined) break
    if (compounds && from.endsWith('-01-01')) added = sum(rows.map(({ interest }) => interest))
    const held = holdings.findLast((holding) => holding.from <= from)?.amount ?? ZERO
    if (held.isZero()) continue
    const rate = rates.findLast((each) => each.from <= from)
    if (rate === undefined) {
      return refused('DEPOSIT_RATE_MISSING', `The policy states no rate of interest for ${from}.`, {
        from,
        firstRate: rates[0]?.from,
      })
    }
    const principal = held.plus(added)
    const yearDays = rule.year === '365' ? 365 : 337 + daysInMonth(yearOf(from), 2)
    const counted = daysBetween(from, until)
    const interest = principal.times(rate.percent).div(100).times(counted).div(yearDays)
    rows.push({ from, until, days: counted, principal, percent: rate.percent, yearDays, interest })
  }
  const exact = sum(rows.map(({ interest }) => interest))
  return done({ amount: round(exact, { digits: minorDigits(currency), mode: 'half_up' }), rows })
}

/** Days on which something of the reckoning changes: the principal, the rate, the year. */
function cutDays(
  holdings: readonly Holding[],
  rates: readonly { readonly from: LocalDate }[],
  { from, until }: { readonly from: LocalDate; readonly until: LocalDate },
): LocalDate[] {
  const years = Array.from({ length: yearOf(until) - yearOf(from) + 1 }, (_, index) => `${yearOf(from) + index}-01-01`)
  const changes = [...holdings.map((holding) => holding.from), ...rates.map((rate) => rate.from), ...years]
  return [...new Set([from, ...changes.filter((day) => from < day && day < until), until])].toSorted()
}

/** A deposit as far as the days of its interest ask. */
export interface InterestClock {
  readonly heldSince: LocalDate
  /** The first day money was there; an instalment may come before all is paid. */
  readonly firstHeldOn: LocalDate
  /** The first day whose interest is not credited yet; null: none was. */
  readonly interestFrom: LocalDate | null
  /** The day it was brought over from a former system; null: it was paid here. */
  readonly broughtOverOn: LocalDate | null
}

/**
 * The first day whose interest is still owed. What a former system credited is not known: of a deposit that was brought over, it is taken
 * to have credited what was due by then.
 */
export function interestOwedFrom(clock: InterestClock, rule: DepositInterest): LocalDate {
  if (clock.interestFrom !== null) return clock.interestFrom
  if (clock.broughtOverOn === null) return clock.firstHeldOn
  const before = creditDays(clock, rule, clock.firstHeldOn, clock.broughtOverOn)
  return before.at(-1) ?? clock.firstHeldOn
}

/** The days on which interest is credited, after `from` up to and with `to`. None where it is only paid with the deposit. */
export function creditDays(
  clock: Pick<InterestClock, 'heldSince'>,
  rule: Pick<DepositInterest, 'credited'>,
  from: LocalDate,
  to: LocalDate,
): LocalDate[] {
  if (rule.credited === 'at_refund') return []
  const days: LocalDate[] = []
  for (let year = yearOf(from); year <= yearOf(to); year++) {
    const day =
      rule.credited === 'calendar_year' ? `${year}-01-01` : addMonths(clock.heldSince, (year - yearOf(clock.heldSince)) * 12)
    const isAnniversary = rule.credited === 'calendar_year' || day > clock.heldSince
    if (isAnniversary && from < day && day <= to) days.push(day)
  }
  return days
}

/** What is held over time, from the changes of each day; days on which nothing is left of a change are left out. */
export function holdingsOf(changes: readonly { readonly on: LocalDate; readonly amount: Decimal }[]): Holding[] {
  const holdings: Holding[] = []
  let amount: Decimal = decimal(0)
  for (const change of changes.toSorted((left, right) => (left.on < right.on ? -1 : left.on > right.on ? 1 : 0))) {
    amount = amount.plus(change.amount)
    if (holdings.at(-1)?.from === change.on) holdings.pop()
    holdings.push({ from: change.on, amount })
  }
  return holdings.filter((holding, index) => !holding.amount.eq(holdings[index - 1]?.amount ?? ZERO))
}

/** True where the deposit was held long enough to bear interest by `until`. */
export function bearsInterest(clock: InterestClock, rule: DepositInterest, until: LocalDate): boolean {
  return daysBetween(clock.firstHeldOn, later(until, clock.firstHeldOn)) >= (rule.after_days_held ?? 0)
}

import { type Decimal, decimal, ZERO } from '../kernel/decimal.js'
import { addDays, addMonths, type LocalDate, monthOf, yearOf } from '../kernel/local-date.js'
import { daysOf } from '../kernel/service-period.js'
import type { CompiledBound } from './compiled-rule.js'
import { endOfMonthWithin } from './intervals/month-end.js'
import { addStep, missing, problem, type Trace } from './scope.js'
import type { Part } from './segments.js'
import { type Rounder, roundTo } from './tariff-rounding.js'

/** What a bound comes to, and the line that it makes beside the lines it covers. */
export interface BoundAmount {
  readonly amount: Decimal
  readonly difference: Decimal
}

interface YearInput {
  /** The amount of a whole year. */
  readonly exact: Decimal
  readonly rounding: Rounder
  /** What the covered lines of this period come to. */
  readonly covered: Decimal
  readonly trace: Trace
}

/** The line of a bound on a year, and what is handed on to the next period of it. */
export function yearlyBound(rule: CompiledBound, part: Part, { exact, rounding, covered, trace }: YearInput): BoundAmount {
  const { scope } = part
  const { period, carried, firstBill } = scope.facts
  const known = carried?.[rule.id]
  const since = known?.['since'] ?? period.from
  const begun = known?.['since'] === undefined && firstBill ? period.from : known?.['begun']
  const total = decimal(known?.['covered'] ?? '0').plus(covered)
  const ends = endOfMonthWithin(part, endMonthOf(rule))
  addStep(trace, 'year_to_date', { since, before: known?.['covered'] ?? '0', total: total.toFixed() })
  let amount = roundTo(exact, rounding)
  let difference = ZERO
  if (rule.kind === 'maximum') {
    difference = yearlyExcess(rule, part, amount, total)
  } else if (ends !== undefined) {
    const year = { from: addMonths(`${ends}-01`, -11), to: addDays(addMonths(`${ends}-01`, 1), -1) }
    const due = minimumOfYear(rule, part, { exact, year, since, begun, trace })
    if (due !== undefined) {
      amount = roundTo(due, rounding)
      difference = shortfallOf(rule, amount, total)
    }
  }
  // A year that ended inside the period: the next one began on the day after, and the whole period counted for the one that ended.
  const begins = ends === undefined ? since : addMonths(`${ends}-01`, 1)
  const left = ends === undefined ? total.plus(rule.kind === 'maximum' ? difference : ZERO) : ZERO
  const isFirstYear = rule.kind === 'minimum' && begun === begins && begins > firstDayOfYear(begins, endMonthOf(rule))
  scope.leaves.set(
    rule.id,
    begins > period.to ? {} : { since: begins, covered: left.toFixed(), ...(isFirstYear ? { begun: begins } : {}) },
  )
  return { amount, difference }
}

const FIRST_YEAR_NOT_STATED = (rule: string, begun: LocalDate): string =>
  `service began on ${begun}, inside the year of ${rule}, and the tariff does not say what a minimum comes to then: state "first_year"`

interface YearOfMinimum {
  readonly exact: Decimal
  readonly year: { readonly from: LocalDate; readonly to: LocalDate }
  /** From when on the charges of the year are known. */
  readonly since: LocalDate
  /** First day of the agreement, where it is known to lie in this year. */
  readonly begun: LocalDate | undefined
  readonly trace: Trace
}

/**
 * The minimum of a year that ends in the period; undefined where there is none. Refused where a month of the year is not known, and
 * where the agreement began inside it and the tariff does not say what holds then.
 */
function minimumOfYear(
  rule: CompiledBound,
  part: Part,
  { exact, year, since, begun, trace }: YearOfMinimum,
): Decimal | undefined {
  if (since <= year.from) return exact
  const { first_year: choice } = rule.source
  if (begun !== since || choice === undefined) {
    const name = `charges of the year from ${year.from}`
    if (begun !== since) missing(part.scope, name)
    else problem(part.scope, 'MISSING_DETERMINANT', name, FIRST_YEAR_NOT_STATED(rule.id, since))
    return undefined
  }
  if (choice === 'none') return undefined
  if (choice === 'whole') return exact
  const [days, ofDays] = [daysOf({ from: since, to: year.to }), daysOf(year)]
  addStep(trace, 'first_year', { from: since, to: year.to, days: String(days), of_days: String(ofDays) })
  // Multiplied before it is divided, so that ties stay ties.
  return exact.times(days).div(ofDays)
}

/**
 * What the year came to above its maximum by the end of this period; what earlier periods took off no longer counts. Refused where the
 * year began before the period and nothing is known of it, unless the agreement itself began with the period.
 */
function yearlyExcess(rule: CompiledBound, part: Part, amount: Decimal, total: Decimal): Decimal {
  const { period, carried, firstBill } = part.scope.facts
  const firstDay = firstDayOfYear(period.from, endMonthOf(rule))
  if (carried?.[rule.id]?.['since'] === undefined && !firstBill && period.from > firstDay) {
    missing(part.scope, `charges of the year from ${firstDay}`)
    return ZERO
  }
  return excessOf(amount, total)
}

/** What is above a maximum, as a negative amount. */
export function excessOf(amount: Decimal, covered: Decimal): Decimal {
  return covered.gt(amount) ? amount.minus(covered) : ZERO
}

/** What a minimum adds: what the covered lines lack of it, or the whole of it. */
export function shortfallOf({ source }: CompiledBound, amount: Decimal, covered: Decimal): Decimal {
  if (source.method === 'adder') return source.add_when === 'always' || covered.lt(amount) ? amount : ZERO
  return covered.lt(amount) ? amount.minus(covered) : ZERO
}

const endMonthOf = (rule: CompiledBound): number => rule.source.year_ends_in ?? 12

/** First day of the year that holds a day and ends with a month. */
function firstDayOfYear(day: LocalDate, endMonth: number): LocalDate {
  const year = monthOf(day) > endMonth ? yearOf(day) : yearOf(day) - 1
  return addMonths(`${String(year).padStart(4, '0')}-${String(endMonth).padStart(2, '0')}-01`, 1)
}

import { type Decimal, decimal, ZERO } from '../kernel/decimal.js'
import { addDays, daysInMonth, earlier, type LocalDate, monthOf, yearMonthOf, yearOf } from '../kernel/local-date.js'
import { daysOf, type ServicePeriod } from '../kernel/service-period.js'
import { readDateClosing } from '../metering/read-day.js'
import type { PastPeriod, RatingFacts } from './facts.js'
import { inTariffUnit } from './metered-unit.js'
import { isNormalPeriod } from './months.js'
import { selectAgreements } from './related-agreements.js'
import { addStep, missing, newTrace, type Scope, type Trace } from './scope.js'
import type { WinterAverage } from './tariff.js'
import { type Rounder, roundingText, roundTo } from './tariff-rounding.js'

interface WinterMonth {
  readonly month: string
  readonly quantity: Decimal
  readonly days: number
}

/**
 * Mean use in the months of the last winter that applies to this period, or of an earlier one where the tariff allows
 * it; undefined where no winter has the periods the tariff asks for.
 */
export function compileWinterAverage(
  operation: WinterAverage,
  rounder: Rounder,
): (scope: Scope, trace: Trace) => Decimal | undefined {
  return (scope, trace) => {
    const year = lastWinterYear(operation, scope.facts)
    for (let back = 0; back <= (operation.earlier_winters ?? 0); back++) {
      const own = newTrace()
      const months = winterMonths(operation, year - back, scope, own)
      if (months.length < operation.months_needed) continue
      const counted = lowest(months, operation.lowest)
      const exact = meanOf(counted, operation)
      const value = roundTo(exact, rounder)
      trace.steps.push(...own.steps)
      addStep(trace, 'winter_average', {
        service: operation.winter_average_of,
        months: counted.map((entry) => `${entry.month}: ${entry.quantity.toFixed()}`).join('; '),
        mean_of: operation.mean_of ?? 'periods',
        average: value.toFixed(),
        unit: scope.unit,
        rounding: roundingText(rounder),
      })
      return value
    }
    return undefined
  }
}

/**
 * Year of the last month of the winter whose average applies to the period: the latest winter that was over when averages
 * last began to apply.
 */
function lastWinterYear(operation: WinterAverage, facts: RatingFacts): number {
  const day = dayApplied(operation, facts)
  const applied = day.slice(5) >= operation.applies_from ? yearOf(day) : yearOf(day) - 1
  const last = operation.months[operation.months.length - 1] ?? 12
  return last >= Number(operation.applies_from.slice(0, 2)) ? applied - 1 : applied
}

function dayApplied(operation: WinterAverage, facts: RatingFacts): LocalDate {
  switch (operation.applied_by ?? 'closing_read') {
    case 'closing_read':
      return readDateClosing(facts.period.to, facts.readDay)
    case 'last_day':
      return facts.period.to
    case 'first_day':
      return facts.period.from
    case 'accounting_date':
      return facts.accountingDate
  }
}

/** The months of a winter (in order, over the new year) that have a period as the tariff needs it. */
function winterMonths(operation: WinterAverage, lastYear: number, scope: Scope, trace: Trace): WinterMonth[] {
  const agreements = selectAgreements(scope.facts, operation.winter_average_of, operation)
  if (agreements.some((agreement) => agreement.historyUnknown === true)) missing(scope, 'bills of other accounts at the premise')
  const last = operation.months[operation.months.length - 1] ?? 12
  const found: WinterMonth[] = []
  for (const month of operation.months) {
    const year = month > last ? lastYear - 1 : lastYear
    const wanted = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`
    let quantity = ZERO
    let days = 0
    let any = false
    for (const agreement of agreements) {
      for (const past of agreement.history) {
        if (past.period.to >= scope.facts.period.from || monthOfPeriod(operation, past, scope.facts) !== wanted) continue
        if (operation.period_needed === 'normal' && !isNormal(past.period, scope)) continue
        any = true
        quantity = quantity.plus(inTariffUnit(scope, decimal(past.quantity), past.unit, trace))
        days = Math.max(days, daysOf(past.period))
      }
    }
    if (any) found.push({ month: wanted, quantity, days })
  }
  return found
}

function isNormal(period: ServicePeriod, scope: Scope): boolean {
  return scope.conventions.months === null || isNormalPeriod(period, scope.conventions.months.policy)
}

function monthOfPeriod(operation: WinterAverage, past: PastPeriod, facts: RatingFacts): string {
  switch (operation.month_of ?? 'closing_read') {
    case 'closing_read':
      return yearMonthOf(readDateClosing(past.period.to, facts.readDay))
    case 'last_day':
      return yearMonthOf(past.period.to)
    case 'first_day':
      return yearMonthOf(past.period.from)
    case 'most_days':
      return monthWithMostDays(past.period)
  }
}

/** The calendar month with most days of the period; the later one where two have as many. */
function monthWithMostDays(period: ServicePeriod): string {
  const days = new Map<string, number>()
  for (let day = period.from; day <= period.to; ) {
    const lastOfMonth = addDays(day, daysInMonth(yearOf(day), monthOf(day)) - Number(day.slice(8, 10)))
    days.set(yearMonthOf(day), daysOf({ from: day, to: earlier(lastOfMonth, period.to) }))
    day = addDays(lastOfMonth, 1)
  }
  let chosen = yearMonthOf(period.from)
  for (const [month, count] of days) if (count >= (days.get(chosen) ?? 0)) chosen = month
  return chosen
}

function lowest(months: readonly WinterMonth[], count: number | undefined): readonly WinterMonth[] {
  if (count === undefined || count >= months.length) return months
  return [...months].sort((left, right) => left.quantity.comparedTo(right.quantity)).slice(0, count)
}

function meanOf(months: readonly WinterMonth[], operation: WinterAverage): Decimal {
  const total = months.reduce((sum, entry) => sum.plus(entry.quantity), ZERO)
  if (operation.mean_of !== 'days') return total.div(months.length)
  const days = months.reduce((sum, entry) => sum + entry.days, 0)
  return total.times(operation.days_per_month ?? 30).div(days)
}

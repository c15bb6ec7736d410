import { type Decimal, decimal, ZERO } from '../kernel/decimal.js'
import { monthOf, yearOf } from '../kernel/local-date.js'
import type { ServicePeriod } from '../kernel/service-period.js'
import { type ReadDay, readDateClosing } from '../metering/read-day.js'
import { meteredDemand, meteredUse } from './metered-quantities.js'
import { inTariffUnit } from './metered-unit.js'
import { isNormalPeriod } from './months.js'
import { addStep, missing, type Scope, type Trace } from './scope.js'
import type { Past } from './tariff.js'

interface PastValue {
  readonly period: ServicePeriod
  readonly value: Decimal
}

/** Something of the agreement's billed periods before this one: the ratchet's highest demand, a mean of use. */
export function compilePast(operation: Past): (scope: Scope, trace: Trace) => Decimal | null {
  return (scope, trace) => {
    const values = valuesOf(operation, scope, trace)
    if (values.length === 0) {
      if (operation.if_none === 'refuse') return missing(scope, `earlier ${operation.past}`)
      return operation.if_none === 'zero' ? ZERO : null
    }
    const taken = take(operation, values)
    addStep(trace, 'past', {
      past: operation.past,
      take: operation.take,
      periods: String(values.length),
      value: taken.value.toFixed(),
      ...(taken.period === undefined ? {} : { from: taken.period.from, to: taken.period.to }),
    })
    return taken.value
  }
}

function valuesOf(operation: Past, scope: Scope, trace: Trace): PastValue[] {
  const { facts } = scope
  let periods = facts.history.filter((past) => past.period.to < facts.period.from)
  periods.sort((left, right) => (left.period.to < right.period.to ? 1 : -1))
  if (operation.only_normal_periods === true && scope.conventions.months !== null) {
    const { policy } = scope.conventions.months
    periods = periods.filter((past) => isNormalPeriod(past.period, policy))
  }
  if (operation.periods !== undefined) periods = periods.slice(0, operation.periods)
  if (operation.months !== undefined) {
    const oldest = monthIndexOf(facts.period, facts.readDay) - operation.months
    periods = periods.filter((past) => monthIndexOf(past.period, facts.readDay) >= oldest)
  }
  const values: PastValue[] = []
  for (const past of periods) {
    const value =
      operation.past === 'quantity' ? inTariffUnit(scope, decimal(past.quantity), past.unit, trace) : facts.demandOf(past)
    if (value !== undefined) addWeighted(values, past.period, value, operation, scope)
  }
  if (operation.include_this_period === true) {
    const own = operation.past === 'demand' ? meteredDemand(scope) : meteredUse(scope)
    if (own.value !== null) addWeighted(values, facts.period, own.value, operation, scope)
  }
  return values
}

/** Month of the closing read, counted through the years. */
function monthIndexOf(period: ServicePeriod, readDay: ReadDay): number {
  const closing = readDateClosing(period.to, readDay)
  return yearOf(closing) * 12 + monthOf(closing)
}

/** A period counts in the month of its closing read; months the operation leaves out do not count. */
function addWeighted(values: PastValue[], period: ServicePeriod, value: Decimal, operation: Past, scope: Scope): void {
  const month = monthOf(readDateClosing(period.to, scope.facts.readDay))
  if (operation.calendar_months !== undefined && !operation.calendar_months.includes(month)) return
  const percents = operation.percent_by_month
  if (percents === undefined) {
    values.push({ period, value })
    return
  }
  const percent = percents[String(month)]
  if (percent !== undefined) values.push({ period, value: value.times(percent).div(100) })
}

function take(operation: Past, values: readonly PastValue[]): { readonly value: Decimal; readonly period?: ServicePeriod } {
  const [first, ...others] = values as [PastValue, ...PastValue[]]
  switch (operation.take) {
    case 'greatest':
      return others.reduce((best, entry) => (entry.value.gt(best.value) ? entry : best), first)
    case 'least':
      return others.reduce((best, entry) => (entry.value.lt(best.value) ? entry : best), first)
    case 'latest':
      return others.reduce((best, entry) => (entry.period.to > best.period.to ? entry : best), first)
    case 'mean':
      return { value: values.reduce((total, entry) => total.plus(entry.value), ZERO).div(values.length) }
  }
}

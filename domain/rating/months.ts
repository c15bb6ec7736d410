import { type Decimal, decimal, ONE, ZERO } from '../kernel/decimal.js'
import { addDays, daysInMonth, earlier, monthOf, yearOf } from '../kernel/local-date.js'
import { daysOf, type ServicePeriod } from '../kernel/service-period.js'
import { type Rounder, compileRounding, roundTo, settle } from './tariff-rounding.js'
import type { MonthsPolicy } from './tariff.js'

/** A months policy ready to apply. */
export interface CompiledMonths {
  readonly policy: MonthsPolicy
  readonly rounding: Rounder
  readonly fixedDays: { readonly numerator: Decimal; readonly denominator: Decimal } | null
}

export interface Months {
  readonly value: Decimal
  /** The days lie within the policy's normal days; true where it names none. */
  readonly normal: boolean
  readonly figures: Record<string, string>
}

export function compileMonths(policy: MonthsPolicy): CompiledMonths {
  const perMonth = policy.days_per_month === undefined ? '' : String(policy.days_per_month)
  const fraction = /^(\d+(?:\.\d+)?)(?:\/(\d+))?$/.exec(perMonth)
  return {
    policy,
    rounding: policy.rounding === undefined ? null : compileRounding(policy.rounding),
    fixedDays: fraction === null ? null : { numerator: decimal(fraction[1] as string), denominator: decimal(fraction[2] ?? '1') },
  }
}

/** True where the period's days lie within the normal days of the policy, or it names none. */
export function isNormalPeriod(period: ServicePeriod, policy: MonthsPolicy): boolean {
  if (policy.normal_days === undefined) return true
  const days = daysOf(period)
  return days >= policy.normal_days[0] && days <= policy.normal_days[1]
}

/**
 * How many months a period counts for monthly charges and limits. `firstOrFinal`: it is an agreement's first or last
 * bill, which some utilities alone count in days.
 */
export function monthsOf(period: ServicePeriod, compiled: CompiledMonths | null, firstOrFinal: boolean): Months {
  const days = daysOf(period)
  if (compiled === null) return { value: ONE, normal: true, figures: { months: '1', days: String(days), method: 'one' } }
  const { policy } = compiled
  const normal = isNormalPeriod(period, policy)
  const counted = countMonths(period, days, normal, compiled, firstOrFinal)
  const value = roundTo(counted.value, compiled.rounding)
  return {
    value,
    normal,
    figures: { months: settle(value).toFixed(), days: String(days), method: counted.method, ...counted.figures },
  }
}

interface Counted {
  readonly value: Decimal
  readonly method: string
  readonly figures?: Record<string, string>
}

function countMonths(
  period: ServicePeriod,
  days: number,
  normal: boolean,
  compiled: CompiledMonths,
  firstOrFinal: boolean,
): Counted {
  const { policy } = compiled
  const inDays = policy.counted_in_days !== 'first_or_final' || firstOrFinal
  switch (policy.method) {
    case 'one':
      return { value: ONE, method: 'one' }
    case 'days':
      return inDays ? byDays(period, days, compiled) : { value: ONE, method: 'one' }
    case 'calendar_months':
      return inDays ? { value: calendarMonths(period), method: 'calendar_months' } : { value: ONE, method: 'one' }
    case 'steps':
      return inDays ? bySteps(period, days, compiled) : { value: ONE, method: 'one' }
    case 'normal_period': {
      if (normal) return { value: ONE, method: 'normal' }
      const short = policy.normal_days !== undefined && days < policy.normal_days[0]
      const choice = short ? (policy.short ?? 'days') : (policy.long ?? 'days')
      // Where first and final bills alone are counted in days, they are so however long they are.
      const byWhole = choice === 'whole_months' && !(policy.counted_in_days === 'first_or_final' && firstOrFinal)
      if (byWhole) return wholeMonths(period, days, compiled)
      return choice !== 'one' && inDays ? byDays(period, days, compiled) : { value: ONE, method: 'one' }
    }
  }
}

function byDays(period: ServicePeriod, days: number, compiled: CompiledMonths): Counted {
  const named = String(compiled.policy.days_per_month ?? '')
  if (compiled.fixedDays !== null) {
    const { numerator, denominator } = compiled.fixedDays
    return { value: decimal(days).times(denominator).div(numerator), method: 'days', figures: { days_per_month: named } }
  }
  const day = named === 'days_of_first_month' ? period.from : period.to
  const perMonth = daysInMonth(yearOf(day), monthOf(day))
  return { value: decimal(days).div(perMonth), method: 'days', figures: { days_per_month: String(perMonth) } }
}

/** Each calendar month counts by its own days: 20 of 31 days of August and 4 of 30 of September. */
function calendarMonths(period: ServicePeriod): Decimal {
  let total = ZERO
  let from = period.from
  while (from <= period.to) {
    const length = daysInMonth(yearOf(from), monthOf(from))
    const lastOfMonth = addDays(from, length - Number(from.slice(8, 10)))
    const to = earlier(lastOfMonth, period.to)
    total = total.plus(decimal(daysOf({ from, to })).div(length))
    from = addDays(to, 1)
  }
  return total
}

function bySteps(period: ServicePeriod, days: number, compiled: CompiledMonths): Counted {
  const step = (compiled.policy.steps ?? []).find((entry) => days <= entry.up_to_days)
  if (step !== undefined)
    return { value: decimal(step.months), method: 'steps', figures: { up_to_days: String(step.up_to_days) } }
  return byDays(period, days, compiled)
}

/** Days by the month's days, to the nearest whole month and at least one. */
function wholeMonths(period: ServicePeriod, days: number, compiled: CompiledMonths): Counted {
  const exact = byDays(period, days, compiled)
  const whole = roundTo(exact.value, { digits: 0, mode: 'half_up', step: null })
  return { value: whole.lt(1) ? ONE : whole, method: 'whole_months', figures: exact.figures }
}

import { type Decimal, decimal, ONE, ZERO } from '../kernel/decimal.js'
import { yearOf } from '../kernel/local-date.js'
import { daysOf, intersection } from '../kernel/service-period.js'
import type { CompiledConventions } from './conventions.js'
import { monthsOfPeriod } from './named-values.js'
import { addStep, type Trace } from './scope.js'
import type { Part } from './segments.js'
import type { ChargePer } from './tariff.js'
import { roundTo, settle } from './tariff-rounding.js'

/** Days of a part ÷ days of the whole period, rounded only where the conventions say so. */
export function shareOf(part: Part, conventions: CompiledConventions): Decimal {
  const total = daysOf(part.scope.facts.period)
  if (part.days === total) return ONE
  return roundTo(decimal(part.days).div(total), conventions.split?.shareRounding ?? null)
}

/** How often a price per month, day, year or bill is due for a part of a period: months × share, days, … */
export function timeFactor(per: ChargePer, part: Part, conventions: CompiledConventions, trace: Trace): Decimal {
  switch (per) {
    case 'bill':
      return shareStep(part, conventions, trace)
    case 'day':
      addStep(trace, 'days', { days: String(part.days) })
      return decimal(part.days)
    case 'month':
      return monthsOfPart(part, conventions, trace)
    case 'year':
      return yearsOfPart(part, conventions, trace)
  }
}

/** The exact share, with a step where the part is not the whole period. */
function shareStep(part: Part, conventions: CompiledConventions, trace: Trace): Decimal {
  const share = shareOf(part, conventions)
  const total = daysOf(part.scope.facts.period)
  if (part.days !== total) {
    addStep(trace, 'share', {
      from: part.period.from,
      to: part.period.to,
      days: String(part.days),
      of_days: String(total),
      share: settle(share).toFixed(),
    })
  }
  return share
}

/** Months of the period × share of the part; multiplied before it is divided, so that ties stay ties. */
export function monthsOfPart(part: Part, conventions: CompiledConventions, trace: Trace): Decimal {
  const months = monthsOfPeriod(part.scope, conventions.months)
  addStep(trace, 'months', months.figures)
  const share = shareStep(part, conventions, trace)
  if (conventions.split?.shareRounding !== undefined && conventions.split.shareRounding !== null) return months.value.times(share)
  const total = daysOf(part.scope.facts.period)
  return part.days === total ? months.value : months.value.times(part.days).div(total)
}

function yearsOfPart(part: Part, conventions: CompiledConventions, trace: Trace): Decimal {
  if (conventions.year === 'days_of_365' || conventions.year === 'days_of_the_year') {
    const years = conventions.year === 'days_of_365' ? decimal(part.days).div(365) : yearsByCalendar(part)
    addStep(trace, 'year', { days: String(part.days), method: conventions.year, years: years.toFixed() })
    return years
  }
  return monthsOfPart(part, conventions, trace).div(12)
}

/** Each day counts as one 365th or 366th of its own year. */
function yearsByCalendar(part: Part): Decimal {
  let total = ZERO
  for (let year = yearOf(part.period.from); year <= yearOf(part.period.to); year++) {
    const text = String(year).padStart(4, '0')
    const whole = { from: `${text}-01-01`, to: `${text}-12-31` }
    const shared = intersection(part.period, whole)
    if (shared !== undefined) total = total.plus(decimal(daysOf(shared)).div(daysOf(whole)))
  }
  return total
}

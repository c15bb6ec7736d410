import { type Decimal, decimal, ONE, ZERO } from '../kernel/decimal.js'
import { daysOf, intersection, type ServicePeriod } from '../kernel/service-period.js'
import type { CompiledPercent } from './compiled-rule.js'
import { monthsOfPeriod } from './named-values.js'
import { type LineDraft, type RatedLine, selectLines } from './rated-line.js'
import { addStep, newTrace, type Trace } from './scope.js'
import type { Part } from './segments.js'
import { settle } from './tariff-rounding.js'

/**
 * Lines of a percentage of earlier lines: surcharge, discount or tax. One line for the whole period, or one for each
 * base line. Where the percentage itself changes inside the period, base lines count by their own days.
 */
export function percentLines(parts: readonly Part[], lines: readonly RatedLine[]): LineDraft[] {
  return parts.flatMap((part) => {
    const rule = part.rule as CompiledPercent | undefined
    if (rule === undefined) return []
    if (rule.exempt?.holds(part.scope, part.moment) === true) return []
    const base = selectLines(lines, rule.source.of, rule.source.except)
      .map((line) => ({ line, value: valueOnDays(line, part.period, rule) }))
      .filter((entry) => entry.value !== null) as BaseLine[]
    if (rule.source.one_line_per === 'base_line') {
      return base.flatMap((entry) => draftsOf(rule, part, [entry], intersection(entry.line, part.period) ?? part.period))
    }
    return draftsOf(rule, part, base, part.period)
  })
}

interface BaseLine {
  readonly line: RatedLine
  readonly value: Decimal
}

/** What of a line falls on the days: all of it, its days' share, or null where it has none of them. */
function valueOnDays(line: RatedLine, period: ServicePeriod, rule: CompiledPercent): Decimal | null {
  const shared = intersection(line, period)
  if (shared === undefined) return null
  const value = rule.conventions.percentBase === 'rounded' ? line.amount : line.exact
  const days = daysOf(shared)
  const own = daysOf(line)
  return days === own ? value : value.times(days).div(own)
}

function draftsOf(rule: CompiledPercent, part: Part, base: readonly BaseLine[], period: ServicePeriod): LineDraft[] {
  const { scope, moment } = part
  const trace = newTrace()
  addStep(trace, 'base_lines', {
    lines: base.map((entry) => `${entry.line.lineCode} ${settle(entry.value).toFixed()}`).join('; '),
  })
  const total = base.reduce<Decimal>((sum, entry) => sum.plus(entry.value), ZERO)
  const basePercent = rule.basePercent?.evaluate(scope, moment, trace) ?? null
  const counted = basePercent === null ? total : total.times(basePercent).div(100)
  if (counted.isZero() && rule.zeroLines !== 'print') return []
  const percent = rule.percent.evaluate(scope, moment, trace) ?? ZERO
  const exact = counted.times(percent).div(100)
  addStep(trace, 'percent', {
    percent: percent.toFixed(),
    base: settle(counted).toFixed(),
    ...(basePercent === null ? {} : { base_percent: basePercent.toFixed() }),
  })
  const bounded = withinBounds(rule, part, exact, trace)
  if (bounded.isZero() && percent.isZero() && rule.zeroLines !== 'print') return []
  return [
    {
      rule,
      lineCode: rule.source.line,
      label: rule.label,
      period,
      quantity: counted,
      unit: scope.facts.currency,
      rate: percent.div(100),
      exact: bounded,
      trace,
      scope,
      taxAuthority: rule.source.authority,
    },
  ]
}

function withinBounds(rule: CompiledPercent, part: Part, amount: Decimal, trace: Trace): Decimal {
  const factor = rule.source.bounds_per === 'month' ? monthsOfPeriod(part.scope, rule.conventions.months).value : ONE
  const bound = (value: CompiledPercent['atMost']): Decimal | null =>
    value?.evaluate(part.scope, part.moment, newTrace())?.times(factor) ?? null
  const most = bound(rule.atMost)
  const least = bound(rule.atLeast)
  let bounded = amount
  if (most !== null && bounded.gt(most)) bounded = most
  if (least !== null && bounded.lt(least)) bounded = least
  if (!bounded.eq(amount)) addStep(trace, 'bound', { amount: amount.toFixed(), bounded: decimal(bounded).toFixed() })
  return bounded
}

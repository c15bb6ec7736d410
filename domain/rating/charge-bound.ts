import { type Decimal, ONE, ZERO } from '../kernel/decimal.js'
import { type BoundAmount, excessOf, shortfallOf, yearlyBound } from './charge-bound-year.js'
import type { CompiledBound } from './compiled-rule.js'
import { type LineDraft, type RatedLine, selectLines } from './rated-line.js'
import { addStep, newTrace, type Trace } from './scope.js'
import type { Part } from './segments.js'
import { roundTo } from './tariff-rounding.js'
import { timeFactor } from './time-factor.js'

/**
 * The line by which a minimum or maximum takes effect, one for the whole period: what the covered lines (rounded) lack
 * of the minimum, the whole minimum where it is an adder, or what they exceed the maximum by (negative).
 */
export function boundLines(parts: readonly Part[], lines: readonly RatedLine[]): LineDraft[] {
  const active = parts.filter((part) => part.rule !== undefined)
  const last = active[active.length - 1]
  if (last === undefined) return []
  const rule = last.rule as CompiledBound
  const trace = newTrace()
  const exact = active.reduce<Decimal>((total, part) => total.plus(amountOfPart(part, trace)), ZERO)
  const rounding = rule.amountRounding === undefined ? (rule.conventions.lineRounding ?? null) : rule.amountRounding
  const covered = selectLines(lines, rule.source.of, rule.source.except)
  const sum = covered.reduce<Decimal>((total, line) => total.plus(line.amount), ZERO)
  addStep(trace, 'base_lines', { lines: covered.map((line) => `${line.lineCode} ${line.amount.toFixed()}`).join('; ') })
  const { amount, difference } =
    rule.source.per === 'year'
      ? yearlyBound(rule, last, { exact, rounding, covered: sum, trace })
      : boundOf(rule, roundTo(exact, rounding), sum)
  if (difference.isZero() && rule.zeroLines !== 'print') return []
  addStep(trace, rule.kind, {
    amount: amount.toFixed(),
    covered: sum.toFixed(),
    method: rule.source.method ?? 'floor',
    difference: difference.toFixed(),
  })
  const first = active[0] ?? last
  const period = { from: first.period.from, to: last.period.to }
  const unit = last.scope.facts.currency
  return [
    {
      rule,
      lineCode: rule.source.line,
      label: rule.label,
      period,
      quantity: ONE,
      unit,
      rate: difference,
      exact: difference,
      trace,
      scope: last.scope,
    },
  ]
}

function amountOfPart(part: Part, trace: Trace): Decimal {
  const rule = part.rule as CompiledBound
  const price = rule.amount.evaluate(part.scope, part.moment, trace) ?? ZERO
  // A bound on a year is compared with what the year came to by the end of the period.
  if (rule.source.per === 'year') return part.period.to === part.scope.facts.period.to ? price : ZERO
  return price.times(timeFactor(rule.source.per, part, rule.conventions, trace))
}

function boundOf(rule: CompiledBound, amount: Decimal, covered: Decimal): BoundAmount {
  return { amount, difference: rule.kind === 'maximum' ? excessOf(amount, covered) : shortfallOf(rule, amount, covered) }
}

import { type Decimal, decimal, ONE, ZERO } from '../kernel/decimal.js'
import { addMonths, type LocalDate, monthOf, yearOf } from '../kernel/local-date.js'
import { endOfMonthWithin } from './intervals/month-end.js'
import type { CompiledBound } from './compiled-rule.js'
import { type LineDraft, type RatedLine, selectLines } from './rated-line.js'
import { addStep, missing, newTrace, type Trace } from './scope.js'
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
  const amount = roundTo(exact, rounding)
  const covered = selectLines(lines, rule.source.of, rule.source.except)
  const sum = covered.reduce<Decimal>((total, line) => total.plus(line.amount), ZERO)
  addStep(trace, 'base_lines', { lines: covered.map((line) => `${line.lineCode} ${line.amount.toFixed()}`).join('; ') })
  const difference = rule.source.per === 'year' ? yearlyLine(rule, last, amount, sum, trace) : lineAmount(rule, amount, sum)
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

/** The line of a bound on a year, and what is handed on to the next period of it. */
function yearlyLine(rule: CompiledBound, part: Part, amount: Decimal, covered: Decimal, trace: Trace): Decimal {
  const { scope } = part
  const { period, carried } = scope.facts
  const known = carried?.[rule.id]
  const since = known?.['since'] ?? period.from
  const total = decimal(known?.['covered'] ?? '0').plus(covered)
  const ends = endOfMonthWithin(part, rule.source.year_ends_in ?? 12)
  addStep(trace, 'year_to_date', { since, before: known?.['covered'] ?? '0', total: total.toFixed() })
  const line =
    rule.kind === 'maximum'
      ? yearlyExcess(rule, part, amount, total)
      : ends === undefined
        ? ZERO
        : yearlyShortfall(rule, part, amount, total, addMonths(`${ends}-01`, -11), since)
  // A year that ended inside the period: the next one began on the day after, and the whole period counted for the one that ended.
  const begins = ends === undefined ? since : addMonths(`${ends}-01`, 1)
  const left = ends === undefined ? total.plus(rule.kind === 'maximum' ? line : ZERO) : ZERO
  scope.leaves.set(rule.id, begins > period.to ? {} : { since: begins, covered: left.toFixed() })
  return line
}

/** What the year lacks of its minimum, in the period in which it ends. Where a month of the year is not known it is refused. */
function yearlyShortfall(
  rule: CompiledBound,
  part: Part,
  amount: Decimal,
  total: Decimal,
  firstDay: LocalDate,
  since: LocalDate,
): Decimal {
  if (since > firstDay) {
    missing(part.scope, `charges of the year from ${firstDay}`)
    return ZERO
  }
  return rule.source.method === 'adder' ? lineAmount(rule, amount, total) : total.lt(amount) ? amount.minus(total) : ZERO
}

/**
 * What the year came to above its maximum by the end of this period; what earlier periods took off no longer counts. Refused where the
 * year began before the period and nothing is known of it, unless the agreement itself began with the period.
 */
function yearlyExcess(rule: CompiledBound, part: Part, amount: Decimal, total: Decimal): Decimal {
  const { period, carried, firstBill } = part.scope.facts
  const firstDay = firstDayOfYear(period.from, rule.source.year_ends_in ?? 12)
  if (carried?.[rule.id]?.['since'] === undefined && !firstBill && period.from > firstDay) {
    missing(part.scope, `charges of the year from ${firstDay}`)
    return ZERO
  }
  return total.gt(amount) ? amount.minus(total) : ZERO
}

/** First day of the year that holds a day and ends with a month. */
function firstDayOfYear(day: LocalDate, endMonth: number): LocalDate {
  const year = monthOf(day) > endMonth ? yearOf(day) : yearOf(day) - 1
  return addMonths(`${String(year).padStart(4, '0')}-${String(endMonth).padStart(2, '0')}-01`, 1)
}

function lineAmount(rule: CompiledBound, amount: Decimal, covered: Decimal): Decimal {
  if (rule.kind === 'maximum') return covered.gt(amount) ? amount.minus(covered) : ZERO
  if (rule.source.method === 'adder') return rule.source.add_when === 'always' || covered.lt(amount) ? amount : ZERO
  return covered.lt(amount) ? amount.minus(covered) : ZERO
}

import { type Decimal, decimal, ZERO } from '../kernel/decimal.js'
import { addDays, type LocalDate, yearOf } from '../kernel/local-date.js'
import { daysOf, intersection, type ServicePeriod } from '../kernel/service-period.js'
import type { CompiledPriced } from './compiled-rule.js'
import type { RatingFacts } from './facts.js'
import { dayOfYear } from './seasons.js'
import { addStep, problem, type Scope, type Trace } from './scope.js'
import type { TierCounter } from './tariff.js'

/**
 * Tiers whose limits are for a year (or half a year) while bills are monthly: each bill goes on where the earlier ones of the counter's
 * time stopped. What was used before comes from what the period before left, or from the bills themselves, so that a corrected bill
 * moves those after it.
 */

/** First day of the counter's time that a day lies in. */
export function counterStart(counter: TierCounter, day: LocalDate): LocalDate {
  const starts = counter.starts.flatMap((monthDay) => [dayOfYear(yearOf(day), monthDay), dayOfYear(yearOf(day) - 1, monthDay)])
  return (
    starts
      .filter((start) => start <= day)
      .sort()
      .at(-1) ?? day
  )
}

/** Days after the first of a period on which the counter begins anew. */
export function counterBorders(counter: TierCounter, period: ServicePeriod): LocalDate[] {
  const borders: LocalDate[] = []
  for (let year = yearOf(period.from); year <= yearOf(period.to); year++) {
    for (const monthDay of counter.starts) {
      const border = dayOfYear(year, monthDay)
      if (border > period.from && border <= period.to) borders.push(border)
    }
  }
  return borders
}

/** Use that counts before the first day of the period; a refusal where earlier bills of the counter's time are not known. */
export function usedBefore(rule: CompiledPriced, counter: TierCounter, scope: Scope, trace: Trace): Decimal {
  const { facts } = scope
  const since = counterStart(counter, facts.period.from)
  const used = since === facts.period.from ? ZERO : (carriedUse(rule, since, facts) ?? useOfEarlierBills(counter, since, scope))
  addStep(trace, 'counter', { since, used: used.toFixed(), unit: rule.unit ?? scope.unit })
  return used
}

function carriedUse(rule: CompiledPriced, since: LocalDate, facts: RatingFacts): Decimal | undefined {
  const entry = facts.carried?.[rule.id]
  if (entry?.['since'] === undefined || entry['used'] === undefined || entry['until'] !== addDays(facts.period.from, -1))
    return undefined
  return entry['since'] === since ? decimal(entry['used']) : ZERO
}

/** Billed quantities since the counter began, by days where a bill lies over its beginning. They must follow each other. */
function useOfEarlierBills(counter: TierCounter, since: LocalDate, scope: Scope): Decimal {
  const { facts } = scope
  const wanted = { from: since, to: addDays(facts.period.from, -1) }
  const earlier = facts.history
    .map((past) => ({ past, shared: intersection(past.period, wanted) }))
    .filter((entry) => entry.shared !== undefined)
    .sort((left, right) => (left.past.period.from < right.past.period.from ? -1 : 1))
  let known = earlier[0]?.shared?.from ?? facts.period.from
  const first = known
  let used = ZERO
  for (const { past, shared } of earlier) {
    if (shared === undefined) continue
    if (shared.from > known) return unknown(scope, known, addDays(shared.from, -1))
    used = used.plus(decimal(past.quantity).times(daysOf(shared)).div(daysOf(past.period)))
    if (shared.to >= known) known = addDays(shared.to, 1)
  }
  if (known <= wanted.to) return unknown(scope, known, wanted.to)
  const isBeginning = facts.firstBill || counter.without_history === 'zero'
  return first > since && !isBeginning ? unknown(scope, since, addDays(first, -1)) : used
}

function unknown(scope: Scope, from: LocalDate, to: LocalDate): Decimal {
  return problem(
    scope,
    'HISTORY_INCOMPLETE',
    'earlier bills',
    `the tiers count from bills of ${from} to ${to}, which are not known`,
  )
}

/** Leaves what was used to the next period. */
export function leaveCounter(rule: CompiledPriced, counter: TierCounter, scope: Scope, used: Decimal): void {
  const { to } = scope.facts.period
  scope.leaves.set(rule.id, { since: counterStart(counter, to), until: to, used: used.toFixed() })
}

import { type Decimal, decimal, ONE, ZERO } from '../kernel/decimal.js'
import { daysOf } from '../kernel/service-period.js'
import type { CompiledPriced } from './compiled-rule.js'
import { monthsOfPeriod } from './named-values.js'
import { addStep, newTrace, type Trace } from './scope.js'
import type { Part } from './segments.js'
import { roundingText, roundTo, settle } from './tariff-rounding.js'
import { shareOf } from './time-factor.js'

/**
 * Upper limits of the tiers for a part of the period, cumulative, null for the open one: limit × what it is multiplied
 * by × months (or days, or once per bill) × the part's share, rounded as the conventions say.
 */
export function limitsOfPart(rule: CompiledPriced, part: Part, trace: Trace): (Decimal | null)[] {
  return limitsFor(rule, part, scaleOfPart(rule, part), trace)
}

/** The limits for the whole period, by the prices and limits of one of its parts. */
export function limitsOfPeriod(rule: CompiledPriced, part: Part, trace: Trace): (Decimal | null)[] {
  const { facts } = part.scope
  return limitsFor(rule, part, scaleOfPart(rule, { ...part, period: facts.period, days: daysOf(facts.period) }), trace)
}

/** Limits of the time a counter runs: as they are stated, × what they are multiplied by, whatever the length of the bill. */
export function limitsOfCounter(rule: CompiledPriced, part: Part, trace: Trace): (Decimal | null)[] {
  return limitsFor(rule, part, ONE, trace)
}

/** What the last part has where it takes the rest of the limits: the period's limits less those of the other parts. */
export function remainingLimits(
  rule: CompiledPriced,
  part: Part,
  others: readonly (readonly (Decimal | null)[])[],
  trace: Trace,
): (Decimal | null)[] {
  return limitsOfPeriod(rule, part, trace).map((limit, index) =>
    limit === null ? null : others.reduce<Decimal>((rest, used) => rest.minus(used[index] ?? ZERO), limit),
  )
}

function scaleOfPart(rule: CompiledPriced, part: Part): Decimal {
  const choice = rule.conventions.tierLimits
  if (rule.kind !== 'usage' || choice === undefined) return ONE
  if (choice.per === 'day') return decimal(part.days)
  const months = choice.per === 'month' ? monthsOfPeriod(part.scope, rule.conventions.months).value : ONE
  if (choice.onSplit === 'full') return months
  if (rule.conventions.split?.shareRounding !== undefined && rule.conventions.split.shareRounding !== null) {
    return months.times(shareOf(part, rule.conventions))
  }
  const total = daysOf(part.scope.facts.period)
  return part.days === total ? months : months.times(part.days).div(total)
}

function limitsFor(rule: CompiledPriced, part: Part, scale: Decimal, trace: Trace): (Decimal | null)[] {
  const { scope, moment } = part
  const rounding = rule.conventions.tierLimits?.rounding ?? null
  const silent = newTrace()
  const times = rule.limitTimes.reduce<Decimal>(
    (product, value) => product.times(value.evaluate(scope, moment, silent) ?? ZERO),
    ONE,
  )
  const scaled = (value: Decimal): Decimal => roundTo(value.times(times).times(scale), rounding)
  let below = ZERO
  const limits = rule.tiers.map((tier, index) => {
    const own = tier.upTo?.evaluate(scope, moment, silent) ?? tier.width?.evaluate(scope, moment, silent) ?? null
    if (own === null) return null
    const limit = tier.width === undefined ? scaled(own) : below.plus(scaled(own))
    below = limit
    const figures: Record<string, string> = { tier: String(index + 1), stated: own.toFixed(), limit: limit.toFixed() }
    if (!times.eq(1)) figures.times = times.toFixed()
    if (!scale.eq(1)) figures.scale = settle(scale).toFixed()
    if (rounding !== null && !limit.eq(own)) figures.rounding = roundingText(rounding)
    addStep(trace, 'tier_limit', figures)
    return limit
  })
  return withoutDescent(limits)
}

/** Limits that rest on different facts (kWh beside kWh per kW) may cross: none lies above a later one, the smaller holds. */
function withoutDescent(limits: readonly (Decimal | null)[]): (Decimal | null)[] {
  let lowest: Decimal | null = null
  const held = [...limits]
  for (let index = held.length - 1; index >= 0; index--) {
    const limit = held[index] ?? null
    if (limit === null) continue
    if (lowest === null || limit.lt(lowest)) lowest = limit
    held[index] = lowest
  }
  return held
}

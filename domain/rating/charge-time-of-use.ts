import { type Decimal, ONE, ZERO } from '../kernel/decimal.js'
import { pricedLine } from './charge-priced.js'
import type { CompiledPeriod, CompiledTimeOfUse } from './compiled-rule.js'
import { bankEnergy, type PeriodEnergy } from './intervals/energy-bank.js'
import { chronologicalTiers } from './intervals/chronological-tiers.js'
import { energyOfPart } from './intervals/part-energy.js'
import type { LineDraft } from './rated-line.js'
import { addStep, appendTrace, newTrace, type Trace } from './scope.js'
import type { Part } from './segments.js'
import { settle } from './tariff-rounding.js'
import { limitsOfPart } from './tier-limits.js'
import { fillTiers } from './tiers.js'

/**
 * Lines of a charge by period of the day: energy of each part of the billing period as intervals counted it (or registers, by days),
 * net of what was given where the rule says so, in the tiers of each period.
 */
export function timeOfUseLines(parts: readonly Part[]): LineDraft[] {
  const active = parts.filter((part) => part.rule !== undefined)
  const energies = active.map((part) => energyOfPart(part.rule as CompiledTimeOfUse, part, parts))
  const banked = bankEnergy(active, energies)
  const lines = active.flatMap((part, index) => linesOfPart(part, banked.energies[index] ?? []))
  return [...lines, ...banked.lines]
}

function linesOfPart(part: Part, energies: readonly PeriodEnergy[]): LineDraft[] {
  const rule = part.rule as CompiledTimeOfUse
  const times = rule.times?.evaluate(part.scope, part.moment, newTrace()) ?? ONE
  const whole = energies.reduce<Decimal>((sum, energy) => sum.plus(energy.quantity), ZERO)
  const present = energies.filter((energy) => !energy.quantity.isZero()).length
  const chronological =
    rule.source.allocation === 'chronological' && present > 1 && rule.periods.some((period) => period.priced.tiered)
  const filled = chronological ? chronologicalTiers(rule, part, energies) : undefined
  return energies.flatMap((energy, index) => {
    const period = rule.periods[index]
    if (period === undefined) return []
    const trace = newTrace()
    appendTrace(trace, energy.trace)
    const share = rule.source.allocation === 'proportional' && present > 1 ? { of: whole, own: energy.quantity } : undefined
    return tiersOf(rule, part, period, energy.quantity, { times, share, filled: filled?.[index] }, trace)
  })
}

interface Filling {
  readonly times: Decimal
  /** Of proportional tiers: the limits are those of the whole × this share. */
  readonly share: { readonly of: Decimal; readonly own: Decimal } | undefined
  /** Quantities of the tiers, where they were filled in order of time. */
  readonly filled: readonly Decimal[] | undefined
}

function tiersOf(
  rule: CompiledTimeOfUse,
  part: Part,
  period: CompiledPeriod,
  quantity: Decimal,
  filling: Filling,
  trace: Trace,
): LineDraft[] {
  const { priced } = period
  if (!priced.tiered) return tierLine(rule, part, period, 0, quantity, filling.times, trace)
  if (quantity.isZero() && rule.zeroLines !== 'print') return []
  const limits = limitsOfPart(priced, part, trace)
  const { share } = filling
  if (share !== undefined) {
    addStep(trace, 'ladder_share', { period: period.name, quantity: share.own.toFixed(), of: share.of.toFixed() })
  }
  const own = share === undefined ? limits : limits.map((limit) => (limit === null ? null : shareOf(limit, share)))
  return (filling.filled ?? fillTiers(quantity, own)).flatMap((inTier, index) => {
    const tierTrace = newTrace()
    appendTrace(tierTrace, trace)
    addStep(tierTrace, 'tier', { tier: String(index + 1), quantity: settle(inTier).toFixed(), of_quantity: quantity.toFixed() })
    return tierLine(rule, part, period, index, inTier, filling.times, tierTrace)
  })
}

function shareOf(limit: Decimal, share: { readonly of: Decimal; readonly own: Decimal }): Decimal {
  return share.of.isZero() ? ZERO : limit.times(share.own).div(share.of)
}

function tierLine(
  rule: CompiledTimeOfUse,
  part: Part,
  period: CompiledPeriod,
  tier: number,
  quantity: Decimal,
  times: Decimal,
  trace: Trace,
): LineDraft[] {
  if (quantity.isZero() && rule.zeroLines !== 'print') return []
  const chosen = period.priced.tiers[tier]
  if (chosen === undefined) return []
  if (!times.eq(1)) addStep(trace, 'times', { times: times.toFixed(), unit: '' })
  const unit = rule.source.unit ?? part.scope.unit
  const drafts = pricedLine({
    rule: period.priced,
    part,
    tier: chosen,
    quantity: quantity.times(times),
    factor: null,
    unit,
    trace,
  })
  return drafts.map((draft) => ({ ...draft, rule }))
}

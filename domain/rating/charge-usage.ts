import { type Decimal, ZERO } from '../kernel/decimal.js'
import { daysOf } from '../kernel/service-period.js'
import type { CompiledPriced, CompiledTier } from './compiled-rule.js'
import { pricedLine } from './charge-priced.js'
import type { LineDraft } from './rated-line.js'
import { addStep, appendTrace, newTrace, type Trace } from './scope.js'
import type { Part } from './segments.js'
import { roundingText, roundTo, settle } from './tariff-rounding.js'
import { limitsOfPart, limitsOfPeriod, remainingLimits } from './tier-limits.js'
import { fillTiers, tierReached } from './tiers.js'
import { shareOf } from './time-factor.js'

interface UsagePart {
  readonly part: Part
  readonly rule: CompiledPriced
  /** Quantity of the whole period. */
  readonly whole: Decimal
  /** Quantity that falls on this part. */
  readonly own: Decimal
  readonly trace: Trace
}

/** Lines of a charge on use: spread evenly over the days where the period is divided, in tiers where it has them. */
export function usageLines(parts: readonly Part[]): LineDraft[] {
  const shares = divideQuantity(parts)
  const active = shares.filter((share) => share.part.rule !== undefined)
  const newest = active[active.length - 1]
  if (newest !== undefined && active.length > 1 && active.every((share) => share.rule.tiered)) {
    if (newest.rule.conventions.tiersOnSplit === 'whole_period') return tiersOfWholePeriod(active)
    if (newest.rule.conventions.tiersOnSplit === 'cumulative') return cumulativeTiers(active)
  }
  const limits: (readonly (Decimal | null)[])[] = []
  return active.flatMap((share, index) => {
    if (!share.rule.tiered) return tierLine(share, share.rule.tiers[0] as CompiledTier, share.own, newTrace())
    const trace = newTrace()
    const takesRest = share.rule.conventions.tierLimits?.remainder === 'last' && index > 0 && index === active.length - 1
    const own = takesRest ? remainingLimits(share.rule, share.part, limits, trace) : limitsOfPart(share.rule, share.part, trace)
    limits.push(own)
    return tierLines(share, own, share.own, trace)
  })
}

/** Each part's share of the quantity; what rounding leaves over goes to the part the conventions name. */
function divideQuantity(parts: readonly Part[]): UsagePart[] {
  const evaluated = parts.map((part) => {
    const rule = (part.rule ?? parts.find((other) => other.rule !== undefined)?.rule) as CompiledPriced | undefined
    const trace = newTrace()
    const whole = rule === undefined ? null : (rule.quantity?.evaluate(part.scope, part.moment, trace) ?? null)
    return { part, rule, whole, trace }
  })
  const known = evaluated.filter((entry) => entry.rule !== undefined && entry.whole !== null)
  if (parts.length === 1 || known.length === 0) {
    return known.map((entry) => ({
      ...entry,
      rule: entry.rule as CompiledPriced,
      whole: entry.whole ?? ZERO,
      own: entry.whole ?? ZERO,
    }))
  }
  const shares = known.map((entry) => {
    const rule = entry.rule as CompiledPriced
    const whole = entry.whole ?? ZERO
    return { part: entry.part, rule, whole, own: partOfQuantity(whole, entry.part, rule), trace: entry.trace }
  })
  const total = shares[0]?.whole ?? ZERO
  const remainder = shares[0]?.rule.conventions.split?.remainder ?? 'last'
  if (remainder !== 'none' && shares.length === parts.length && shares.every((share) => share.whole.eq(total))) {
    const index = remainder === 'last' ? shares.length - 1 : 0
    const others = shares.reduce((sum, share, at) => (at === index ? sum : sum.plus(share.own)), ZERO)
    const taker = shares[index]
    if (taker !== undefined) shares[index] = { ...taker, own: total.minus(others) }
  }
  for (const share of shares) splitStep(share, remainder)
  return shares
}

function partOfQuantity(whole: Decimal, part: Part, rule: CompiledPriced): Decimal {
  const split = rule.conventions.split
  if (split?.shareRounding !== undefined && split.shareRounding !== null) {
    return roundTo(whole.times(shareOf(part, rule.conventions)), split.quantityRounding)
  }
  return roundTo(whole.times(part.days).div(daysOf(part.scope.facts.period)), split?.quantityRounding ?? null)
}

function splitStep(share: UsagePart, remainder: string): void {
  const rounding = share.rule.conventions.split?.quantityRounding ?? null
  addStep(share.trace, 'split', {
    quantity: share.whole.toFixed(),
    days: String(share.part.days),
    of_days: String(daysOf(share.part.scope.facts.period)),
    from: share.part.period.from,
    to: share.part.period.to,
    part: settle(share.own).toFixed(),
    ...(rounding === null ? {} : { rounding: roundingText(rounding), remainder }),
  })
}

/** Tiers are filled with the whole period's use first; each tier's quantity is then spread over the parts by days. */
function tiersOfWholePeriod(shares: readonly UsagePart[]): LineDraft[] {
  const last = shares[shares.length - 1] as UsagePart
  const trace = newTrace()
  const limits = limitsOfPeriod(last.rule, last.part, trace)
  if (last.rule.pricing === 'all_units') return shares.flatMap((share) => allUnitsLine(share, limits, share.whole, trace))
  const filled = fillTiers(last.whole, limits)
  const drafts: LineDraft[] = []
  const left = [...filled]
  shares.forEach((share, index) => {
    share.rule.tiers.forEach((tier, tierIndex) => {
      const whole = filled[tierIndex] ?? ZERO
      const takesRest = index === shares.length - 1 && share.rule.conventions.split?.remainder !== 'none'
      const own = takesRest ? (left[tierIndex] ?? ZERO) : partOfQuantity(whole, share.part, share.rule)
      left[tierIndex] = (left[tierIndex] ?? ZERO).minus(own)
      const tierTrace = newTrace()
      appendTrace(tierTrace, trace)
      addStep(tierTrace, 'tier', { tier: String(tierIndex + 1), quantity: own.toFixed(), of_quantity: whole.toFixed() })
      drafts.push(...tierLine(share, tier, own, tierTrace))
    })
  })
  return drafts
}

/** One ladder for the period: each part goes on in the tiers where the part before it stopped. */
function cumulativeTiers(shares: readonly UsagePart[]): LineDraft[] {
  let used = ZERO
  return shares.flatMap((share) => {
    const trace = newTrace()
    const limits = limitsOfPeriod(share.rule, share.part, trace)
    if (share.rule.pricing === 'all_units') return allUnitsLine(share, limits, share.whole, trace)
    const before = fillTiers(used, limits)
    used = used.plus(share.own)
    return fillTiers(used, limits).flatMap((filled, index) => {
      const tier = share.rule.tiers[index]
      if (tier === undefined) return []
      const own = filled.minus(before[index] ?? ZERO)
      const tierTrace = newTrace()
      appendTrace(tierTrace, trace)
      addStep(tierTrace, 'tier', { tier: String(index + 1), quantity: own.toFixed(), of_quantity: share.own.toFixed() })
      return tierLine(share, tier, own, tierTrace)
    })
  })
}

function tierLines(share: UsagePart, limits: readonly (Decimal | null)[], quantity: Decimal, trace: Trace): LineDraft[] {
  if (share.rule.pricing === 'all_units') return allUnitsLine(share, limits, quantity, trace)
  return fillTiers(quantity, limits).flatMap((own, index) => {
    const tier = share.rule.tiers[index]
    if (tier === undefined) return []
    const tierTrace = newTrace()
    appendTrace(tierTrace, trace)
    addStep(tierTrace, 'tier', { tier: String(index + 1), quantity: own.toFixed(), of_quantity: quantity.toFixed() })
    return tierLine(share, tier, own, tierTrace)
  })
}

/** The price of the tier that `reached` lies in, for the whole quantity of the part. */
function allUnitsLine(share: UsagePart, limits: readonly (Decimal | null)[], reached: Decimal, trace: Trace): LineDraft[] {
  const index = tierReached(reached, limits, share.rule.conventions.tierBound ?? 'inclusive')
  const tier = share.rule.tiers[index]
  if (tier === undefined) return []
  const own = newTrace()
  appendTrace(own, trace)
  addStep(own, 'tier_reached', {
    tier: String(index + 1),
    quantity: reached.toFixed(),
    bound: share.rule.conventions.tierBound ?? 'inclusive',
  })
  return tierLine(share, tier, share.own, own)
}

function tierLine(share: UsagePart, tier: CompiledTier, quantity: Decimal, trace: Trace): LineDraft[] {
  if (quantity.isZero() && share.rule.zeroLines !== 'print') return []
  const whole = newTrace()
  appendTrace(whole, share.trace)
  appendTrace(whole, trace)
  return pricedLine({
    rule: share.rule,
    part: share.part,
    tier,
    quantity,
    factor: null,
    unit: share.rule.unit ?? share.part.scope.unit,
    trace: whole,
  })
}

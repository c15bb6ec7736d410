import { type Decimal, ZERO } from '../kernel/decimal.js'
import type { CompiledPriced, CompiledTier } from './compiled-rule.js'
import { pricedLine } from './charge-priced.js'
import { isSplitByReads, shareOfQuantity, splitOverParts, splitStep } from './quantity-split.js'
import type { LineDraft } from './rated-line.js'
import { addStep, appendTrace, newTrace, type Trace } from './scope.js'
import type { Part } from './segments.js'
import type { TierCounter } from './tariff.js'
import { counterStart, leaveCounter, usedBefore } from './tier-counter.js'
import { limitsOfCounter, limitsOfPart, limitsOfPeriod, remainingLimits } from './tier-limits.js'
import { fillTiers, tierReached } from './tiers.js'

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
  const counter = newest?.rule.counter
  if (newest !== undefined && counter !== undefined && newest.rule.tiered) return countedTiers(active, newest.rule, counter)
  if (newest !== undefined && active.length > 1 && active.every((share) => share.rule.tiered)) {
    if (newest.rule.conventions.tiersOnSplit === 'whole_period') return tiersOfWholePeriod(active, parts)
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

/** Each part with its share of the quantity. Where versions disagree on the quantity, each has its share of its own. */
function divideQuantity(parts: readonly Part[]): UsagePart[] {
  const anyRule = parts.find((part) => part.rule !== undefined)?.rule as CompiledPriced | undefined
  if (anyRule === undefined) return []
  const known: UsagePart[] = []
  for (const part of parts) {
    const rule = (part.rule as CompiledPriced | undefined) ?? anyRule
    const trace = newTrace()
    const whole = rule.quantity?.evaluate(part.scope, part.moment, trace) ?? null
    if (whole !== null) known.push({ part, rule, whole, own: whole, trace })
  }
  if (parts.length === 1) return known
  const total = known[0]?.whole ?? ZERO
  const isOne = known.length === parts.length && known.every((share) => share.whole.eq(total))
  const divided = isOne ? splitOverParts(total, parts, anyRule) : []
  const shares = known.map((share, index) => ({
    ...share,
    own: divided[index] ?? shareOfQuantity(share.whole, share.part, parts, share.rule),
  }))
  for (const share of shares) splitStep(share, isSplitByReads(parts, share.rule))
  return shares
}

/** Tiers are filled with the whole period's use first; each tier's quantity is then spread over the parts. */
function tiersOfWholePeriod(shares: readonly UsagePart[], parts: readonly Part[]): LineDraft[] {
  const last = shares[shares.length - 1] as UsagePart
  const trace = newTrace()
  const limits = limitsOfPeriod(last.rule, last.part, trace)
  if (last.rule.pricing === 'all_units') return shares.flatMap((share) => allUnitsLine(share, limits, share.whole, trace))
  const filled = fillTiers(last.whole, limits)
  const spread = filled.map((whole) => splitOverParts(whole, parts, last.rule))
  return shares.flatMap((share) =>
    share.rule.tiers.flatMap((tier, index) => {
      const own = spread[index]?.[parts.indexOf(share.part)] ?? ZERO
      const tierTrace = newTrace()
      appendTrace(tierTrace, trace)
      addStep(tierTrace, 'tier', {
        tier: String(index + 1),
        quantity: own.toFixed(),
        of_quantity: (filled[index] ?? ZERO).toFixed(),
      })
      return tierLine(share, tier, own, tierTrace)
    }),
  )
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

/** One ladder for as long as the counter runs: each part goes on where the part before it, or the bill before, stopped. */
function countedTiers(shares: readonly UsagePart[], rule: CompiledPriced, counter: TierCounter): LineDraft[] {
  const { scope } = (shares[0] as UsagePart).part
  const before = newTrace()
  let used = usedBefore(rule, counter, scope, before)
  const lines = shares.flatMap((share) => {
    const trace = newTrace()
    const { from } = share.part.period
    if (counterStart(counter, from) === from) {
      used = ZERO
      addStep(trace, 'counter', { since: from, used: '0', unit: rule.unit ?? scope.unit })
    } else appendTrace(trace, before)
    const limits = limitsOfCounter(share.rule, share.part, trace)
    const reached = used.plus(share.own)
    const filled = fillTiers(used, limits)
    used = reached
    if (share.rule.pricing === 'all_units') return allUnitsLine(share, limits, reached, trace)
    return fillTiers(reached, limits).flatMap((upTo, index) => {
      const tier = share.rule.tiers[index]
      if (tier === undefined) return []
      const own = upTo.minus(filled[index] ?? ZERO)
      const tierTrace = newTrace()
      appendTrace(tierTrace, trace)
      addStep(tierTrace, 'tier', { tier: String(index + 1), quantity: own.toFixed(), of_quantity: share.own.toFixed() })
      return tierLine(share, tier, own, tierTrace)
    })
  })
  leaveCounter(rule, counter, scope, used)
  return lines
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

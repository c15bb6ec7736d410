import { type Decimal, ONE } from '../kernel/decimal.js'
import { metersInPlaceOn } from '../metering/meters-in-place.js'
import { pricedLine } from './charge-priced.js'
import type { CompiledPriced, CompiledTier } from './compiled-rule.js'
import type { LineDraft } from './rated-line.js'
import { addStep, appendTrace, missing, newTrace, type Trace } from './scope.js'
import type { Part } from './segments.js'
import { limitsOfPart } from './tier-limits.js'
import { fillTiers, tierReached } from './tiers.js'
import { timeFactor } from './time-factor.js'

const UNIT_OF_PER = { month: 'month', day: 'day', year: 'year', bill: 'bill' } as const

/**
 * Lines of a charge on a level: something that is there for a time (a connection, carts, ERU, kW) and is not spread
 * over the days but charged for them. One line per part and tier; per meter where the rule says so.
 */
export function levelLines(parts: readonly Part[]): LineDraft[] {
  return parts.flatMap((part) => {
    const rule = part.rule as CompiledPriced | undefined
    if (rule === undefined) return []
    return rule.eachMeter ? linesOfEachMeter(rule, part) : linesOfPart(rule, part)
  })
}

function linesOfEachMeter(rule: CompiledPriced, part: Part): LineDraft[] {
  const meters = metersInPlaceOn(part.scope.facts.meters, part.moment.meter)
  if (meters.length === 0) {
    missing(part.scope, 'meter in place')
    return []
  }
  return meters.flatMap((meter) => {
    const scope = { ...part.scope, meterSize: meter.size ?? '', cache: new Map() }
    return linesOfPart(rule, { ...part, scope })
  })
}

function linesOfPart(rule: CompiledPriced, part: Part): LineDraft[] {
  const trace = newTrace()
  const quantity = rule.quantity === undefined ? ONE : rule.quantity.evaluate(part.scope, part.moment, trace)
  if (quantity === null) return []
  if (rule.quantity !== undefined) addStep(trace, 'times', { times: quantity.toFixed(), unit: rule.unit ?? '' })
  const factor = timeFactor(rule.per, part, rule.conventions, trace)
  const unit =
    rule.unit === undefined ? UNIT_OF_PER[rule.per] : rule.per === 'bill' ? rule.unit : `${rule.unit}-${UNIT_OF_PER[rule.per]}`
  const line = (tier: CompiledTier, own: Decimal, ownTrace: Trace): LineDraft[] => {
    if (own.times(factor).isZero() && rule.zeroLines === 'omit') return []
    return pricedLine({ rule, part, tier, quantity: own, factor, unit, trace: ownTrace })
  }
  if (!rule.tiered) return line(rule.tiers[0] as CompiledTier, quantity, trace)
  const limits = limitsOfPart(rule, part, trace)
  if (rule.pricing === 'all_units') {
    const bound = rule.conventions.tierBound ?? 'inclusive'
    const index = tierReached(quantity, limits, bound)
    addStep(trace, 'tier_reached', { tier: String(index + 1), quantity: quantity.toFixed(), bound })
    return line(rule.tiers[index] as CompiledTier, quantity, trace)
  }
  return fillTiers(quantity, limits).flatMap((own, index) => {
    const tier = rule.tiers[index]
    if (tier === undefined || own.isZero()) return []
    const tierTrace = newTrace()
    appendTrace(tierTrace, trace)
    addStep(tierTrace, 'tier', { tier: String(index + 1), quantity: own.toFixed(), of_quantity: quantity.toFixed() })
    return line(tier, own, tierTrace)
  })
}

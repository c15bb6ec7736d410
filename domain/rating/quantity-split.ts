import { type Decimal, ZERO } from '../kernel/decimal.js'
import { daysOf } from '../kernel/service-period.js'
import type { CompiledPriced } from './compiled-rule.js'
import { addStep, missing, type Trace } from './scope.js'
import type { Part } from './segments.js'
import { roundingText, roundTo, settle } from './tariff-rounding.js'
import { shareOf } from './time-factor.js'

/**
 * A quantity spread over all parts of a period, one figure per part, rounded as the rule's conventions say; the part they
 * name takes what rounding leaves over, so that the parts sum to the quantity.
 */
export function splitOverParts(whole: Decimal, parts: readonly Part[], rule: CompiledPriced): Decimal[] {
  const own = parts.map((part) => shareOfQuantity(whole, part, parts, rule))
  const remainder = rule.conventions.split?.remainder ?? 'last'
  if (remainder === 'none') return own
  const taker = remainder === 'last' ? own.length - 1 : 0
  const others = own.reduce((sum, part, index) => (index === taker ? sum : sum.plus(part)), ZERO)
  own[taker] = whole.minus(others)
  return own
}

/** The part's own share of a quantity: as metered where the rule asks for it and reads stand at every border, else by days. */
export function shareOfQuantity(whole: Decimal, part: Part, parts: readonly Part[], rule: CompiledPriced): Decimal {
  const { split } = rule.conventions
  const rounding = split?.quantityRounding ?? null
  const metered = split?.by === 'reads' || split?.by === 'intervals' ? meteredShare(whole, part, parts) : undefined
  if (metered === undefined && split?.by === 'intervals' && !whole.isZero()) return missing(part.scope, 'intervals')
  if (metered !== undefined) return roundTo(metered, rounding)
  if (split?.shareRounding !== undefined && split.shareRounding !== null) {
    return roundTo(whole.times(shareOf(part, rule.conventions)), rounding)
  }
  return roundTo(whole.times(part.days).div(daysOf(part.scope.facts.period)), rounding)
}

/** True where the parts of a rule are divided as the meter counted them. */
export function isSplitByReads(parts: readonly Part[], rule: CompiledPriced): boolean {
  const [first] = parts
  const by = rule.conventions.split?.by
  return (by === 'reads' || by === 'intervals') && first !== undefined && meteredShare(ZERO, first, parts) !== undefined
}

function meteredShare(whole: Decimal, part: Part, parts: readonly Part[]): Decimal | undefined {
  const { useOn } = part.scope.facts
  if (useOn === undefined) return undefined
  const uses = parts.map((other) => useOn(other.period))
  if (uses.some((use) => use === undefined)) return undefined
  const total = uses.reduce<Decimal>((sum, use) => sum.plus(use ?? ZERO), ZERO)
  const own = uses[parts.indexOf(part)]
  return total.isZero() || own === undefined ? undefined : whole.times(own).div(total)
}

/** What of a quantity falls on a part of the period, as a step of the part's lines. */
export function splitStep(
  share: {
    readonly part: Part
    readonly rule: CompiledPriced
    readonly whole: Decimal
    readonly own: Decimal
    readonly trace: Trace
  },
  byReads: boolean,
): void {
  const { split } = share.rule.conventions
  const rounding = split?.quantityRounding ?? null
  addStep(share.trace, 'split', {
    quantity: share.whole.toFixed(),
    ...(byReads ? {} : { days: String(share.part.days), of_days: String(daysOf(share.part.scope.facts.period)) }),
    from: share.part.period.from,
    to: share.part.period.to,
    part: settle(share.own).toFixed(),
    ...(rounding === null ? {} : { rounding: roundingText(rounding), remainder: split?.remainder ?? 'last' }),
  })
}

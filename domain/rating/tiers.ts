import { type Decimal, ZERO } from '../kernel/decimal.js'

/**
 * A quantity filled into tiers from below. `limits` are cumulative upper limits, null for the open last tier. The parts
 * sum to the quantity; a quantity below zero lies wholly in the first tier, so that a credit is given at its price.
 */
export function fillTiers(quantity: Decimal, limits: readonly (Decimal | null)[]): Decimal[] {
  if (quantity.isNegative()) return limits.map((_, index) => (index === 0 ? quantity : ZERO))
  let below = ZERO
  return limits.map((limit) => {
    const upTo = limit === null || quantity.lt(limit) ? quantity : limit
    const part = upTo.minus(below)
    if (part.lte(0)) return ZERO
    below = upTo
    return part
  })
}

/** Index of the tier whose price counts for the whole quantity; a quantity on a limit belongs to the tier below it where the bound is inclusive. */
export function tierReached(quantity: Decimal, limits: readonly (Decimal | null)[], bound: 'inclusive' | 'exclusive'): number {
  const index = limits.findIndex((limit) => limit === null || (bound === 'inclusive' ? quantity.lte(limit) : quantity.lt(limit)))
  return index === -1 ? limits.length - 1 : index
}

import type { Decimal } from '../kernel/decimal.js'
import { ZERO } from '../kernel/decimal.js'
import type { CompiledPriced, CompiledTier } from './compiled-rule.js'
import type { LineDraft } from './rated-line.js'
import { addStep, type Trace } from './scope.js'
import { settle } from './tariff-rounding.js'
import type { Part } from './segments.js'

export interface PricedQuantity {
  readonly rule: CompiledPriced
  readonly part: Part
  readonly tier: CompiledTier
  readonly quantity: Decimal
  /** Months, days …: a level (kW, carts) is charged for a time; null for use, which is charged once. */
  readonly factor: Decimal | null
  readonly unit: string
  readonly trace: Trace
}

/** Quantity × price (× time), as one line; no line for a tier that prints none. */
export function pricedLine(priced: PricedQuantity): LineDraft[] {
  const { rule, part, tier, factor, trace } = priced
  if (tier.line === undefined) return []
  const price = tier.price.evaluate(part.scope, part.moment, trace) ?? ZERO
  const quantity = factor === null ? priced.quantity : priced.quantity.times(factor)
  const exact = quantity.times(price)
  addStep(trace, 'price', {
    price: price.toFixed(),
    quantity: settle(quantity).toFixed(),
    unit: priced.unit,
    on: part.moment.price,
  })
  return [
    {
      rule,
      lineCode: tier.line,
      label: tier.label,
      period: part.period,
      quantity,
      unit: priced.unit,
      rate: price,
      exact,
      trace,
      scope: part.scope,
    },
  ]
}

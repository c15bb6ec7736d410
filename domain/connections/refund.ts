import { type Decimal, decimal, sum, ZERO } from '../kernel/decimal.js'
import { minorDigits } from '../kernel/money.js'
import { round } from '../kernel/rounding.js'
import type { ConnectionRules } from './connection-rules.js'
import type { QuoteLine } from './price-quote.js'
import { type ConnectionStage, isAfter } from './stages.js'

/** What remains charged when a connection is cancelled, and what goes back. All zero where nothing was accepted. */
export interface Refund {
  readonly keptSubtotal: Decimal
  readonly keptTax: Decimal
  readonly refunded: Decimal
}

/**
 * The share of each line of the accepted quote that is kept in this stage, rounded line by line, with its tax at the rate the quote
 * was taxed with. The rest goes back.
 */
export function refundOf(
  lines: readonly Pick<QuoteLine, 'kind' | 'amount' | 'unitPrice'>[],
  stage: ConnectionStage,
  rules: Pick<ConnectionRules, 'refund'>,
  currency: string,
): Refund {
  const rounding = { digits: minorDigits(currency), mode: 'half_up' } as const
  const rule = rules.refund.findLast(({ fromStage }) => stage === fromStage || isAfter(stage, fromStage))
  const keptOf = (line: Pick<QuoteLine, 'kind' | 'amount'>): Decimal =>
    line.kind === 'tax' || rule === undefined ? ZERO : round(line.amount.times(rule.keptPercent[line.kind]).div(100), rounding)
  const keptSubtotal = sum(lines.map(keptOf))
  const taxRate = lines.find(({ kind }) => kind === 'tax')?.unitPrice ?? decimal(0)
  const keptTax = round(keptSubtotal.times(taxRate), rounding)
  const total = sum(lines.map(({ amount }) => amount))
  return { keptSubtotal, keptTax, refunded: total.minus(keptSubtotal).minus(keptTax) }
}

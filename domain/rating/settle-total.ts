import { type Decimal, ZERO } from '../kernel/decimal.js'
import type { RatedLine } from './rated-line.js'
import { type Rounder, roundTo } from './tariff-rounding.js'

/**
 * Amounts of lines whose total is rounded once: the total of the exact lines is rounded, each line is shown in whole
 * minor units, and the largest line takes what its rounding leaves over. Nothing changes where `rounder` is null.
 */
export function settleTotal(lines: readonly RatedLine[], rounder: Rounder, digits: number, scope: string): RatedLine[] {
  const largest = largestIndex(lines)
  if (rounder === null || largest === -1) return [...lines]
  const exact = lines.reduce<Decimal>((sum, line) => sum.plus(line.amount), ZERO)
  const total = roundTo(exact, rounder)
  const shown = lines.map((line) => roundTo(line.amount, { digits, mode: 'half_up', step: null }))
  const difference = total.minus(shown.reduce<Decimal>((sum, amount) => sum.plus(amount), ZERO))
  return lines.map((line, index) => {
    const amount = shown[index] ?? ZERO
    if (index !== largest || difference.isZero()) return { ...line, amount }
    const figures = { scope, exact: exact.toFixed(), total: total.toFixed(), difference: difference.toFixed() }
    return { ...line, amount: amount.plus(difference), steps: [...line.steps, { step: 'settled_total', figures }] }
  })
}

function largestIndex(lines: readonly RatedLine[]): number {
  let largest = -1
  lines.forEach((line, index) => {
    const best = lines[largest]
    if (best === undefined || line.amount.abs().gt(best.amount.abs())) largest = index
  })
  return largest
}

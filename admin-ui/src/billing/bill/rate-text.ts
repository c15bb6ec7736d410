import { decimal, isDecimalText } from '../../../../domain/kernel/decimal.js'
import { numberText } from '../../presentation/money-text.js'

/** A price with at least two decimals (`28.40`, `−0.00215`); of a share of an amount, as percent (`3.873 %`). */
export function rateText(rate: string, isShare: boolean): string {
  if (!isDecimalText(rate)) return rate
  if (isShare) return `${numberText(decimal(rate).times(100).toFixed())} %`
  const value = decimal(rate)
  const digits = value.abs().toFixed(Math.max(2, value.decimalPlaces()))
  return `${value.isNegative() && !value.isZero() ? '−' : ''}${digits}`
}

/** True where the amount is no product: a minimum, or credits that are kept or used, stand as one of themselves. */
export function isPlainAmount(line: { readonly quantity: string; readonly rate: string; readonly amount: string }): boolean {
  return decimal(line.quantity).eq(1) && decimal(line.rate).abs().eq(decimal(line.amount).abs())
}

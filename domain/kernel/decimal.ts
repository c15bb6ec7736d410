import { Decimal as DecimalJs } from 'decimal.js'

/**
 * The project's own Decimal: 34 significant digits (as IEEE decimal128), so that no intermediate
 * product or quotient of a bill loses a digit that could matter. Nothing rounds implicitly to
 * cents: rounding is always an explicit call in `rounding.ts`, with the mode named by the rule.
 */
export const Decimal = DecimalJs.clone({ precision: 34, rounding: DecimalJs.ROUND_HALF_UP, toExpNeg: -30, toExpPos: 40 })
export type Decimal = DecimalJs

export const ZERO = new Decimal(0)
export const ONE = new Decimal(1)

/** A decimal from its plain text form (`-12.50`); no exponent, no thousands separator. Invalid text is a programmer error. */
export function decimal(text: string | number | Decimal): Decimal {
  return new Decimal(text)
}

/** Sum of any number of decimals; 0 for none. */
export function sum(values: Iterable<Decimal>): Decimal {
  let total: Decimal = ZERO
  for (const value of values) total = total.plus(value)
  return total
}

/** True where the text is a plain decimal number: digits, an optional minus sign and decimal point. */
export function isDecimalText(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text)
}

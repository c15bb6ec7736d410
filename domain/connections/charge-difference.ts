import type { Decimal } from '../kernel/decimal.js'

/** What a quote posts: its charges and its tax. */
export interface QuoteSums {
  readonly subtotal: Decimal
  readonly tax: Decimal
}

/** What is posted when a quote takes the place of one that was accepted before: positive is charged, negative credited. */
export function differenceOf(now: QuoteSums, before: QuoteSums | undefined): QuoteSums & { readonly total: Decimal } {
  const subtotal = before === undefined ? now.subtotal : now.subtotal.minus(before.subtotal)
  const tax = before === undefined ? now.tax : now.tax.minus(before.tax)
  return { subtotal, tax, total: subtotal.plus(tax) }
}

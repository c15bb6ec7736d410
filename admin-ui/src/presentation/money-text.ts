import { Decimal, isDecimalText } from '../../../domain/kernel/decimal.js'
import { minorDigits } from '../../../domain/kernel/money.js'

const SYMBOLS: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£', CAD: 'CA$', AUD: 'A$', JPY: '¥' }

/** Thousands by a comma, the digits after the point as they are. */
function grouped(digits: string): string {
  const [whole = '0', fraction] = digits.split('.')
  const thousands = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return fraction === undefined ? thousands : `${thousands}.${fraction}`
}

/**
 * `-$1,234.50`: the currency's sign or code, its digits, thousands separated, a true minus in front of a negative amount.
 * `amount` is the decimal text of the API; anything else is shown as it came.
 */
export function moneyText(amount: string, currency = 'USD'): string {
  if (!isDecimalText(amount)) return amount
  const value = new Decimal(amount)
  const digits = grouped(value.abs().toFixed(minorDigits(currency)))
  const sign = value.isNegative() && !value.isZero() ? '−' : ''
  const symbol = SYMBOLS[currency]
  return symbol === undefined ? `${sign}${digits} ${currency}` : `${sign}${symbol}${digits}`
}

/** True where the text is an amount below zero. */
export function isNegative(amount: string): boolean {
  return isDecimalText(amount) && new Decimal(amount).isNegative() && !new Decimal(amount).isZero()
}

/** A count or a plain decimal with thousands separated: `1,234`, `12,345.5`. */
export function numberText(value: string | number): string {
  const text = String(value)
  if (!isDecimalText(text)) return text
  const number = new Decimal(text)
  return `${number.isNegative() ? '−' : ''}${grouped(number.abs().toFixed())}`
}

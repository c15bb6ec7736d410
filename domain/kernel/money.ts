import { Decimal, isDecimalText, ZERO } from './decimal.js'
import { invariant } from './invariant.js'

/** ISO 4217 code. Every ledger entry, bill and payment carries the one it is stated in. */
export type Currency = string

/** An amount with its currency. Amounts of different currencies never meet: the operations refuse it. */
export interface Money {
  readonly amount: Decimal
  readonly currency: Currency
}

/** Minor-unit digits of the currencies that do not have two. */
const MINOR_DIGITS: Record<string, number> = { JPY: 0, KRW: 0, CLP: 0, ISK: 0, KWD: 3, BHD: 3, OMR: 3, JOD: 3, TND: 3 }

/** Digits after the decimal point that an amount of this currency may have. */
export function minorDigits(currency: Currency): number {
  return MINOR_DIGITS[currency] ?? 2
}

/** An amount that must already be a whole number of minor units: money is never silently rounded here. */
export function money(amount: string | Decimal, currency: Currency): Money {
  const value = new Decimal(amount)
  invariant(value.isFinite() && value.decimalPlaces() <= minorDigits(currency), 'money must be whole minor units', {
    amount: value.toFixed(),
    currency,
  })
  return { amount: value, currency }
}

export function addMoney(left: Money, right: Money): Money {
  invariant(left.currency === right.currency, 'amounts of two currencies cannot be added', {
    left: left.currency,
    right: right.currency,
  })
  return { amount: left.amount.plus(right.amount), currency: left.currency }
}

export function noMoney(currency: Currency): Money {
  return { amount: ZERO, currency }
}

/** The form in which amounts travel in JSON and CSV: `-1234.50`, always with the currency's digits. */
export function amountText(amount: Decimal, currency: Currency = 'USD'): string {
  const text = amount.toFixed(minorDigits(currency))
  return /^-0(\.0+)?$/.test(text) ? text.slice(1) : text
}

/** True where the text is an amount with at most the currency's digits. */
export function isAmountText(text: string, currency: Currency = 'USD'): boolean {
  return isDecimalText(text) && new Decimal(text).decimalPlaces() <= minorDigits(currency)
}

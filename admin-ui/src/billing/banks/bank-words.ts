import { Decimal } from '../../../../domain/kernel/decimal.js'
import { moneyText } from '../../presentation/money-text.js'
import { quantityText } from '../../presentation/quantity-text.js'

const KINDS: Readonly<Record<string, string>> = {
  opening: 'Brought over',
  generated: 'Generated',
  used: 'Used',
  cashed_out: 'Paid out',
  expired: 'Expired',
  adjusted: 'Adjusted',
}

/** What an entry of a bank is; a mirror takes back what a cancelled bill did. */
export function bankKindText(kind: string, isMirror: boolean): string {
  const word = KINDS[kind] ?? kind
  return isMirror ? `${word}, taken back` : word
}

/** A currency has three capitals; anything else is a quantity. */
const CURRENCY = /^[A-Z]{3}$/

/** `120.5 kWh` or `$12.50`, with at most three decimals of a quantity. */
export function bankFigure(value: string, unit: string): string {
  if (CURRENCY.test(unit)) return moneyText(new Decimal(value).toFixed(2), unit)
  const [whole = '0', decimals = ''] = value.split('.')
  // A figure and its unit stay on one line.
  return quantityText(decimals === '' ? whole : `${whole}.${decimals.slice(0, 3)}`, unit).replace(' ', '\u00a0')
}

/** `Energy, off`: the bank, and the period of the day where it has one for each. */
export function bankName(bank: { readonly label: string; readonly period: string | null }): string {
  return bank.period === null ? bank.label : `${bank.label}, ${bank.period}`
}

import type { OwnAgreementJson } from '../../../api/renewables/public-contract.js'
import { moneyText } from '../texts/words.js'
import type { Language } from '../texts/words.js'

/** A bank as its customer sees it. */
export type OwnBank = OwnAgreementJson['banks'][number]

/** A currency has three capitals; anything else is a quantity. */
const CURRENCY = /^[A-Z]{3}$/

/** `120.5 kWh` or `$12.50`, with two decimals of a quantity at most; figure and unit stay on one line. */
export function figureText(value: string, unit: string, language: Language): string {
  if (isMoney(unit)) return moneyText(value, unit, language)
  return `${numberText(value, language)}\u00a0${unit}`
}

export function numberText(value: string, language: Language): string {
  const locale = language === 'es' ? 'es-US' : 'en-US'
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(Number(value))
}

/** A day as short as a column has room for: `Jun 30, 2026`. */
export function shortDay(day: string, language: Language): string {
  return dayFormat(language).format(atMidnight(day))
}

/** Days of a bill as short as a column has room for: `Jun 1 – 30, 2026`. */
export function shortDays(from: string, to: string, language: Language): string {
  return dayFormat(language).formatRange(atMidnight(from), atMidnight(to))
}

function dayFormat(language: Language): Intl.DateTimeFormat {
  const locale = language === 'es' ? 'es-US' : 'en-US'
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
}

function atMidnight(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

/** A figure of a column whose head has the unit: money has its sign all the same. */
export function columnText(value: string, unit: string, language: Language): string {
  return isMoney(unit) ? moneyText(value, unit, language) : numberText(value, language)
}

export function isMoney(unit: string): boolean {
  return CURRENCY.test(unit)
}

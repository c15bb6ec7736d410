import { Decimal } from '../kernel/decimal.js'
import { daysBetween, type LocalDate, monthOf, yearOf } from '../kernel/local-date.js'
import { minorDigits } from '../kernel/money.js'
import { round } from '../kernel/rounding.js'
import type { BillDocumentLine, BillDocumentSegment } from './bill-document.js'
import type { BillTexts } from './bill-texts.js'

/** The typographic minus: screen readers say it, and it is as wide as a digit. */
const MINUS = '\u2212'
const EN_DASH = '\u2013'

/** Signs put before the figure; any other currency is printed with its code, `CHF 12.00`. */
const CURRENCY_SIGNS: Readonly<Record<string, string>> = {
  USD: '$',
  CAD: '$',
  AUD: '$',
  NZD: '$',
  EUR: '€',
  GBP: '£',
  INR: '₹',
  KRW: '₩',
}

/** Digits with thousands separators; the sign is left to the caller. */
function grouped(digits: string, texts: BillTexts): string {
  const [whole = '0', fraction] = digits.split('.')
  const separated = whole.replace(/\B(?=(\d{3})+$)/g, texts.numbers.group)
  return fraction === undefined ? separated : `${separated}${texts.numbers.decimal}${fraction}`
}

/** `12 Aug 2026`. */
export function formatDate(date: LocalDate, texts: BillTexts): string {
  return `${formatDay(date, texts)} ${yearOf(date)}`
}

/** `12 Aug`. */
export function formatDay(date: LocalDate, texts: BillTexts): string {
  return `${Number(date.slice(8, 10))} ${texts.months[monthOf(date) - 1]}`
}

/** `12 Aug – 11 Sep 2026`; the parts both dates share are said once. */
export function formatDates(from: LocalDate, to: LocalDate, texts: BillTexts): string {
  if (from === to) return formatDate(to, texts)
  if (yearOf(from) !== yearOf(to)) return `${formatDate(from, texts)} ${EN_DASH} ${formatDate(to, texts)}`
  if (monthOf(from) !== monthOf(to)) return `${formatDay(from, texts)} ${EN_DASH} ${formatDate(to, texts)}`
  return `${Number(from.slice(8, 10))} ${EN_DASH} ${formatDate(to, texts)}`
}

/** `12 Aug – 11 Sep 2026 (31 days)`. */
export function formatPeriod(from: LocalDate, to: LocalDate, days: number, texts: BillTexts): string {
  return `${formatDates(from, to, texts)} (${texts.days(days)})`
}

/** `$1,234.56`, `−$5.00`: the currency's digits, minus sign in front. */
export function formatMoney(amount: string, currency: string, texts: BillTexts): string {
  return signed(
    round(new Decimal(amount), { digits: minorDigits(currency), mode: 'half_up' }).toFixed(minorDigits(currency)),
    currency,
    texts,
  )
}

/** `$0.1456913`: a price, with all the digits it has and at least the currency's. */
export function formatPrice(rate: string, currency: string, texts: BillTexts): string {
  const value = new Decimal(rate)
  return signed(value.toFixed(Math.max(value.decimalPlaces(), minorDigits(currency))), currency, texts)
}

function signed(figure: string, currency: string, texts: BillTexts): string {
  const digits = figure.replace('-', '')
  const sign = figure.startsWith('-') && /[1-9]/.test(digits) ? MINUS : ''
  return `${sign}${currencySign(currency)}${grouped(digits, texts)}`
}

/** `$`, or `CHF ` where no sign is known. */
export function currencySign(currency: string): string {
  return CURRENCY_SIGNS[currency] ?? `${currency} `
}

/** Digits of a quantity that are printed; the amount was computed from all it has. */
const QUANTITY_DIGITS = 6

/** `1,198` or `10.452`: at most six digits after the point, and none that say nothing. */
export function formatQuantity(quantity: string, texts: BillTexts): string {
  const value = round(new Decimal(quantity), { digits: QUANTITY_DIGITS, mode: 'half_up' })
  return `${value.isNegative() && !value.isZero() ? MINUS : ''}${grouped(value.abs().toFixed(), texts)}`
}

/** A quantity to exactly so many digits after the point, half up: for averages, which are shown and never charged. */
export function formatRounded(value: Decimal, digits: number, texts: BillTexts): string {
  const figure = round(value, { digits, mode: 'half_up' }).toFixed(digits)
  return `${/^-.*[1-9]/.test(figure) ? MINUS : ''}${grouped(figure.replace('-', ''), texts)}`
}

/** `10.452 ccf`. */
export function formatMeasure(quantity: string, unit: string, texts: BillTexts): string {
  return `${formatQuantity(quantity, texts)} ${texts.unit(unit, isOne(quantity))}`
}

/** `6%`, `3.873%`, `−50%`, from a share (0.06). */
export function formatShare(share: string, texts: BillTexts): string {
  return `${formatQuantity(new Decimal(share).times(100).toFixed(), texts)}%`
}

function isOne(quantity: string): boolean {
  return new Decimal(quantity).equals(1)
}

/** What stands in the quantity and rate columns of a line; both empty for an amount that is not a product. */
export interface LineFactors {
  readonly quantity: string
  readonly rate: string
}

/**
 * Quantity and rate of a line so that a reader can multiply them. A part of a month is said in the days it comes
 * from (`6 of 31 days`), since nobody recognises 0.193548 months; a share of an amount is said in per cent.
 */
export function formatFactors(
  line: BillDocumentLine,
  segment: BillDocumentSegment,
  currency: string,
  texts: BillTexts,
): LineFactors {
  if (line.unit === currency) {
    if (isOne(line.quantity) && new Decimal(line.rate).abs().equals(new Decimal(line.amount).abs()))
      return { quantity: '', rate: '' }
    return { quantity: formatMoney(line.quantity, currency, texts), rate: formatShare(line.rate, texts) }
  }
  const rate = texts.ratePer(formatPrice(line.rate, currency, texts), texts.unit(line.unit, true))
  const part = line.unit === 'month' ? partOfMonth(line, segment, texts) : undefined
  return { quantity: part ?? formatMeasure(line.quantity, line.unit, texts), rate }
}

/**
 * `6 of 31 days` where the quantity is the line's days ÷ the period's days, `17/30 months` where it is their 30th part;
 * undefined where it is neither. Whether the printed end of a period is its last day or the day after follows from the
 * period's own days.
 */
function partOfMonth(line: BillDocumentLine, segment: BillDocumentSegment, texts: BillTexts): string | undefined {
  if (new Decimal(line.quantity).isInteger()) return undefined
  const lastDayIncluded = segment.days - daysBetween(segment.periodFrom, segment.periodTo)
  const days = daysBetween(line.from, line.to) + lastDayIncluded
  const isPartOf = (whole: number) => new Decimal(days).dividedBy(whole).minus(line.quantity).abs().lessThan('0.000001')
  if (isPartOf(segment.days)) return texts.daysOf(days, segment.days)
  return isPartOf(30) ? texts.thirtiethsOfMonth(days) : undefined
}

import { monthOf, yearOf } from '../kernel/local-date.js'
import { MONTH_NAMES } from '../kernel/month-names.js'

/** A day as one says it: `September 4, 2026`. */
export function spokenDay(day: string | undefined): string {
  if (day === undefined) return ''
  return `${MONTH_NAMES[monthOf(day) - 1]} ${Number(day.slice(8, 10))}, ${yearOf(day)}`
}

/** `August 5 to September 4, 2026`; the year of the first day only where it differs. */
export function spokenDays(from: string | undefined, to: string | undefined): string {
  if (from === undefined || to === undefined) return ''
  const first = yearOf(from) === yearOf(to) ? spokenDay(from).replace(/, \d+$/, '') : spokenDay(from)
  return `${first} to ${spokenDay(to)}`
}

const SPOKEN_DECIMALS = 6

/** A figure with at most six decimals, an ellipsis where it has more, and commas for thousands. */
export function spokenNumber(text: string | undefined): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text ?? '')
  if (match === null) return text ?? ''
  const [, sign, whole, decimals] = match
  const shown = decimals === undefined ? '' : `.${decimals.slice(0, SPOKEN_DECIMALS)}`
  return `${sign}${(whole ?? '').replace(/\B(?=(\d{3})+$)/g, ',')}${shown}${(decimals?.length ?? 0) > SPOKEN_DECIMALS ? '…' : ''}`
}

/** An amount or price: at least two decimals. */
export function spokenAmount(text: string | undefined): string {
  const number = spokenNumber(text)
  const decimals = number.includes('.') ? (number.split('.')[1]?.length ?? 0) : 0
  if (!/^-?[\d,]+(\.\d+)?$/.test(number) || decimals >= 2) return number
  return `${number}${decimals === 0 ? '.' : ''}${'0'.repeat(2 - decimals)}`
}

/** `a, b and c`. */
export function spokenList(entries: readonly string[]): string {
  return entries.length < 2 ? (entries[0] ?? '') : `${entries.slice(0, -1).join(', ')} and ${entries[entries.length - 1]}`
}

/** A name as words: `winter_volume` → `winter volume`. */
export function spokenName(name: string | undefined): string {
  return (name ?? '').replaceAll('_', ' ')
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

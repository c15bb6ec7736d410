import { isDecimalText } from '../../../../domain/kernel/decimal.js'
import { isLocalDate } from '../../../../domain/kernel/local-date.js'
import { dayText } from '../../presentation/date-text.js'
import { numberText } from '../../presentation/money-text.js'

export interface FactRow {
  readonly label: string
  readonly text: string
}

/** The figures behind a sentence as names and values; what is nested becomes one line of its own parts. */
export function factRows(facts: unknown): FactRow[] {
  if (typeof facts !== 'object' || facts === null || Array.isArray(facts)) return []
  return Object.entries(facts)
    .filter(([name]) => name !== HITS)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => ({ label: nameText(name), text: valueText(value) }))
}

/** Every hit of the checks on the account, the one it is parked for first. */
const HITS = 'hits'

export interface Hit {
  readonly code: string
  readonly sentence: string
}

/** What the checks found besides the reason the account is parked for. */
export function otherHits(facts: unknown): Hit[] {
  if (typeof facts !== 'object' || facts === null || !(HITS in facts) || !Array.isArray(facts[HITS])) return []
  return (facts[HITS] as readonly unknown[]).slice(1).filter(isHit)
}

function isHit(value: unknown): value is Hit {
  return typeof value === 'object' && value !== null && 'code' in value && 'sentence' in value
}

/** `meanOfTwelve`, `mean_of_twelve` → `Mean of twelve`. */
function nameText(name: string): string {
  const words = name
    .replaceAll('_', ' ')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function valueText(value: unknown): string {
  if (typeof value === 'string') return plainText(value)
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.map(valueText).join('; ')
  if (typeof value === 'object' && value !== null) {
    return factRows(value)
      .map((row) => `${row.label.toLowerCase()} ${row.text}`)
      .join(', ')
  }
  return ''
}

/** Days and numbers in the form of the house; a code (`no_closing_read`) as words. */
function plainText(value: string): string {
  if (isLocalDate(value)) return dayText(value)
  if (isDecimalText(value)) return numberText(value)
  return /^[a-z]+(_[a-z]+)+$/.test(value) ? value.replaceAll('_', ' ') : value
}

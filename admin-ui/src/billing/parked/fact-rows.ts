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
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => ({ label: nameText(name), text: valueText(value) }))
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
  if (typeof value === 'string') return isLocalDate(value) ? dayText(value) : isDecimalText(value) ? numberText(value) : value
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

import { createContext } from 'react'
import { type JsonObject, textAt } from './tariff-text.js'

/** First day of the rules that are edited: where a value that is to change from a day on begins. */
export const FirstDay = createContext('')

/** What the tariff counts in: `ccf`, `kWh`. */
export const TariffUnit = createContext('')

/** What a rule counts in, where it counts anything: its own unit, or the tariff's. */
export function unitOfRule(rule: JsonObject, ofTariff: string): string {
  const own = textAt(rule, ['unit'])
  switch (rule['kind']) {
    case 'usage':
    case 'time_of_use':
      return own || ofTariff
    case 'demand':
      return own || 'kW'
    default:
      return own
  }
}

/** `Price per ccf`, `Price a month`, and for what is demanded a month `Price per kW and month`. */
export function priceLabel(rule: JsonObject, ofTariff: string): string {
  const unit = unitOfRule(rule, ofTariff)
  const per = textAt(rule, ['per'])
  if (rule['kind'] === 'fixed') return per === '' ? 'Price' : `Price a ${per}`
  const by = rule['kind'] === 'demand' && per !== '' && per !== 'bill' ? ` and ${per}` : ''
  return unit === '' ? 'Price' : `Price per ${unit}${by}`
}

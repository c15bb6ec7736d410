import { stateText } from './state-tone.js'

/** Services in the order in which people name them. */
const ORDER = ['water', 'sewer', 'electric', 'gas', 'stormwater', 'refuse', 'lighting']

export function serviceText(service: string): string {
  return stateText(service)
}

export function byServiceOrder(left: string, right: string): number {
  return ORDER.indexOf(left) - ORDER.indexOf(right)
}

import { stateText } from './state-tone.js'

/** The name of a field as people read it: `statedAccount` → `Stated account`. */
export function fieldText(field: string): string {
  return stateText(field.replaceAll(/([A-Z])/g, '_$1'))
}

import { stateText } from '../presentation/state-tone.js'

const KINDS: Readonly<Record<string, string>> = { actual: 'Actual', estimated: 'Estimated', customer: 'Given by the customer' }
const SOURCES: Readonly<Record<string, string>> = {
  handheld: 'Handheld',
  amr: 'Drive-by radio',
  move: 'Move in or out',
  estimate: 'Estimate',
  phone: 'Telephone',
  web: 'Web',
  card: 'Card',
  correction: 'Correction',
  meter_file: 'Meter file',
  remote: 'Read from afar',
}

export const readKindText = (kind: string): string => KINDS[kind] ?? stateText(kind)
export const readSourceText = (source: string): string => SOURCES[source] ?? stateText(source)

import type { FlowDirection, Quality } from '../meter-record.js'

// Codes of NAESB REQ.21 (ESPI), after IEC 61968-9.

/** `uom` and its printed name, as the unit table knows it. */
export const UOM: Readonly<Record<string, string>> = {
  '5': 'A',
  '29': 'V',
  '38': 'W',
  '42': 'm3',
  '61': 'VA',
  '63': 'var',
  '65': 'pf',
  '71': 'VAh',
  '72': 'Wh',
  '73': 'varh',
  '119': 'ft3',
  '128': 'gal',
  '132': 'Btu',
  '134': 'L',
  '169': 'therm',
}

/** `flowDirection`: 0 none said, 1 forward, 19 reverse. Net and total of both directions are not taken. */
export const FLOW: Readonly<Record<string, FlowDirection>> = {
  '': 'delivered',
  '0': 'delivered',
  '1': 'delivered',
  '19': 'received',
}

/** `accumulationBehaviour` of a register that counts up: bulk, continuous, cumulative, summation. */
export const CUMULATIVE = new Set(['1', '2', '3', '9'])

const QUALITIES: Readonly<Record<string, Quality>> = {
  '0': 'A',
  '7': 'F',
  '8': 'E',
  '9': 'E',
  '11': 'A',
  '12': 'E',
  '14': 'A',
  '15': 'A',
  '17': 'A',
  '18': 'A',
  '19': 'A',
}

/** `ReadingQuality`; questionable, mixed and other, and none, are not said. */
export function qualityOfEspi(code: string): Quality {
  return QUALITIES[code] ?? 'U'
}

/** `phase` of a whole meter: none said, ABC with and without neutral, both legs of a split phase. */
const WHOLE_PHASES = new Set(['', '0', '224', '225', '768', '769'])
/** `dataQualifier` of what was counted: none said, normal. Averages, maxima and minima are other channels. */
const COUNTED = new Set(['', '0', '12'])

/**
 * What sets a type apart from the total of its usage point, as a suffix of the channel (`-tou2`): period of use, critical peak, tier, phase,
 * or a statistic. Empty for the total.
 */
export function partOfType(type: Readonly<Record<string, string>>): string {
  const { tou = '', cpp = '', consumptionTier = '', phase = '', dataQualifier = '' } = type
  const isSaid = (value: string): boolean => value !== '' && value !== '0'
  return [
    isSaid(tou) ? `-tou${tou}` : '',
    isSaid(cpp) ? `-cpp${cpp}` : '',
    isSaid(consumptionTier) ? `-tier${consumptionTier}` : '',
    WHOLE_PHASES.has(phase) ? '' : `-phase${phase}`,
    COUNTED.has(dataQualifier) ? '' : `-qualifier${dataQualifier}`,
  ].join('')
}

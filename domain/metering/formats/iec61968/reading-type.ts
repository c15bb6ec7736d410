import type { FlowDirection, Quality } from '../meter-record.js'

/** What a dotted reading type of IEC 61968-9 (18 numbers, annex C) says. */
export interface ReadingType {
  /** Seconds of an interval; 0 where it has none. */
  readonly seconds: number
  readonly isCumulative: boolean
  readonly direction: FlowDirection
  /** Printed unit with its prefix, as the unit table knows it: `kWh`. */
  readonly printedUnit: string
  /** Of one tariff period, tier or phase, beside the total of them. */
  readonly isPart: boolean
}

const SECONDS: Readonly<Record<string, number>> = {
  '0': 0,
  '1': 600,
  '2': 900,
  '3': 60,
  '4': 86_400,
  '5': 1800,
  '6': 300,
  '7': 3600,
  '10': 120,
  '14': 180,
  '31': 1200,
}
const UNITS: Readonly<Record<string, string>> = {
  '5': 'A',
  '29': 'V',
  '38': 'W',
  '42': 'm3',
  '61': 'VA',
  '63': 'var',
  '71': 'VAh',
  '72': 'Wh',
  '73': 'varh',
  '119': 'ft3',
  '128': 'gal',
  '134': 'L',
  '169': 'therm',
}
const PREFIX: Readonly<Record<string, string>> = { '0': '', '3': 'k', '6': 'M', '9': 'G' }
/** Phases that stand for the whole of a meter: none said, all of three, both legs of a split one. */
const WHOLE_PHASES = new Set(['0', '224', '225', '768', '769'])

// 1 forward, 15 quadrant 1 and 16 quadrant 2 (with forward reactive energy), 19 reverse, 17 and 18 quadrants 3 and 4.
const FLOW: Readonly<Record<string, FlowDirection>> = {
  '0': 'delivered',
  '1': 'delivered',
  '15': 'delivered',
  '16': 'delivered',
  '17': 'received',
  '18': 'received',
  '19': 'received',
}
const CUMULATIVE = new Set(['1', '2', '3', '9'])
const DELTA = new Set(['4', '6', '12', '0'])

/** Undefined where the type has another form, or is of a kind that is not taken. */
export function readReadingType(text: string): ReadingType | undefined {
  const parts = text.split('.')
  if (parts.length !== 18 || parts.some((part) => !/^\d{1,4}$/.test(part))) return undefined
  const [, , period = '', accumulation = '', flow = ''] = parts
  const seconds = SECONDS[period]
  const direction = FLOW[flow]
  const unit = UNITS[parts[16] ?? '']
  const prefix = PREFIX[parts[15] ?? '']
  if (seconds === undefined || direction === undefined || unit === undefined || prefix === undefined) return undefined
  if (!CUMULATIVE.has(accumulation) && !DELTA.has(accumulation)) return undefined
  const [tariff, peak, tier, phase] = parts.slice(11, 15)
  const isPart = [tariff, peak, tier].some((part) => part !== '0') || !WHOLE_PHASES.has(phase ?? '0')
  return { seconds, isCumulative: CUMULATIVE.has(accumulation), direction, printedUnit: `${prefix}${unit}`, isPart }
}

/** `system.category.index`: category 0 valid, 7 edited, 8 estimated, 10 questionable; the others tell of the way, not of the value. */
export function qualityOfIec(types: readonly string[]): Quality {
  const categories = types.map((type) => type.split('.')[1])
  if (categories.includes('8')) return 'E'
  if (categories.includes('7')) return 'F'
  if (categories.includes('10') || categories.includes('5')) return 'U'
  return categories.includes('0') ? 'A' : 'U'
}

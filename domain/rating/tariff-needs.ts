import { UNIT_OF_PEAK } from './intervals/peak.js'
import type { TariffFile } from './tariff.js'

/** What a tariff asks of an agreement beyond reads and earlier bills, so that only this is loaded. */
export interface TariffNeeds {
  /** Some figure rests on what was counted interval by interval. */
  readonly intervals: boolean
  /** Whole months before the period whose peaks count. */
  readonly peakMonths: number
  /** Days before the period whose intervals count: the usual use a rebate is measured against. */
  readonly daysBefore: number
  /** It leaves something to the next period: a bank, a sum of the year, a counter, peaks. */
  readonly carries: boolean
  /** Some quantity names registers, which intervals do not stand in for. */
  readonly namedRegisters: boolean
  /** Some figure rests on shares of generators elsewhere. */
  readonly shares: boolean
  /** Lists of announced events it asks for. */
  readonly events: readonly string[]
  /** Whose use, or winter average, it rests on. */
  readonly useOf: readonly UseNeed[]
}

/** Use of a service that some quantity asks for. */
export interface UseNeed {
  readonly service: string
  /** Codes of the tariffs whose use alone counts; undefined: any. */
  readonly onlyTariffs: readonly string[] | undefined
}

/** Days without an event are looked for this far back. */
const BASELINE_DAYS = 61

/** Reads the needs off a tariff file, every version of it. `scheduled`: lists of events that its schedules know. */
export function needsOf(file: TariffFile, scheduled: ReadonlySet<string> = new Set()): TariffNeeds {
  const lists = new Set<string>()
  const useOf: UseNeed[] = []
  const needs: Noted = { intervals: false, peakMonths: 0, daysBefore: 0, carries: false, namedRegisters: false, shares: false }
  for (const version of file.versions) {
    for (const rule of version.rules) {
      if (rule.kind === 'time_of_use') {
        const own = Object.values(rule.periods).some((period) => period.quantity === undefined)
        if (own && rule.of !== 'shared') needs.intervals = true
        if (rule.of === 'shared' || rule.with_shares === true) needs.shares = true
        if (rule.bank !== undefined) needs.carries = true
      }
      if (rule.kind === 'credit_bank') needs.carries = true
      if ('counter' in rule && rule.counter !== undefined) needs.carries = true
      if ((rule.kind === 'minimum' || rule.kind === 'maximum') && rule.per === 'year') needs.carries = true
    }
    visit(version, (part) => {
      noteOperation(part, needs)
      noteUse(part, useOf)
      if (typeof part['during'] === 'string' && typeof part['take'] === 'string') lists.add(part['during'])
    })
  }
  visit(file.billed_quantity, (part) => noteUse(part, useOf))
  // Without intervals no schedule is asked: registers count by period themselves.
  if (needs.intervals) for (const list of scheduled) lists.add(list)
  return { ...needs, events: [...lists].sort(), useOf }
}

function noteUse(part: Readonly<Record<string, unknown>>, useOf: UseNeed[]): void {
  const service = part['use_of'] ?? part['winter_average_of']
  if (typeof service === 'string') useOf.push({ service, onlyTariffs: part['only_tariffs'] as UseNeed['onlyTariffs'] })
}

type Noted = { -readonly [Key in Exclude<keyof TariffNeeds, 'events' | 'useOf'>]: TariffNeeds[Key] }

function noteOperation(part: Readonly<Record<string, unknown>>, needs: Noted): void {
  if (Array.isArray(part['registers'])) needs.namedRegisters = true
  if (part['shared_generation'] === 'period') needs.shares = true
  if (typeof part['peak'] === 'string' && part['peak'] in UNIT_OF_PEAK) {
    needs.intervals = true
    const earlier = part['earlier'] as { readonly months?: number } | undefined
    if (earlier !== undefined) {
      needs.carries = true
      needs.peakMonths = Math.max(needs.peakMonths, earlier.months ?? 0)
    }
  }
  if (part['power_factor'] === 'period' || (part['use_in'] !== undefined && part['schedule'] !== undefined))
    needs.intervals = true
  if (typeof part['during'] === 'string' && typeof part['take'] === 'string') {
    needs.intervals = true
    if (part['take'] === 'below_baseline') needs.daysBefore = BASELINE_DAYS
  }
}

function visit(part: unknown, see: (part: Readonly<Record<string, unknown>>) => void): void {
  if (part === null || typeof part !== 'object') return
  if (!Array.isArray(part)) see(part as Readonly<Record<string, unknown>>)
  for (const value of Object.values(part)) visit(value, see)
}

import { KNOWN_ATTRIBUTES } from '../../../domain/rating/known-attributes.js'
import type { Conventions } from '../../../domain/rating/tariff.js'
import { readTariffFile } from '../read-tariff-file.js'
import type { RateAssumption } from '../rate-check/contract.js'
import type { Translation, TranslationInput } from './translator.js'

/** What stands where the settings of a utility otherwise do, when a tariff is tried by itself. */
export const CHECK_CONVENTIONS: Conventions = {
  line_rounding: { digits: 2, mode: 'half_up' },
  months: { method: 'calendar_months' },
  year: 'twelfths',
  price_change: 'split',
  split: { quantity_rounding: 'none', remainder: 'last' },
  tier_limits: { per: 'month', rounding: 'none' },
  tier_bound: 'inclusive',
}

/** Reads a tariff of our own. Conventions the tariff itself does not state are those of `CHECK_CONVENTIONS`, or of the utility's settings. */
export function translatePenstock(input: TranslationInput, settings?: Conventions): Translation {
  const conventions = settings ?? CHECK_CONVENTIONS
  const reading = readTariffFile(input.text, conventions)
  const nothing = { groups: {}, determinants: {}, conventions }
  if (!reading.ok) {
    const refusals = reading.problems.map((problem) => ({
      code: problem.code,
      field: problem.path,
      message: `line ${problem.line}, column ${problem.column}: ${problem.message}`,
    }))
    return { ...nothing, tariff: undefined, assumptions: [], refusals }
  }
  const stated = new Set(Object.keys(reading.tariff.conventions ?? {}))
  const assumptions: RateAssumption[] = Object.entries(settings === undefined ? conventions : {})
    .filter(([name]) => !stated.has(name))
    .map(([option, value]) => ({
      option,
      value: typeof value === 'string' ? value : JSON.stringify(value),
      why: 'neither the tariff nor settings state it; a rule or version that states its own goes before',
    }))
  const declared = new Set([...Object.keys(reading.tariff.attributes ?? {}), ...Object.keys(KNOWN_ATTRIBUTES)])
  for (const [written, value] of Object.entries(input.attributes)) {
    // cart_count@2026-08-15 is what cart_count becomes on that day.
    const name = written.replace(/@.*$/, '')
    if (!declared.has(name))
      assumptions.push({ option: `attribute ${name}`, value, why: 'given, but the tariff knows no such name' })
  }
  return { ...nothing, tariff: reading.tariff, assumptions, refusals: [] }
}

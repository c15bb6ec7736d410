import type { RoundingMode } from '../kernel/rounding.js'
import type { LocalDate } from '../kernel/local-date.js'

/**
 * Why a line is what it is, as plain data that is stored with it: `explainLine` turns it into sentences. Steps are in
 * the order of the calculation; their figures are exact decimal text.
 */
export interface LineDerivation {
  readonly tariff: string
  /** First day of the tariff version that was applied. */
  readonly version: LocalDate
  readonly rule: string
  /** Ids of the reads the quantity rests on; install and removal reads have none. */
  readonly reads: readonly number[]
  readonly steps: readonly DerivationStep[]
  readonly unrounded: string
  readonly rounding: { readonly digits: number; readonly mode: RoundingMode } | null
}

/** One step: what was done, and the figures it was done with. The keys of `figures` are fixed per step name. */
export interface DerivationStep {
  readonly step: string
  readonly figures: Readonly<Record<string, string>>
}

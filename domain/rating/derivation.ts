import type { LocalDate } from '../kernel/local-date.js'
import type { RoundingMode } from '../kernel/rounding.js'

/** What a step of a calculation may be; `explainLine` has a sentence for each. */
export const STEP_NAMES = [
  'register',
  'demand_register',
  'use',
  'stated_use',
  'interval_energy',
  'period_energy',
  'event_hours',
  'net_energy',
  'kept_energy',
  'generation_share',
  'peak',
  'power_factor',
  'bank',
  'credit_bank',
  'cash_out',
  'year_to_date',
  'first_year',
  'ladder_share',
  'unit_conversion',
  'attribute',
  'quantity',
  'operation',
  'use_of',
  'winter_average',
  'winter_default',
  'past',
  'months',
  'days',
  'year',
  'share',
  'split',
  'counter',
  'tier_limit',
  'tier',
  'tier_reached',
  'price',
  'times',
  'percent',
  'base_lines',
  'minimum',
  'maximum',
  'bound',
  'limited',
  'allocated',
  'settled_total',
] as const
export type StepName = (typeof STEP_NAMES)[number]

/** One step: what was done, and the figures it was done with (exact decimal text, days, names). */
export interface DerivationStep {
  readonly step: StepName
  readonly figures: Readonly<Record<string, string>>
}

/**
 * Why a line is what it is, as plain data that is stored with it: `explainLine` turns it into sentences. Steps are in
 * the order of the calculation.
 */
export interface LineDerivation {
  readonly tariff: string
  /** First day of the tariff version that was applied. */
  readonly version: LocalDate
  readonly rule: string
  /** Ids of the reads the quantity rests on; install and removal reads have none. */
  readonly reads: readonly number[]
  readonly steps: readonly DerivationStep[]
  /** The amount before rounding. */
  readonly unrounded: string
  /** null: the line itself is not rounded (the agreement's or the bill's total is). */
  readonly rounding: { readonly digits: number; readonly mode: RoundingMode } | null
}

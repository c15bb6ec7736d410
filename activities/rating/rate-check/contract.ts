import type { LineDerivation } from '../../../domain/rating/derivation.js'
import type { CarriedState } from '../../../domain/rating/carried-state.js'

/** What is tried: texts of files, so that the command, the API and the console ask the same. */
export interface RateCheckRequest {
  /** Penstock's tariff JSON, an OpenEI URDB object, or an OWRS YAML file; told apart by what is in it. */
  readonly tariff: string
  /** CSV of intervals or totals. */
  readonly usage: string
  /** First day of the period. */
  readonly from: string
  /** The day AFTER the last one. */
  readonly to: string
  /** JSON with holidays and events. */
  readonly calendar?: string
  /** Facts about the customer a tariff asks for: `meter_size`, `customer_class` … */
  readonly attributes: Readonly<Record<string, string>>
  /** CSV of earlier bills: `start,end,quantity[,kw]`. */
  readonly accountHistory?: string
  /** Choices the file leaves open. */
  readonly options: Readonly<Record<string, string>>
  /** `monthly`: cut into calendar months, each with what the one before left. */
  readonly period?: 'monthly'
  /** JSON of an earlier answer's state. */
  readonly state?: string
  /** Shares of generators elsewhere that belong to the customer. Left out: not known; a tariff that credits shares is then refused. */
  readonly shares?: readonly GivenShare[]
  /** Parts of the energy given at this place that belong to others. */
  readonly givenAway?: readonly GivenPart[]
}

/** So many percent, from a first day to a last one, both included; without them on all days. */
export interface GivenPart {
  /** Above 0, at most 100: decimal text. */
  readonly percent: string
  readonly from?: string
  readonly to?: string
}

/** A share of what a generator gave. */
export interface GivenShare extends GivenPart {
  /** How the derivation names it. */
  readonly generator: string
  /** CSV of intervals or totals as a usage file has them: what its meters counted. */
  readonly generation: string
}

/** Why something cannot be rated; where it is a member of a file, `field` is its path. */
export interface RateRefusal {
  readonly code: string
  readonly field: string
  readonly message: string
  /** The period it was met in, where it is one of several. */
  readonly period?: string
}

/** A choice that the file leaves open, as it was taken; `option` sets it. */
export interface RateAssumption {
  readonly option: string
  readonly value: string
  readonly why: string
}

export interface RatedLineJson {
  readonly code: string
  readonly label: string
  readonly quantity: string
  readonly unit: string
  readonly rate: string
  readonly amount: string
  /** First and last day, both included. */
  readonly from: string
  readonly to: string
  readonly group: LineGroup
  readonly derivation: LineDerivation
}

export const LINE_GROUPS = ['energy', 'demandFlat', 'demandTou', 'fixed', 'minimum', 'credit', 'taxes', 'other'] as const
export type LineGroup = (typeof LINE_GROUPS)[number]

/** One rated period. Amounts are decimal text; those of lines are unrounded where the tariff says so. `to` is the day after the last. */
export interface RatedPeriodJson {
  readonly from: string
  readonly to: string
  readonly lines: readonly RatedLineJson[]
  readonly energy: string
  readonly demand: string
  readonly demandFlat: string
  readonly demandTou: string
  readonly fixed: string
  readonly minimum: string
  /** Positive: it reduces the bill. */
  readonly credit: string
  readonly taxes: string
  readonly other: string
  /** The sum of the lines before the total is rounded. */
  readonly unrounded: string
  readonly total: string
  readonly determinants: Readonly<Record<string, string | Readonly<Record<string, string>>>>
  readonly carried: CarriedState
}

export interface RateCheckAnswer {
  readonly periods: readonly RatedPeriodJson[]
  readonly refusals: readonly RateRefusal[]
  readonly assumptions: readonly RateAssumption[]
  readonly format: 'penstock' | 'urdb' | 'owrs' | null
  /** What the last period leaves to the next: hand it in as `state`. */
  readonly state: RateState
}

export interface RateState {
  /** First day that is not rated yet. */
  readonly next: string
  readonly carried: CarriedState
}

import type { Decimal } from '../kernel/decimal.js'
import type { RegisterUse } from '../metering/consumption.js'
import type { ServicePeriod } from '../kernel/service-period.js'
import type { IntervalSeries } from './intervals/interval-series.js'

/** What a generator gave to the grid, as its own meters say it. */
export interface Generation {
  /** How a derivation names it: `SUN-1, Brook Street array`. */
  readonly generator: string
  /** Which way its meter counts generation: as energy given, or as energy "taken" of a meter that counts nothing else. */
  readonly direction: 'delivered' | 'received'
  /** What the meters counted interval by interval. */
  readonly intervals?: IntervalSeries
  /** Why there is no series. */
  readonly problem?: { readonly message: string }
  /** What reads at both borders of some days tell; undefined where no read stands there. */
  readonly readsOn?: (days: ServicePeriod) => ReadGeneration | undefined
}

export interface ReadGeneration {
  readonly quantity: Decimal
  readonly unit: string
  /** Its registers with the reads, where they are known. */
  readonly registers?: readonly RegisterUse[]
}

/** A part of what a generator gave that belongs to an agreement, on the days of its period on which the share holds. */
export type GenerationShare = PercentShare | QuantityShare

export interface PercentShare {
  readonly generation: Generation
  /** Above 0, at most 100: decimal text. */
  readonly percent: string
  /** Both included, inside the period that is billed. */
  readonly days: ServicePeriod
}

export interface QuantityShare {
  readonly generation: Generation
  /** kWh of all the days together; of every hour in which something was given it is the same part. */
  readonly quantity: string
  /** Both included, inside the period that is billed. */
  readonly days: ServicePeriod
}

/** What of the energy given at a place is credited to other agreements, so that the place itself has the rest. */
export type GivenAway = GivenPercent | GivenQuantity

export interface GivenPercent {
  readonly percent: string
  /** Both included. */
  readonly days: ServicePeriod
}

/** kWh of the whole period that went to others: the same part of every hour in which something was given. */
export interface GivenQuantity {
  readonly quantity: string
  /** To whom, as a derivation says it. */
  readonly to: string
  readonly days: ServicePeriod
}

import type { Decimal } from '../../kernel/decimal.js'
import type { LocalDate } from '../../kernel/local-date.js'
import type { Quality } from '../formats/meter-record.js'

/** What a meter told for some days: a register's use, or the intervals of a channel, before anybody has accepted it. */
export interface Measurement {
  /** First and last day, both included. */
  readonly from: LocalDate
  readonly to: LocalDate
  /** The use of the days, multiplier applied; null where it is not known (a read that is missing). */
  readonly quantity: Decimal | null
  readonly unit: string
  /** The multiplier that was applied, decimal text. */
  readonly multiplier: string
  readonly quality: Quality
  /** Of a channel that counts intervals. */
  readonly intervals?: MeasuredIntervals
}

export interface MeasuredIntervals {
  /** Start of the first interval, in seconds since 1970. */
  readonly startsAt: number
  readonly seconds: number
  /** null: not measured. */
  readonly values: readonly (Decimal | null)[]
}

/** What is known of the register and its surroundings when a measurement is judged. */
export interface MeasurementSurroundings {
  readonly register: RegisterExpectation
  /** Measurements of the same register or channel that were accepted before, oldest first; their days end before this one's. */
  readonly earlier: readonly Measurement[]
  /** What was accepted for the very same days before. */
  readonly accepted?: Measurement
  /** Other registers and channels of the meter, by name: the use of the same days, null where nothing came for them. */
  readonly siblings: ReadonlyMap<string, Decimal | null>
  /** Days (first and last included) on which the service point had no supply. */
  readonly outages: readonly { readonly from: LocalDate; readonly to: LocalDate }[]
  /** What check meters and the meters beside them counted between the same reads, or on the same day; empty where there is none. */
  readonly checks: readonly CheckComparison[]
  /** How many measurements in a row before this one were estimated. */
  readonly estimatedInARow: number
}

/** What a check meter and the meter beside it counted; days first and last included. */
export interface CheckComparison {
  readonly from: LocalDate
  readonly to: LocalDate
  readonly parentMeterId: string
  readonly childMeterId: string
  readonly parentUse: Decimal
  readonly childUse: Decimal
  readonly unit: string
  /** Percent of the parent's use, decimal text. */
  readonly tolerancePercent: string
}

export interface RegisterExpectation {
  readonly unit: string
  readonly multiplier: string
  /** Length of its intervals; undefined for a register that is read. */
  readonly seconds?: number
  readonly status: 'active' | 'off' | 'removed' | 'not_linked'
  /** It counts what is given back too, and may run backwards. */
  readonly mayBeNegative: boolean
}

/** What is odd about a measurement, as a sentence with its figures. */
export interface Oddity {
  readonly sentence: string
  readonly figures: Readonly<Record<string, string>>
}

/** The intervals that were measured. */
export function known(measurement: Measurement): Decimal[] {
  return (measurement.intervals?.values ?? []).filter((value) => value !== null)
}

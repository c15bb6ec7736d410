import type { Decimal } from '../kernel/decimal.js'
import type { LocalDate } from '../kernel/local-date.js'
import type { ServicePeriod } from '../kernel/service-period.js'
import type { RegisterUse } from '../metering/consumption.js'
import type { MeterInPlace } from '../metering/meters-in-place.js'
import type { ReadDay } from '../metering/read-day.js'
import type { AttributeChange, Attributes } from './attributes.js'
import type { CarriedState } from './carried-state.js'
import type { GenerationShare, GivenAway } from './generation-share.js'
import type { EventCalendar } from './intervals/events.js'
import type { IntervalSeries } from './intervals/interval-series.js'

/** Everything a tariff may ask about one agreement and one period. Periods have both days included. */
export interface RatingFacts {
  readonly period: ServicePeriod
  readonly readDay: ReadDay
  readonly accountingDate: LocalDate
  readonly currency: string
  readonly firstBill: boolean
  readonly finalBill: boolean
  /** Of account, premise, service point and agreement; where two have the same name the nearer one, in that order. */
  readonly attributes: Attributes
  /** What becomes another value inside the period, oldest first; `attributes` holds what was before. */
  readonly attributeChanges?: readonly AttributeChange[]
  readonly meters: readonly MeterInPlace[]
  readonly registers: readonly RegisterUse[]
  /** What is not known of meters that belong to the use (parts of a compound, sub-meters that are taken off): there is no use without it. */
  readonly missingParts?: readonly string[]
  /** What the meter counted interval by interval; it may reach back before the period. */
  readonly intervals?: IntervalSeries
  /** The same by place, where meters of several places are billed together: for tariffs that add the peaks of each. */
  readonly placeIntervals?: readonly IntervalSeries[]
  /** Why there is no series though the meter counts in intervals: said where a rule asks for them. */
  readonly intervalsProblem?: { readonly code: RatingCode; readonly message: string }
  /** Shares of generators elsewhere that belong to the agreement; undefined: not known, which is not the same as none. */
  readonly shares?: readonly GenerationShare[]
  /** Shares of the generator at this place that belong to other agreements. */
  readonly givenAway?: readonly GivenAway[]
  /** Hours that were announced: critical peaks, peaks of the supplier. */
  readonly events?: EventCalendar
  /** Use somebody states instead of reads (a tariff tried on a quantity). */
  readonly stated?: readonly StatedUse[]
  /** What earlier periods left to this one: banks, sums of the year. undefined: not known, which is not the same as nothing. */
  readonly carried?: CarriedState
  /** Metered use of some days of the period, in the registers' unit; undefined where no read stands at their borders. */
  readonly useOn?: (days: ServicePeriod) => Decimal | undefined
  /** Earlier billed periods of the agreement. */
  readonly history: readonly PastPeriod[]
  /** Metered demand of an earlier billed period of the agreement; undefined where nothing tells. */
  readonly demandOf: (past: PastPeriod) => Decimal | undefined
  /** The account's agreements of metered services, with their use in this bill. */
  readonly related: readonly RelatedAgreement[]
}

/** Use that was stated for the period, without a meter behind it. */
export interface StatedUse {
  readonly role: 'consumption' | 'demand'
  readonly direction: 'delivered' | 'received'
  readonly quantity: Decimal
  readonly unit: string
}

/** One agreement on one earlier bill. */
export interface PastPeriod {
  readonly period: ServicePeriod
  readonly quantity: string
  readonly unit: string
  readonly demand?: string
}

/** An agreement whose use or history another one may rest on (sewer on water). */
export interface RelatedAgreement {
  readonly agreementId: string
  readonly service: string
  readonly tariffCode: string
  readonly samePremise: boolean
  /** Of another account that had the service before: only its history counts, and only where a tariff asks for the premise. */
  readonly otherAccount: boolean
  /** Its bills were not loaded: a tariff that asks for the premise must not take them for none. */
  readonly historyUnknown?: true
  /** What is billed of it in this bill. */
  readonly current?: {
    readonly period: ServicePeriod
    readonly quantity: Decimal
    readonly unit: string
    readonly reads: readonly number[]
  }
  readonly history: readonly PastPeriod[]
}

export type RatingCode =
  | 'MISSING_DETERMINANT'
  | 'NO_TABLE_ROW'
  | 'NO_PRICE_IN_FORCE'
  | 'UNIT_CONVERSION_MISSING'
  | 'NOT_A_NUMBER'
  | 'DIVISION_BY_ZERO'
  | 'NO_WINTER_AVERAGE'
  | 'INTERVALS_INCOMPLETE'
  | 'HISTORY_INCOMPLETE'
  | 'INTERVAL_TOO_LONG'
  | 'INTERVALS_UNUSABLE'
  | 'TIER_LADDERS_DIFFER'

/** Why a tariff cannot say what a period costs. */
export interface RatingProblem {
  readonly code: RatingCode
  /** The missing name, the table's key, the unit. */
  readonly name: string
  readonly message: string
}

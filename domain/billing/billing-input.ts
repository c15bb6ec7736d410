import type { LocalDate } from '../kernel/local-date.js'
import type { ServicePeriod } from '../kernel/service-period.js'
import type { Aggregation } from './aggregation.js'
import type { InstalledRegister, ReadKind } from '../metering/installed-register.js'
import type { PlaceRelations } from '../metering/relations/place-consumption.js'
import type { AttributeChange, Attributes } from '../rating/attributes.js'
import type { BankMovement } from '../rating/bank-movement.js'
import type { CarriedState } from '../rating/carried-state.js'
import type { ChargeLine } from '../rating/charge-line.js'
import type { RatingCode } from '../rating/facts.js'
import type { GivenAway } from '../rating/generation-share.js'
import type { EventCalendar } from '../rating/intervals/events.js'
import type { IntervalSeries } from '../rating/intervals/interval-series.js'

/**
 * Everything `billAccount` reads about one account, and what it answers: plain data, ids and decimals as text, days as
 * `YYYY-MM-DD`. Every period here is in the internal convention (first and last day of service BOTH included); what a
 * utility prints is converted at the edge by `printedPeriod` and `servicePeriodFromPrinted` of the utility's settings.
 */
export interface AccountInput {
  readonly accountId: string
  readonly billCycle: string
  /**
   * Facts of the account and of its main customer: customer_class, tax_exempt, low_income_discount, life_support,
   * senior, and any other the utility keeps.
   */
  readonly attributes: Attributes
  /** All agreements of the account but cancelled ones; stopped ones too, with their history. */
  readonly agreements: readonly AgreementInput[]
  /** Each service point one of the agreements is at, once. */
  readonly servicePoints: readonly ServicePointInput[]
  /** Each premise one of the service points is at, once. */
  readonly premises: readonly PremiseInput[]
  /** Agreements whose meters are billed together, on whatever days. */
  readonly aggregations?: readonly Aggregation[]
  /** Checks an operator has exempted for this window. */
  readonly exemptions?: readonly CheckExemption[]
  /** Set when an operator chose to skip the account in this run; the reason is kept in the outcome. */
  readonly skip?: { readonly reason: string }
  /**
   * Bill only these agreements. For a cycle run leave it out. A rebill names the agreements of the cancelled bill and
   * the periods they had; a period given here is taken as it is instead of the one that follows from history.
   */
  readonly only?: readonly { readonly agreementId: string; readonly period?: ServicePeriod }[]
}

export interface AgreementInput {
  readonly agreementId: string
  readonly servicePointId: string
  readonly tariffCode: string
  /** First day of service. */
  readonly startOn: LocalDate
  /** Last day of service; absent: goes on. */
  readonly stopOn?: LocalDate
  readonly attributes?: Attributes
  /** What becomes another value inside the period, oldest first. */
  readonly attributeChanges?: readonly AttributeChange[]
  /** What the meters counted interval by interval, where the tariff asks for it; or why that cannot be used. */
  readonly intervals?: IntervalSeries
  readonly intervalsProblem?: { readonly code: RatingCode; readonly message: string }
  /** Of the first agreement of a sum: what the meters of each place counted, where the tariff adds their peaks. */
  readonly placeIntervals?: readonly IntervalSeries[]
  /** Shares of generators elsewhere on days of the period, where the tariff asks for them. */
  readonly shares?: readonly ShareInput[]
  /** Shares of the generator at its own service point that belong to others. */
  readonly givenAway?: readonly GivenAway[]
  /** Hours that were announced, by the lists the tariff asks for. */
  readonly events?: EventCalendar
  /** What the live bill before left, or the opening state that was imported. Absent: not known, which is not the same as nothing. */
  readonly carried?: CarriedState
  /** The bill that left it. */
  readonly carriedFrom?: number
  /** What has been billed of it, imported or by Penstock, without cancelled bills; any order, 26 months suffice. */
  readonly history: readonly BilledPeriod[]
}

/** A share of a generator, with what the generator's own meters say of the days. */
export interface ShareInput {
  /** Number and name, as a derivation says it. */
  readonly generator: string
  readonly direction: 'delivered' | 'received'
  readonly percent: string
  /** Days of the period on which it holds, both included. */
  readonly days: ServicePeriod
  /** Registers at the generator's service point. */
  readonly registers: readonly InstalledRegister[]
  readonly relations?: PlaceRelations
  readonly intervals?: IntervalSeries
  readonly intervalsProblem?: { readonly code: RatingCode; readonly message: string }
}

/** One agreement on one earlier bill. */
export interface BilledPeriod {
  readonly period: ServicePeriod
  readonly quantity: string
  readonly unit: string
  /** Charges and taxes of the agreement. */
  readonly amount: string
  /** Metered kW of that period where it is stored; else it is taken from the demand register's reads. */
  readonly demand?: string
}

export interface ServicePointInput {
  readonly servicePointId: string
  readonly premiseId: string
  /** water, sewer, stormwater, refuse, electric, gas, lighting. */
  readonly service: string
  /** cart_size_gal, cart_count, and any other. */
  readonly attributes: Attributes
  /** Every install at this point that ended on or after the account's earliest unbilled day, or goes on. For the
   * ratchet also earlier installs of demand registers. Empty where the service has no meter. */
  readonly registers: readonly InstalledRegister[]
  /** What its meters are to each other and to meters elsewhere; absent where they are nothing. */
  readonly relations?: PlaceRelations
  /** Agreements at this point other than the account's own (the account's own may be repeated here). */
  readonly otherAgreements: readonly OtherAgreement[]
  /** Days on which the point was without service in an outage: no use on them is no exception. */
  readonly outages?: readonly ServicePeriod[]
}

export interface OtherAgreement {
  readonly agreementId: string
  readonly accountId: string
  readonly startOn: LocalDate
  readonly stopOn?: LocalDate
  /** Needed only where the rate book says so (`RateBook.needsPremiseHistory`): what was billed of it. */
  readonly history?: readonly BilledPeriod[]
  readonly tariffCode?: string
}

export interface PremiseInput {
  readonly premiseId: string
  /** inside_city, lot_area_sqft, impervious_sqft, dwelling_units, and any other. */
  readonly attributes: Attributes
}

export interface CheckExemption {
  /** Code of the check as the settings name it (`HIGH_USE`). */
  readonly code: string
  /** Absent: for every agreement of the account. */
  readonly agreementId?: string
  readonly reason: string
}

/** The window a run bills in; one per run. */
export interface BillingWindow {
  /** `final` bills only agreements with a stop date on or before the last day covered by the read. */
  readonly kind: 'cycle' | 'off_cycle' | 'final'
  /** The scheduled read; which day of service it closes is a rule of the settings. */
  readonly readOn: LocalDate
  /** Issue date of the bills. */
  readonly accountingDate: LocalDate
  /** Days from issue to due; the settings' own number where absent. */
  readonly dueDays?: number
}

export type AccountOutcome = BilledOutcome | SkippedOutcome | ParkedOutcome

export interface BilledOutcome {
  readonly outcome: 'billed'
  readonly accountId: string
  readonly bill: AccountBill
}

export interface SkippedOutcome {
  readonly outcome: 'skipped'
  readonly accountId: string
  /** NOT_STARTED, NO_ACTIVE_SERVICE (as the settings name them), SKIPPED_BY_OPERATOR. */
  readonly code: string
  readonly sentence: string
}

export interface ParkedOutcome {
  readonly outcome: 'parked'
  readonly accountId: string
  readonly code: string
  /** The agreement it was found on; absent where it concerns the account. */
  readonly agreementId?: string
  readonly sentence: string
  /** Figures behind the sentence, plain JSON. */
  readonly facts: Readonly<Record<string, unknown>>
  /** Every hit, first one first: the one above and what else was found. */
  readonly hits: readonly CheckHit[]
}

export interface CheckHit {
  readonly code: string
  readonly agreementId?: string
  readonly sentence: string
  readonly facts: Readonly<Record<string, unknown>>
  /** The check would have held the account, but an operator has exempted it. */
  readonly exempted?: true
}

/** A bill before it has a number. Amounts are decimal text in whole minor units. */
export interface AccountBill {
  readonly accountId: string
  readonly currency: string
  /** First and last day of its segments. */
  readonly period: ServicePeriod
  readonly issuedOn: LocalDate
  readonly dueOn: LocalDate
  /** All lines but taxes. */
  readonly currentCharges: string
  readonly taxes: string
  /** currentCharges + taxes. */
  readonly total: string
  /** FIRST, FINAL, CATCH_UP, ESTIMATED, ZERO_USE and the codes of checks that flag; sorted, each once. */
  readonly flags: readonly string[]
  readonly segments: readonly BillSegment[]
  /** Hits of checks that do not hold the bill: those that flag it, and those an operator has exempted. */
  readonly notices: readonly CheckHit[]
}

/** One agreement on one bill. */
export interface BillSegment {
  readonly agreementId: string
  readonly servicePointId: string
  readonly premiseId: string
  readonly service: string
  readonly tariffCode: string
  readonly tariffName: string
  /** First day of the tariff version in force at the end of the period. */
  readonly tariffVersion: LocalDate
  readonly period: ServicePeriod
  readonly days: number
  /** Billed quantity as it goes into the history: use, sewer volume, ERU, carts. */
  readonly quantity: string
  readonly unit: string
  /** Metered demand of the period (after the multiplier), for later ratchets. */
  readonly demand?: string
  readonly demandUnit?: string
  readonly flags: readonly string[]
  /** What the agreement leaves to its next bill; absent: nothing. */
  readonly carried?: CarriedState
  /** The bill whose state was gone on from. */
  readonly carriedFrom?: number
  /** What became of its banks in the period. */
  readonly banks: readonly BankMovement[]
  readonly lines: readonly BillLine[]
  readonly registers: readonly SegmentRegister[]
  readonly charges: string
  readonly taxes: string
  readonly total: string
  /** Account of the chart that the total is owed on. */
  readonly receivableAccount: string
}

export interface BillLine extends ChargeLine {
  /** Account of the chart the amount is credited to: a revenue code, or the tax payable of an authority. */
  readonly revenueAccount: string
}

/** A row of the meter and read table of a bill. */
export interface SegmentRegister {
  readonly meterId: string
  readonly register: string
  readonly role: 'consumption' | 'demand'
  readonly unit: string
  readonly multiplier: string
  readonly opening: SegmentRead
  readonly closing: SegmentRead
  /** The register passed 10^dials between the reads. */
  readonly rolledOver: boolean
  /** After the multiplier, in `unit`. */
  readonly use: string
}

export interface SegmentRead {
  /** Absent for an install or removal read, and for the zero a demand register starts at. */
  readonly readId?: number
  readonly on: LocalDate
  readonly value: string
  readonly kind: ReadKind | 'install' | 'removal' | 'reset'
}

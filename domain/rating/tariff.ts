import type { LocalDate } from '../kernel/local-date.js'
import type { RoundingMode } from '../kernel/rounding.js'
import type { LineKind } from './charge-line.js'
import type { HolidayList, Schedule } from './tariff-schedule.js'

/**
 * The tariff file as it is written and stored: plain JSON, described for its authors in docs/tariffs.md and for machines
 * by `TARIFF_SCHEMA`. A decimal may be text ("5.33") or a JSON number.
 */
export interface TariffFile {
  readonly tariff: string
  readonly name: string
  readonly note?: string
  /** `bill`: its rules see the lines of all agreements on a bill (a tax on the bill's total). */
  readonly applies_to?: 'agreement' | 'bill'
  readonly service?: string
  readonly unit?: string
  readonly billed_quantity?: Value
  readonly unit_conversions?: readonly UnitConversion[]
  readonly attributes?: Readonly<Record<string, AttributeKind>>
  readonly conventions?: Conventions
  readonly versions: readonly TariffVersion[]
}

export type AttributeKind = 'text' | 'number' | 'boolean'
export type DecimalText = string | number

export interface TariffVersion {
  /** First day in force. */
  readonly from: LocalDate
  /** Last day in force; absent: until the next version begins. */
  readonly to?: LocalDate
  readonly note?: string
  readonly conventions?: Conventions
  readonly quantities?: Readonly<Record<string, DatedValue>>
  readonly rules: readonly Rule[]
}

export interface UnitConversion {
  readonly from: string
  readonly multiply_by: DecimalText
  readonly rounding: RoundingChoice
}

/** Digits after the decimal point, or the multiple to round to (`"to": "0.5"`). */
export interface RoundingTo {
  readonly digits?: number
  readonly to?: DecimalText
  readonly mode: RoundingMode
}
export type RoundingChoice = RoundingTo | 'none'

/** How a day is chosen where a price, season or version changes inside a period. */
export const CHANGE_CHOICES = ['split', 'first_day', 'last_day', 'closing_read', 'accounting_date', 'most_days'] as const
export type ChangeChoice = (typeof CHANGE_CHOICES)[number]

/** The choices of RATES on which published rate books differ; a nearer level (rule, version, tariff, settings) wins. */
export interface Conventions {
  readonly line_rounding?: RoundingChoice
  /** Lines stay exact and the agreement's total is rounded once. */
  readonly agreement_rounding?: RoundingChoice
  /** The same for the whole bill; stated in the settings. */
  readonly bill_rounding?: RoundingChoice
  readonly months?: MonthsPolicy
  readonly year?: 'twelfths' | 'days_of_365' | 'days_of_the_year'
  readonly price_change?: ChangeChoice
  readonly season_change?: ChangeChoice
  readonly version_change?: ChangeChoice
  readonly cut_at?: 'own_changes' | 'all_changes'
  readonly cut_when?: 'price_differs' | 'date_listed'
  readonly split?: SplitChoice
  readonly segments?: 'separate' | 'merged' | 'merged_after_rounding'
  readonly tier_limits?: TierLimitChoice
  readonly tiers_on_split?: 'within_segment' | 'whole_period' | 'cumulative'
  readonly tier_bound?: 'inclusive' | 'exclusive'
  readonly meter?: MeterChoice
  readonly use?: UseChoice
  readonly demand?: { readonly several_registers: 'highest' | 'sum' }
  readonly percent_base?: 'rounded' | 'unrounded'
  readonly seasons?: Readonly<Record<string, readonly Season[]>>
  /** Periods of the day, by name of the schedule. */
  readonly schedules?: Readonly<Record<string, Schedule>>
  /** Holidays of schedules that have none of their own. */
  readonly holidays?: HolidayList
}

export interface MonthsPolicy {
  /** How many months a period is. */
  readonly method: 'one' | 'days' | 'normal_period' | 'calendar_months' | 'steps'
  /** First and last number of days of a period that counts as one month. */
  readonly normal_days?: readonly [number, number]
  /** Decimal, `365/12`, `days_of_first_month` or `days_of_last_month`. */
  readonly days_per_month?: DecimalText
  readonly short?: 'days' | 'one'
  readonly long?: 'days' | 'one' | 'whole_months'
  /** `first_or_final`: only an agreement's first and last bill are counted in days, every other is one month. */
  readonly counted_in_days?: 'any_bill' | 'first_or_final'
  readonly steps?: readonly { readonly up_to_days: number; readonly months: DecimalText }[]
  readonly rounding?: RoundingChoice
}

export interface SplitChoice {
  /**
   * `reads`: as the meter counted it, where reads stand at the borders; else by days. `intervals`: as intervals were counted, never
   * by days.
   */
  readonly by?: 'days' | 'reads' | 'intervals'
  readonly quantity_rounding: RoundingChoice
  /** Which part takes what rounding leaves over. */
  readonly remainder: 'last' | 'first' | 'none'
  readonly share_rounding?: RoundingChoice
}

export interface TierLimitChoice {
  readonly per: 'month' | 'day' | 'bill'
  readonly rounding: RoundingChoice
  /** `share`: a segment has its share of the limit; `full`: each segment has the whole limit. */
  readonly on_split?: 'share' | 'full'
  readonly remainder?: 'none' | 'last'
}

export interface MeterChoice {
  readonly which: 'largest' | 'smallest'
  readonly in_place: 'last_day' | 'first_day' | 'each_day'
}

export interface UseChoice {
  readonly read_rounding?: RoundingChoice
  readonly register_rounding?: RoundingChoice
  readonly rounding?: RoundingChoice
}

export interface Season {
  readonly name: string
  /** Month and day, both included; `from` after `to` runs over the new year. */
  readonly from: string
  readonly to: string
}

/** A number, a name (quantity or attribute), a table, or an operation on values. */
export type Value = DecimalText | Lookup | Rows | Operation
export type DatedValue = Value | readonly { readonly from: LocalDate; readonly value: Value }[]

export interface Lookup {
  readonly by: string | readonly string[]
  readonly values: ValueTree
  readonly otherwise?: Value
}
export type ValueTree = { readonly [key: string]: DecimalText | ValueTree }

export interface Rows {
  readonly rows: readonly { readonly when?: Condition; readonly value: Value }[]
  readonly otherwise?: Value
}

interface Rounded {
  readonly rounding?: RoundingChoice
  readonly label?: string
}

export type Operation =
  | (Rounded & { readonly sum: readonly Value[] })
  | (Rounded & { readonly difference: readonly Value[] })
  | (Rounded & { readonly product: readonly Value[] })
  | (Rounded & { readonly quotient: readonly Value[] })
  | (Rounded & { readonly greatest: readonly Value[] })
  | (Rounded & { readonly least: readonly Value[] })
  | (Rounded & { readonly percent: Value; readonly of: Value })
  | (Rounded & { readonly excess_of: Value; readonly above: Value })
  | (Rounded & UseOf)
  | (Rounded & RegisterSelection)
  | (Rounded & WinterAverage)
  | (Rounded & Past)

export interface AgreementSelection {
  readonly scope?: 'account_at_premise' | 'account' | 'premise'
  readonly only_tariffs?: readonly string[]
  readonly except_tariffs?: readonly string[]
}

/** Use of another service of the account in the same days. */
export interface UseOf extends AgreementSelection {
  readonly use_of: string
  readonly if_none: 'refuse' | 'nothing' | 'zero'
}

/** Use of some of the registers: on-peak and off-peak registers, received energy. */
export interface RegisterSelection {
  readonly registers: readonly string[] | 'all'
  readonly direction?: 'delivered' | 'received'
}

export interface WinterAverage extends AgreementSelection {
  readonly winter_average_of: string
  /** Calendar months of the winter, in order: [12, 1, 2]. */
  readonly months: readonly number[]
  readonly month_of?: 'closing_read' | 'last_day' | 'first_day' | 'most_days'
  /** Month and day from which the average of the winter before it applies. */
  readonly applies_from: string
  readonly applied_by?: 'closing_read' | 'last_day' | 'first_day' | 'accounting_date'
  /** How many of the months must have a period. */
  readonly months_needed: number
  readonly period_needed: 'normal' | 'any'
  readonly mean_of?: 'periods' | 'days'
  readonly days_per_month?: DecimalText
  /** Only the lowest so many of the months count. */
  readonly lowest?: number
  /** How many winters before that may stand in. */
  readonly earlier_winters?: number
  readonly otherwise: Value | 'refuse'
}

/** Something of the agreement's earlier billed periods. */
export interface Past {
  readonly past: 'demand' | 'quantity'
  readonly take: 'greatest' | 'least' | 'mean' | 'latest'
  readonly periods?: number
  readonly months?: number
  readonly calendar_months?: readonly number[]
  readonly percent_by_month?: Readonly<Record<string, DecimalText>>
  readonly only_normal_periods?: boolean
  readonly include_this_period?: boolean
  readonly if_none: 'refuse' | 'nothing' | 'zero'
}

export type Literal = string | number | boolean
export interface Range {
  readonly above?: DecimalText
  readonly at_least?: DecimalText
  readonly below?: DecimalText
  readonly up_to?: DecimalText
}
export type Test = Literal | readonly Literal[] | Range | { readonly not: Literal | readonly Literal[] }
/** All of the tests must hold; `any_of`: at least one of its conditions. */
export interface Condition {
  readonly [name: string]: Test | readonly Condition[]
}

interface RuleCommon {
  readonly rule: string
  readonly label?: string
  readonly note?: string
  readonly as?: LineKind
  readonly when?: Condition
  readonly from?: LocalDate
  readonly to?: LocalDate
  readonly conventions?: Conventions
  readonly zero_lines?: 'print' | 'omit'
}

export type ChargePer = 'month' | 'day' | 'year' | 'bill'

export interface Tier {
  readonly line?: string
  readonly label?: string
  /** Upper limit, counted from zero; absent on the last tier. */
  readonly up_to?: DatedValue
  /** Width of the tier instead of its upper limit. */
  readonly width?: DatedValue
  readonly price: DatedValue
}

interface Priced {
  readonly line?: string
  readonly price?: DatedValue
  readonly tiers?: readonly Tier[]
  readonly pricing?: 'graduated' | 'all_units'
  readonly tier_limits_times?: Value | readonly Value[]
  readonly unit?: string
  readonly limit_to?: readonly string[]
}

export interface FixedRule extends RuleCommon, Priced {
  readonly kind: 'fixed'
  readonly per: ChargePer
  readonly times?: DatedValue
  readonly each_meter?: boolean
}

export interface UsageRule extends RuleCommon, Priced {
  readonly kind: 'usage'
  readonly quantity?: Value
  readonly counter?: TierCounter
}

/** Tier limits for a longer time than a bill: they count on from bill to bill. */
export interface TierCounter {
  /** Month and day on which the counter begins anew, each year. */
  readonly starts: readonly string[]
  /** Where no earlier bill of the counter's time is known, and it is not the first one: it counts from nothing, or is refused. */
  readonly without_history: 'refuse' | 'zero'
}

export interface DemandRule extends RuleCommon, Priced {
  readonly kind: 'demand'
  readonly quantity: Value
  readonly per: ChargePer
}

export interface PercentRule extends RuleCommon {
  readonly kind: 'percent'
  readonly line: string
  readonly percent: DatedValue
  readonly of: readonly string[]
  readonly except?: readonly string[]
  /** Share of the base that counts, in percent (100 where absent). */
  readonly base_percent?: DatedValue
  readonly one_line_per?: 'agreement' | 'base_line'
  readonly exempt?: Condition | 'nobody'
  readonly authority?: string
  readonly at_most?: DatedValue
  readonly at_least?: DatedValue
  readonly bounds_per?: 'month' | 'bill'
  readonly limit_to?: readonly string[]
  /** Of a tariff that applies to the bill: how the one amount is put on the agreements. */
  readonly allocate?: 'by_base' | 'largest_base' | 'first_agreement'
}

export interface BoundRule extends RuleCommon {
  readonly kind: 'minimum' | 'maximum'
  readonly line: string
  readonly amount: DatedValue
  readonly per: ChargePer
  readonly of: readonly string[]
  readonly except?: readonly string[]
  /** Of a minimum. `floor`: makes up the difference; `adder`: the whole minimum is added. */
  readonly method?: 'floor' | 'adder'
  readonly add_when?: 'below' | 'always'
  readonly amount_rounding?: RoundingChoice
}

export type Rule = FixedRule | UsageRule | DemandRule | PercentRule | BoundRule

import type { LocalDate } from '../kernel/local-date.js'
import type { LineKind } from './charge-line.js'
import type { DecimalText, RoundingChoice, Conventions } from './tariff-conventions.js'

export * from './tariff-conventions.js'

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
  readonly multiply_by?: DatedValue
  readonly rounding?: RoundingChoice
  /** Instead of one factor: several, one after the other, each with its rounding. */
  readonly steps?: readonly ConversionStep[]
}

export interface ConversionStep {
  readonly multiply_by: DatedValue
  readonly rounding: RoundingChoice
  /** What the quantity is after this step, for the explanation: `corrected ccf`. */
  readonly label?: string
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
  | (Rounded & Peak)
  | (Rounded & PowerFactor)
  | (Rounded & SharedGeneration)
  | (Rounded & PeriodUse)
  | (Rounded & EventUse)

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

/** The highest mean power of the period, of intervals. */
export interface Peak {
  readonly peak: 'kw' | 'kva' | 'kvar'
  /** Only in these periods of a schedule. */
  readonly schedule?: string
  readonly in?: string | readonly string[]
  /** Minutes over which power is averaged; left out: the meter's own intervals. */
  readonly window_minutes?: number
  readonly window?: 'block' | 'sliding'
  /** The highest of earlier months instead of this period's. */
  readonly earlier?: EarlierPeaks
}

export interface EarlierPeaks {
  readonly months: number
  readonly calendar_months?: readonly number[]
  /** Each month's peak × the percentage of its month; months that are not named do not count. */
  readonly percent_by_month?: Readonly<Record<string, DecimalText>>
  /** Where a month of the window is not known. `known_months`: those that are known count. */
  readonly if_unknown?: 'known_months' | 'refuse'
}

/** kWh ÷ √(kWh² + kvarh²) of the period. */
export interface PowerFactor {
  readonly power_factor: 'period'
}

/** What generators elsewhere gave for the agreement in the period, kWh. */
export interface SharedGeneration {
  readonly shared_generation: 'period'
}

/** Energy in some periods of a schedule, kWh. */
export interface PeriodUse {
  readonly use_in: string | readonly string[]
  readonly schedule: string
  readonly direction?: 'delivered' | 'received'
}

/** Energy, or mean power, of the hours of announced events. */
export interface EventUse {
  readonly during: string
  /** `energy`: kWh. `highest_kw`, `mean_kw`: of the intervals in the events. `below_baseline`: kWh less than usual, a rebate's quantity. */
  readonly take: 'energy' | 'highest_kw' | 'mean_kw' | 'below_baseline'
  /** Of `below_baseline`: the mean of the highest so many of the last so many days without an event, of the same kind of day. */
  readonly baseline?: { readonly days: number; readonly highest: number }
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

const PEAK_UNITS = { kw: 'kW', kva: 'kVA', kvar: 'kvar' } as const

/** What a demand rule counts: as it states, or what the first peak in its quantity is of; kilowatts otherwise. */
export function demandUnit({ unit, quantity }: DemandRule): string {
  return unit ?? PEAK_UNITS[peakIn(quantity) ?? 'kw']
}

function peakIn(value: unknown): keyof typeof PEAK_UNITS | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if ('peak' in value) return value.peak as keyof typeof PEAK_UNITS
  for (const part of Object.values(value)) {
    const found = peakIn(part)
    if (found !== undefined) return found
  }
  return undefined
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
  /** Of a bound per year: the calendar month at whose end its year ends. */
  readonly year_ends_in?: number
  /** Of a minimum per year: what it comes to where the agreement begins inside the year. Left out: such a year is refused. */
  readonly first_year?: 'by_days' | 'whole' | 'none'
}

/** Energy priced by period of the day, with or without tiers. */
export interface TimeOfUseRule extends RuleCommon {
  readonly kind: 'time_of_use'
  /** Left out where every period has a quantity of its own (registers). */
  readonly schedule?: string
  /** `net`: what was taken less what was given, period by period. `shared`: the agreement's shares of generators elsewhere. */
  readonly of?: 'delivered' | 'received' | 'net' | 'shared'
  /** Shares of generators elsewhere count as energy given (of `net` and `received`). */
  readonly with_shares?: boolean
  /** How tiers go over the periods. */
  readonly allocation?: 'proportional' | 'chronological' | 'per_period'
  readonly periods: Readonly<Record<string, TimeOfUsePeriod>>
  readonly tier_limits_times?: Value | readonly Value[]
  /** What the quantity is multiplied by: a loss factor. */
  readonly times?: Value
  readonly unit?: string
  readonly limit_to?: readonly string[]
  readonly bank?: EnergyBank
}

export interface TimeOfUsePeriod {
  readonly line?: string
  readonly label?: string
  readonly price?: DatedValue
  readonly tiers?: readonly Tier[]
  readonly quantity?: Value
}

/** Of net energy: where more was given than taken. */
export interface EnergyBank {
  /** `per_period`: what was given in a period of the day is used in that period; `pooled`: in any, by their share of what is left to pay. */
  readonly kind: 'per_period' | 'pooled'
  /**
   * Of `per_period`, while a month has no hour of a period: what that period left waits until the period comes back, or is used in the
   * period that has its hours now (`same_hours`: summer evenings in winter evenings). Left out: it waits.
   */
  readonly absent_period?: 'waits' | 'same_hours'
  /** The calendar month at whose end the bank is settled; left out: never. */
  readonly settles_in?: number
  /** What a kWh is paid when it is settled; left out: nothing. */
  readonly cash_out?: DatedValue
  readonly line?: string
  readonly label?: string
  /** After so many months a kWh is lost. */
  readonly expires_after_months?: number
}

/** Credits in money that may pay some lines only, and wait for the next bill where they are more. */
export interface CreditBankRule extends RuleCommon {
  readonly kind: 'credit_bank'
  readonly line: string
  /** The credits: rules or lines made before. */
  readonly credits: readonly string[]
  /** The lines they may pay. What is not named here is never paid by them. */
  readonly pays: readonly string[]
  readonly except?: readonly string[]
  /** They pay only what those lines are above this amount of the period; as it is on the last day. */
  readonly pays_above?: DatedValue
  readonly settles_in?: number
  /** Of what is left when it is settled: so many percent are paid out, the rest is lost. */
  readonly cash_out_percent?: DecimalText
  readonly expires_after_months?: number
}

export type Rule = FixedRule | UsageRule | DemandRule | PercentRule | BoundRule | TimeOfUseRule | CreditBankRule

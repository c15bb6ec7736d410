import type { RoundingMode } from '../kernel/rounding.js'
import type { HolidayList, Schedule } from './tariff-schedule.js'

export type DecimalText = string | number

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
  readonly demand?: { readonly several_registers: 'highest' | 'sum'; readonly aggregated_peaks?: 'coincident' | 'sum' }
  readonly percent_base?: 'rounded' | 'unrounded'
  readonly seasons?: Readonly<Record<string, readonly Season[]>>
  /** Energy taken and given is netted within so many minutes before either is priced; left out: as the meter counted it. */
  readonly netting_minutes?: number
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

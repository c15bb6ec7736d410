import type { LocalDate } from '../kernel/local-date.js'

export const DAYS_OF_WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type DayOfWeek = (typeof DAYS_OF_WEEK)[number]

/** Periods of the day by month and kind of day, as a tariff file writes them: as two grids of 12 × 24 hours, or as rows. */
export type Schedule = ScheduleGrid | ScheduleRows

interface ScheduleParts {
  /** Names of the periods; in a grid they are meant by their place, from 0. */
  readonly periods: readonly string[]
  /** Which days count as holidays; left out: those of the conventions; `ignored`: none. */
  readonly holidays?: HolidayList | 'ignored'
  /** Periods that count during events somebody announces, instead of those of the clock. */
  readonly events?: readonly { readonly event: string; readonly period: string }[]
}

export interface ScheduleGrid extends ScheduleParts {
  readonly weekday: readonly (readonly number[])[]
  readonly weekend: readonly (readonly number[])[]
}

export interface ScheduleRows extends ScheduleParts {
  readonly rows: readonly ScheduleRow[]
  readonly otherwise?: string
}

export interface ScheduleRow {
  readonly period: string
  /** Calendar months, 1 to 12; left out: all. */
  readonly months?: readonly number[]
  /** Left out: all, holidays too. */
  readonly days?: readonly (DayOfWeek | 'holiday')[]
  /** First and last minute as `16:00` and `21:00` (not included); `from` after `to` runs over midnight. */
  readonly from?: string
  readonly to?: string
}

/** Holidays by name and by date. */
export interface HolidayList {
  readonly named?: readonly HolidayName[]
  readonly dates?: readonly LocalDate[]
  /** Where a named holiday falls on a weekend. `actual`: nothing else is free. `nearest_weekday`: Friday before, Monday after. */
  readonly observed?: 'actual' | 'nearest_weekday' | 'monday_after_sunday'
  /** The day whose hours count; `holiday`: rows of the schedule name holidays themselves. */
  readonly as?: 'weekend' | 'saturday' | 'sunday' | 'holiday'
}

export const HOLIDAY_NAMES = [
  'new_years_day',
  'mlk_day',
  'washingtons_birthday',
  'good_friday',
  'memorial_day',
  'juneteenth',
  'independence_day',
  'labor_day',
  'columbus_day',
  'veterans_day',
  'thanksgiving',
  'day_after_thanksgiving',
  'christmas_eve',
  'christmas',
  'new_years_eve',
] as const
export type HolidayName = (typeof HOLIDAY_NAMES)[number]

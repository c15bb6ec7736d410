import { type CompiledSchedule, compileSchedule } from './intervals/compiled-schedule.js'
import { type CompiledMonths, compileMonths } from './months.js'
import type { HolidayList, Schedule } from './tariff-schedule.js'
import type { ChangeChoice, Conventions, MeterChoice, Season } from './tariff.js'
import { compileRounding, type Rounder } from './tariff-rounding.js'

/** The conventions a rule works by, ready to apply. `undefined` where nothing states the choice and it has no default. */
export interface CompiledConventions {
  readonly lineRounding: Rounder | undefined
  readonly agreementRounding: Rounder
  readonly billRounding: Rounder
  readonly months: CompiledMonths | null
  readonly year: Conventions['year']
  readonly priceChange: ChangeChoice | undefined
  readonly seasonChange: ChangeChoice | undefined
  readonly versionChange: ChangeChoice | undefined
  readonly cutAt: 'own_changes' | 'all_changes'
  readonly cutWhen: 'price_differs' | 'date_listed'
  readonly split: CompiledSplit | undefined
  readonly segments: 'separate' | 'merged' | 'merged_after_rounding'
  readonly tierLimits: CompiledTierLimits | undefined
  readonly tiersOnSplit: 'within_segment' | 'whole_period' | 'cumulative'
  readonly tierBound: 'inclusive' | 'exclusive' | undefined
  readonly meter: MeterChoice
  readonly readRounding: Rounder
  readonly registerRounding: Rounder
  readonly useRounding: Rounder
  readonly severalDemandRegisters: 'highest' | 'sum'
  /** Peaks of meters at several places that are billed together. */
  readonly aggregatedPeaks: 'coincident' | 'sum'
  readonly percentBase: 'rounded' | 'unrounded'
  readonly seasons: ReadonlyMap<string, readonly Season[]>
  readonly schedules: ReadonlyMap<string, CompiledSchedule>
  readonly nettingMinutes: number | undefined
}

export interface CompiledSplit {
  readonly by: 'days' | 'reads' | 'intervals'
  readonly quantityRounding: Rounder
  readonly shareRounding: Rounder
  readonly remainder: 'last' | 'first' | 'none'
}

export interface CompiledTierLimits {
  readonly per: 'month' | 'day' | 'bill'
  readonly rounding: Rounder
  readonly onSplit: 'share' | 'full'
  readonly remainder: 'none' | 'last'
}

/** The nearer level wins, choice by choice; a choice with parts is replaced as a whole. Seasons of all levels are known. */
export function mergeConventions(levels: readonly (Conventions | undefined)[]): Conventions {
  let merged: Conventions = {}
  for (const level of levels) {
    if (level === undefined) continue
    merged = {
      ...merged,
      ...level,
      seasons: { ...merged.seasons, ...level.seasons },
      schedules: { ...merged.schedules, ...level.schedules },
    }
  }
  return merged
}

export function compileConventions(conventions: Conventions): CompiledConventions {
  const rounder = (choice: Conventions['line_rounding']): Rounder => (choice === undefined ? null : compileRounding(choice))
  const { split, tier_limits: limits, use } = conventions
  return {
    lineRounding: conventions.line_rounding === undefined ? undefined : compileRounding(conventions.line_rounding),
    agreementRounding: rounder(conventions.agreement_rounding),
    billRounding: rounder(conventions.bill_rounding),
    months: conventions.months === undefined ? null : compileMonths(conventions.months),
    year: conventions.year,
    priceChange: conventions.price_change,
    seasonChange: conventions.season_change ?? conventions.price_change,
    versionChange: conventions.version_change ?? conventions.price_change,
    cutAt: conventions.cut_at ?? 'own_changes',
    cutWhen: conventions.cut_when ?? 'price_differs',
    split:
      split === undefined
        ? undefined
        : {
            by: split.by ?? 'days',
            quantityRounding: compileRounding(split.quantity_rounding),
            shareRounding: rounder(split.share_rounding),
            remainder: split.remainder,
          },
    segments: conventions.segments ?? 'separate',
    tierLimits:
      limits === undefined
        ? undefined
        : {
            per: limits.per,
            rounding: compileRounding(limits.rounding),
            onSplit: limits.on_split ?? 'share',
            remainder: limits.remainder ?? 'none',
          },
    tiersOnSplit: conventions.tiers_on_split ?? 'within_segment',
    tierBound: conventions.tier_bound,
    meter: conventions.meter ?? { which: 'largest', in_place: 'last_day' },
    readRounding: rounder(use?.read_rounding),
    registerRounding: rounder(use?.register_rounding),
    useRounding: rounder(use?.rounding),
    severalDemandRegisters: conventions.demand?.several_registers ?? 'highest',
    aggregatedPeaks: conventions.demand?.aggregated_peaks ?? 'coincident',
    percentBase: conventions.percent_base ?? 'rounded',
    seasons: new Map(Object.entries(conventions.seasons ?? {})),
    schedules: schedulesOf(conventions),
    nettingMinutes: conventions.netting_minutes,
  }
}

/** Conventions are compiled for every rule; a schedule is made ready once for all that stand in one file. */
const READY = new WeakMap<Schedule, Map<HolidayList | undefined, CompiledSchedule>>()

function schedulesOf(conventions: Conventions): ReadonlyMap<string, CompiledSchedule> {
  return new Map(
    Object.entries(conventions.schedules ?? {}).map(([name, schedule]) => {
      const ready = READY.get(schedule) ?? new Map<HolidayList | undefined, CompiledSchedule>()
      READY.set(schedule, ready)
      const compiled = ready.get(conventions.holidays) ?? compileSchedule(name, schedule, conventions.holidays)
      ready.set(conventions.holidays, compiled)
      return [name, compiled]
    }),
  )
}

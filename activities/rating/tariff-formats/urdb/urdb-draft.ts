import type { DatedValue, EarlierPeaks, Peak, Rule, Value } from '../../../../domain/rating/tariff.js'
import type { Schedule } from '../../../../domain/rating/tariff-schedule.js'
import type { LineGroup } from '../../rate-check/contract.js'
import type { TranslationInput } from '../translator.js'
import type { UrdbReader } from './urdb-reader.js'

/** A tariff in the making: each part of a URDB object adds its rules, quantities and schedules. */
export interface UrdbDraft {
  readonly reader: UrdbReader
  readonly input: TranslationInput
  readonly rules: Rule[]
  readonly quantities: Record<string, DatedValue>
  readonly schedules: Record<string, Schedule>
  readonly groups: Record<string, LineGroup>
  /** Known once billing demand is read, which is first. */
  demand?: BillingDemand
}

/** What an entry says of billing demand in all its charges. */
export interface BillingDemand {
  readonly window: Pick<Peak, 'window_minutes' | 'window'>
  readonly lookback: Lookback | undefined
}

export interface Lookback {
  readonly percent: string
  readonly earlier: EarlierPeaks
}

/** The calendar month of a billing period, as a season of the conventions: for what URDB states by month. */
export const BILLING_MONTH = 'billing_month'

/** The grids of a charge as a schedule: periods are named by their place, as the entry counts them. */
export function scheduleOf(
  draft: UrdbDraft,
  periods: number,
  weekday: number[][] | undefined,
  weekend: number[][] | undefined,
  fields: { readonly weekday: string; readonly weekend: string },
): Schedule | undefined {
  const names = Array.from({ length: periods }, (_, index) => String(index))
  if (weekday !== undefined && weekend !== undefined) return { periods: names, weekday, weekend }
  const { reader, input } = draft
  if (periods === 1 && !reader.has(fields.weekday) && !reader.has(fields.weekend)) {
    input.options.assume(fields.weekday, '0 all through', 'the entry has one period and no schedule')
    return { periods: names, rows: [{ period: '0' }] }
  }
  for (const field of [fields.weekday, fields.weekend]) {
    if (!reader.has(field)) reader.refuse('SCHEDULE', field, `${field} is missing: which hours each period has`)
  }
  return undefined
}

/** Months, 1 to 12, in which a period occurs. */
export function monthsOfPeriod(period: number, grids: readonly (readonly (readonly number[])[])[]): string[] {
  const months: string[] = []
  for (let month = 0; month < 12; month++) {
    if (grids.some((grid) => grid[month]?.includes(period) === true)) months.push(String(month + 1))
  }
  return months
}

/** The greatest of values; the one where there is one. */
export function greatestOf(values: readonly Value[]): Value {
  return values.length === 1 ? (values[0] as Value) : { greatest: values }
}

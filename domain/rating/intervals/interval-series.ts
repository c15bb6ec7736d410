import { type Decimal, decimal } from '../../kernel/decimal.js'
import { dayNumber, fromDayNumber } from '../../kernel/local-date.js'
import type { ServicePeriod } from '../../kernel/service-period.js'

/** What a meter may count in an interval. Energy is per interval; `kw` and `kva` are the mean power the meter itself stored. */
export const INTERVAL_CHANNELS = ['kwh', 'received_kwh', 'kw', 'kva', 'kvarh'] as const
export type IntervalChannel = (typeof INTERVAL_CHANNELS)[number]

/**
 * Values of one channel as whole numbers, so that a month is added without a decimal being made for each interval:
 * value = whole × 10⁻⁶ + rest × 10⁻²¹, both parts of one sign. `rest` is null where no value has more than six decimals.
 */
export interface ChannelValues {
  readonly whole: Float64Array
  readonly rest: Float64Array | null
}

/**
 * Equal intervals in order of time. Days and minutes are those of the clock on the wall, so a day of 23 or 25 hours simply has
 * fewer or more of them; `breaks` are the places where an interval does not begin where the one before it ended.
 */
export interface IntervalSeries {
  /** Length of every interval, a divisor of 60. */
  readonly minutes: number
  /** Day of the begin of each interval, as days since 1970-01-01. */
  readonly days: Int32Array
  /** Minute of that day. */
  readonly minuteOfDay: Int16Array
  readonly channels: ReadonlyMap<IntervalChannel, ChannelValues>
  /** Indices of intervals before which time is missing. */
  readonly breaks: readonly number[]
  /** Indices of intervals of which a channel has no value while others do, ascending; their values are 0 and not to be used. */
  readonly missing?: ReadonlyMap<IntervalChannel, readonly number[]>
}

/** Intervals `[from, to)` of a series. */
export interface IntervalRange {
  readonly from: number
  readonly to: number
}

export const WHOLE_DIGITS = 6
export const REST_DIGITS = 21

/** The intervals that begin on the days of a period, first and last included. */
export function rangeOf(series: IntervalSeries, period: ServicePeriod): IntervalRange {
  return { from: firstAtOrAfter(series, dayNumber(period.from)), to: firstAtOrAfter(series, dayNumber(period.to) + 1) }
}

function firstAtOrAfter(series: IntervalSeries, day: number): number {
  let low = 0
  let high = series.days.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((series.days[middle] as number) < day) low = middle + 1
    else high = middle
  }
  return low
}

/** Where the intervals of a period, or those of a channel, do not cover all of it: a sentence with the day and hour; undefined where they do. */
export function coverageGap(series: IntervalSeries, period: ServicePeriod, channel?: IntervalChannel): string | undefined {
  const { from, to } = rangeOf(series, period)
  if (from >= to) return `there is no interval from ${period.from} to ${period.to}`
  if (series.days[from] !== dayNumber(period.from) || series.minuteOfDay[from] !== 0) {
    return `the first interval of the period begins ${momentText(series, from)}, not ${period.from} 00:00`
  }
  const gap = series.breaks.find((at) => at > from && at < to)
  if (gap !== undefined) return `intervals are missing between ${momentText(series, gap - 1)} and ${momentText(series, gap)}`
  const last = to - 1
  if (series.days[last] !== dayNumber(period.to) || (series.minuteOfDay[last] as number) + series.minutes < 1440) {
    return `the last interval of the period begins ${momentText(series, last)}, and ${period.to} is not complete`
  }
  const without = channel === undefined ? undefined : series.missing?.get(channel)?.find((at) => at >= from && at < to)
  return without === undefined ? undefined : `the channel ${channel} has no value at ${momentText(series, without)}`
}

/** `2026-08-13 17:15`, the begin of an interval. */
export function momentText(series: IntervalSeries, index: number): string {
  const minute = series.minuteOfDay[index] ?? 0
  const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  return `${fromDayNumber(series.days[index] ?? 0)} ${clock}`
}

/** The exact value of an interval. */
export function valueAt(values: ChannelValues, index: number): Decimal {
  return exactValue(values.whole[index] ?? 0, values.rest?.[index] ?? 0)
}

/** A decimal of its two whole parts. */
export function exactValue(whole: number, rest: number): Decimal {
  const value = decimal(whole).div(10 ** WHOLE_DIGITS)
  return rest === 0 ? value : value.plus(decimal(rest).times('1e-21'))
}

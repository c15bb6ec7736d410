import { type Decimal, decimal, ZERO } from '../../kernel/decimal.js'
import type { ServicePeriod } from '../../kernel/service-period.js'
import { addStep, problem, type Scope, type Trace } from '../scope.js'
import { codesOf } from './codes.js'
import type { CompiledSchedule } from './compiled-schedule.js'
import { completeChannel } from './energy.js'
import {
  type ChannelValues,
  exactValue,
  type IntervalRange,
  type IntervalSeries,
  momentText,
  rangeOf,
} from './interval-series.js'

export interface PeakQuestion {
  readonly of: 'kw' | 'kva' | 'kvar'
  /** Only hours in these periods of the schedule. */
  readonly in?: { readonly schedule: CompiledSchedule; readonly periods: readonly number[] }
  /** Minutes over which power is averaged; left out: the meter's own intervals. */
  readonly windowMinutes?: number
  /** `block`: windows that begin at multiples of their length after midnight. `sliding`: at every interval. */
  readonly window?: 'block' | 'sliding'
}

/** How each of them is written. */
export const UNIT_OF_PEAK = { kw: 'kW', kva: 'kVA', kvar: 'kvar' } as const

interface Highest {
  readonly value: Decimal
  readonly at: number
}

/**
 * The highest mean power of the days, with its day and hour; null where it is not known, 0 where no hour counts. Of meters at several
 * places that are billed together the peak of all at once, or the sum of the peaks of each, as the conventions say.
 */
export function peakOn(scope: Scope, question: PeakQuestion, days: ServicePeriod, trace: Trace): Decimal | null {
  const { placeIntervals: places, ...facts } = scope.facts
  if (places === undefined || scope.conventions.aggregatedPeaks === 'coincident')
    return peakOfSeries(scope, question, days, trace)
  const peaks = places.map((intervals) => peakOfSeries({ ...scope, facts: { ...facts, intervals } }, question, days, trace))
  return peaks.reduce<Decimal | null>((total, peak) => (total === null || peak === null ? null : total.plus(peak)), ZERO)
}

function peakOfSeries(scope: Scope, question: PeakQuestion, days: ServicePeriod, trace: Trace): Decimal | null {
  const power = powerOf(scope, question, days)
  if (power === undefined) return null
  const { series } = power
  const codes = question.in === undefined ? undefined : codesOf(scope, series, question.in.schedule, days)
  if (question.in !== undefined && codes === undefined) return null
  const counts = codes === undefined ? null : maskOf(codes, question.in?.periods ?? [])
  const size = windowSize(scope, question, series)
  if (size === undefined) return null
  const highest = power.highest(rangeOf(series, days), counts, size, question.window === 'sliding')
  const names = question.in?.periods.map((period) => question.in?.schedule.periods[period] ?? '') ?? []
  addStep(trace, 'peak', {
    of: UNIT_OF_PEAK[question.of],
    value: highest.value.toFixed(),
    ...(highest.at < 0 ? {} : { at: momentText(series, highest.at) }),
    minutes: String(size * series.minutes),
    from: days.from,
    to: days.to,
    ...(names.length === 0 ? {} : { periods: names.join(', ') }),
  })
  return highest.value
}

interface Power {
  readonly series: IntervalSeries
  readonly highest: (range: IntervalRange, counts: Uint8Array | null, size: number, sliding: boolean) => Highest
}

/** Power as the meter stored it, or energy ÷ hours; kVA of kWh and kvarh where it is not stored, kvar of kvarh. */
function powerOf(scope: Scope, { of }: PeakQuestion, days: ServicePeriod): Power | undefined {
  const channels = scope.facts.intervals?.channels
  const stored = of !== 'kvar' && channels?.has(of) === true
  const first = completeChannel(scope, of === 'kvar' ? 'kvarh' : stored ? of : 'kwh', days)
  if (first === undefined) return undefined
  const { series } = first
  const factor = stored ? 1 : 60 / series.minutes
  if (stored || of !== 'kva') {
    return {
      series,
      highest: (range, counts, size, sliding) => {
        const found = highestWindow(series, first.values, factor, range, counts, size, sliding)
        // Reactive energy that leads is below zero: where nothing lagged there is no demand of it.
        return found.value.isNegative() ? { value: ZERO, at: -1 } : found
      },
    }
  }
  const reactive = completeChannel(scope, 'kvarh', days)
  if (reactive === undefined) return undefined
  return {
    series,
    highest: (range, counts, size, sliding) =>
      highestApparent(series, first.values, reactive.values, factor, range, counts, size, sliding),
  }
}

function windowSize(scope: Scope, question: PeakQuestion, series: IntervalSeries): number | undefined {
  const minutes = question.windowMinutes ?? series.minutes
  if (minutes >= series.minutes && minutes % series.minutes === 0) return minutes / series.minutes
  const message = `demand is measured over ${minutes} minutes and the intervals have ${series.minutes}`
  problem(scope, 'INTERVAL_TOO_LONG', 'demand window', message)
  return undefined
}

function maskOf(codes: Uint8Array, periods: readonly number[]): Uint8Array {
  const wanted = new Uint8Array(256)
  for (const period of periods) wanted[period] = 1
  return codes.map((code) => wanted[code] as number)
}

/** Begins of windows that lie in the range, in hours that count, without a break. */
function* windows(
  series: IntervalSeries,
  range: IntervalRange,
  counts: Uint8Array | null,
  size: number,
  sliding: boolean,
): Generator<number> {
  const minutes = size * series.minutes
  for (let at = range.from; at + size <= range.to; at++) {
    if (!sliding && size > 1 && (series.minuteOfDay[at] as number) % minutes !== 0) continue
    if (counts !== null && !allCount(counts, at, size)) continue
    yield at
  }
}

function allCount(counts: Uint8Array, at: number, size: number): boolean {
  for (let index = at; index < at + size; index++) if (counts[index] === 0) return false
  return true
}

function highestWindow(
  series: IntervalSeries,
  values: ChannelValues,
  factor: number,
  range: IntervalRange,
  counts: Uint8Array | null,
  size: number,
  sliding: boolean,
): Highest {
  let best = -1
  let bestWhole = 0
  let bestRest = 0
  for (const at of windows(series, range, counts, size, sliding)) {
    let whole = 0
    let rest = 0
    for (let index = at; index < at + size; index++) {
      whole += values.whole[index] as number
      rest += values.rest?.[index] ?? 0
    }
    if (best >= 0 && (whole < bestWhole || (whole === bestWhole && rest <= bestRest))) continue
    best = at
    bestWhole = whole
    bestRest = rest
  }
  return { value: best < 0 ? ZERO : exactValue(bestWhole, bestRest).times(factor).div(size), at: best }
}

function highestApparent(
  series: IntervalSeries,
  active: ChannelValues,
  reactive: ChannelValues,
  factor: number,
  range: IntervalRange,
  counts: Uint8Array | null,
  size: number,
  sliding: boolean,
): Highest {
  let best = -1
  let bestSquare = -1
  for (const at of windows(series, range, counts, size, sliding)) {
    let real = 0
    let wattless = 0
    for (let index = at; index < at + size; index++) {
      real += active.whole[index] as number
      wattless += reactive.whole[index] as number
    }
    const square = real * real + wattless * wattless
    if (square <= bestSquare) continue
    best = at
    bestSquare = square
  }
  if (best < 0) return { value: ZERO, at: best }
  let real: Decimal = ZERO
  let wattless: Decimal = ZERO
  for (let index = best; index < best + size; index++) {
    real = real.plus(exactValue(active.whole[index] ?? 0, active.rest?.[index] ?? 0))
    wattless = wattless.plus(exactValue(reactive.whole[index] ?? 0, reactive.rest?.[index] ?? 0))
  }
  return {
    value: decimal(real.times(real).plus(wattless.times(wattless)).sqrt())
      .times(factor)
      .div(size),
    at: best,
  }
}

import { ZERO } from '../kernel/decimal.js'
import { dayNumber, fromDayNumber, type LocalDate } from '../kernel/local-date.js'
import type { ServicePeriod } from '../kernel/service-period.js'
import type { DerivationStep } from '../rating/derivation.js'
import { type CompiledSchedule, firstCellOfDay } from '../rating/intervals/compiled-schedule.js'
import { type IntervalSeries, momentText, rangeOf, valueAt } from '../rating/intervals/interval-series.js'

/** One interval of a day as load, and whether it made the line. */
export interface LoadPointOfDay {
  /** `17:15`, the begin on the clock on the wall; an hour that comes twice stands twice. */
  readonly at: string
  /** Decimal text, kW. */
  readonly kw: string
  readonly isMarked: boolean
}

/** A day's load curve with what of it a line rests on. */
export interface MarkedLoad {
  readonly kind: 'peak' | 'period'
  readonly day: LocalDate
  readonly minutes: number
  readonly direction: 'delivered' | 'received'
  readonly points: readonly LoadPointOfDay[]
  /** Decimal text: energy of the marked intervals, kWh. */
  readonly markedKwh: string
  /** The period of the day that is marked. */
  readonly period: string | null
}

/** True where a line's derivation names an hour, or hours of the day, of intervals, or what a generator gave. */
export function restsOnIntervals(steps: readonly DerivationStep[]): boolean {
  return (
    peakStep(steps) !== undefined || steps.some((step) => step.step === 'period_energy') || shareThatMade(steps) !== undefined
  )
}

/** What a generator elsewhere gave, of a line that is made of nothing else. */
export interface ShareOfLine {
  /** As the derivation names it: `SUN-1, Brook Street array`. */
  readonly generator: string
  readonly percent: string | null
  readonly days: ServicePeriod
}

/** The share of a generator that made a line; undefined where the line rests on what the agreement's own meters counted as well. */
export function shareThatMade(steps: readonly DerivationStep[]): ShareOfLine | undefined {
  const share = steps.find((step) => step.step === 'generation_share')?.figures
  const isOwn = steps.some((step) => step.step === 'period_energy' && step.figures['direction'] !== 'shared')
  if (share?.['generator'] === undefined || isOwn) return undefined
  const { generator, percent = null, from = '', to = '' } = share
  return { generator, percent, days: { from, to } }
}

/**
 * The curve of the day on which the generator gave most in the hours of a line that a share of it made, these hours marked; of all hours
 * where the line has no schedule. undefined where the series has no such direction.
 */
export function markedShare(
  steps: readonly DerivationStep[],
  share: ShareOfLine,
  direction: MarkedLoad['direction'],
  series: IntervalSeries,
  schedule: CompiledSchedule | undefined,
): MarkedLoad | undefined {
  const energy = steps.find((step) => step.step === 'period_energy' && step.figures['quantity'] !== '0')
  const period = energy?.figures['period'] ?? null
  if (schedule === undefined || period === null) return mostOn(series, direction, share.days, null, () => true)
  const counts = inPeriod(schedule, period, series)
  return counts === undefined ? undefined : mostOn(series, direction, share.days, period, counts)
}

function peakStep(steps: readonly DerivationStep[]): DerivationStep | undefined {
  return steps.findLast((step) => step.step === 'peak' && step.figures['at'] !== undefined)
}

/**
 * The curve of the day that says most about a line: of demand the day of the peak with its window marked, of energy by period of the
 * day the day with the most of it. undefined where the intervals or the schedule are not known any more.
 */
export function markedLoad(
  steps: readonly DerivationStep[],
  series: IntervalSeries,
  schedule: CompiledSchedule | undefined,
): MarkedLoad | undefined {
  const peak = peakStep(steps)
  if (peak !== undefined) return ofPeak(peak, series)
  // Of a net charge what was taken comes first, and says more about it than what was given.
  const energy = steps.find((step) => step.step === 'period_energy' && step.figures['quantity'] !== '0')
  return energy === undefined || schedule === undefined ? undefined : ofPeriod(energy, series, schedule)
}

function ofPeak({ figures }: DerivationStep, series: IntervalSeries): MarkedLoad | undefined {
  const at = figures['at'] ?? ''
  const day = at.slice(0, 10)
  const range = rangeOf(series, { from: day, to: day })
  let first = range.from
  while (first < range.to && momentText(series, first) !== at) first++
  const length = Number(figures['minutes']) / series.minutes
  return curveOf(series, day, 'delivered', 'peak', null, (index) => index >= first && index < first + length)
}

function ofPeriod({ figures }: DerivationStep, series: IntervalSeries, schedule: CompiledSchedule): MarkedLoad | undefined {
  const period = figures['period'] ?? ''
  const direction = figures['direction'] === 'received' ? 'received' : 'delivered'
  const counts = inPeriod(schedule, period, series)
  const days = { from: figures['from'] ?? '', to: figures['to'] ?? '' }
  return counts === undefined ? undefined : mostOn(series, direction, days, period, counts)
}

/** Whether an interval lies in a period of the day; undefined where the schedule has no such period. */
function inPeriod(schedule: CompiledSchedule, name: string, series: IntervalSeries): ((index: number) => boolean) | undefined {
  const period = schedule.periods.indexOf(name)
  if (period < 0) return undefined
  return (index) => {
    const base = firstCellOfDay(schedule, fromDayNumber(series.days[index] as number))
    return schedule.table[base + Math.floor((series.minuteOfDay[index] as number) / schedule.slotMinutes)] === period
  }
}

/** The curve of the day with the most energy in the intervals that count. */
function mostOn(
  series: IntervalSeries,
  direction: MarkedLoad['direction'],
  days: ServicePeriod,
  period: string | null,
  counts: (index: number) => boolean,
): MarkedLoad | undefined {
  const values = series.channels.get(direction === 'received' ? 'received_kwh' : 'kwh')
  if (values === undefined) return undefined
  const range = rangeOf(series, days)
  const sums = new Map<number, number>()
  for (let index = range.from; index < range.to; index++) {
    const day = series.days[index] as number
    if (counts(index)) sums.set(day, (sums.get(day) ?? 0) + (values.whole[index] as number))
  }
  let best: number | undefined
  for (const [day, sum] of sums) if (best === undefined || sum > (sums.get(best) ?? 0)) best = day
  return best === undefined ? undefined : curveOf(series, fromDayNumber(best), direction, 'period', period, counts)
}

function curveOf(
  series: IntervalSeries,
  day: LocalDate,
  direction: MarkedLoad['direction'],
  kind: MarkedLoad['kind'],
  period: string | null,
  isMarked: (index: number) => boolean,
): MarkedLoad | undefined {
  const values = series.channels.get(direction === 'received' ? 'received_kwh' : 'kwh')
  const range = rangeOf(series, { from: day, to: day })
  if (values === undefined || range.from >= range.to || series.days[range.from] !== dayNumber(day)) return undefined
  let marked = ZERO
  const points: LoadPointOfDay[] = []
  for (let index = range.from; index < range.to; index++) {
    const energy = valueAt(values, index)
    const counts = isMarked(index)
    if (counts) marked = marked.plus(energy)
    const kw = energy.times(60).div(series.minutes)
    points.push({ at: momentText(series, index).slice(11), kw: kw.toDecimalPlaces(6).toFixed(), isMarked: counts })
  }
  return { kind, day, minutes: series.minutes, direction, points, markedKwh: marked.toFixed(), period }
}

import { type Decimal, ONE, sum, ZERO } from '../../kernel/decimal.js'
import type { ServicePeriod } from '../../kernel/service-period.js'
import { addStep, missing, problem, type Scope, type Trace } from '../scope.js'
import { sumOf, sumsByCode } from './channel-sums.js'
import { codesOf } from './codes.js'
import type { CompiledSchedule } from './compiled-schedule.js'
import { keptParts, lessGiven, noteKept } from './kept-energy.js'
import { netted } from './netting.js'
import { type ChannelValues, coverageGap, type IntervalSeries, rangeOf } from './interval-series.js'

export type Direction = 'delivered' | 'received'

interface Found {
  readonly series: IntervalSeries
  readonly values: ChannelValues
}

/** The series and channel a rule asks for, complete on the days; undefined, with the reason noted, where it cannot be had. */
export function completeChannel(
  scope: Scope,
  channel: 'kwh' | 'received_kwh' | 'kw' | 'kva' | 'kvarh',
  days: ServicePeriod,
): Found | undefined {
  const series = scope.facts.intervals
  if (series === undefined) {
    intervalsMissing(scope, channel)
    return undefined
  }
  const values = series.channels.get(channel)
  if (values === undefined) {
    missing(scope, channel)
    return undefined
  }
  const gap = coverageGap(series, days, channel)
  if (gap === undefined) return { series, values: nettedValues(scope, series, channel, values) }
  problem(scope, 'INTERVALS_INCOMPLETE', channel, gap)
  return undefined
}

/** Why there are no intervals at all: what was found of them, or that nobody knows any. */
export function intervalsMissing(scope: Scope, channel: string): void {
  const known = scope.facts.intervalsProblem
  if (known === undefined) missing(scope, 'intervals')
  else problem(scope, known.code, channel, known.message)
}

/** Of energy that is netted before it is priced, what is left of it. */
function nettedValues(scope: Scope, series: IntervalSeries, channel: string, values: ChannelValues): ChannelValues {
  const minutes = scope.conventions.nettingMinutes
  if (minutes === undefined || (channel !== 'kwh' && channel !== 'received_kwh')) return values
  return netted(series, minutes)?.[channel] ?? values
}

/** Energy of the days in one direction, kWh; null where it is not known. */
export function energyOn(scope: Scope, direction: Direction, days: ServicePeriod, trace: Trace): Decimal | null {
  const found = completeChannel(scope, channelOf(direction), days)
  if (found === undefined) return null
  const range = rangeOf(found.series, days)
  const [energy] =
    direction === 'received'
      ? (lessGiven(scope, days, [keptOn(scope, found, days)], () => keptOfPeriod(scope)) ?? [])
      : [sumOf(found.values, range)]
  if (energy === undefined) return null
  if (direction === 'received') noteKept(scope, days, trace)
  addStep(trace, 'interval_energy', {
    quantity: energy.toFixed(),
    unit: 'kWh',
    direction,
    intervals: String(range.to - range.from),
    minutes: String(found.series.minutes),
    from: days.from,
    to: days.to,
  })
  return energy
}

/** Energy of the days by period of a schedule, in its order; null where it is not known. The figures sum to the energy of the days. */
export function energyByPeriod(
  scope: Scope,
  direction: Direction,
  schedule: CompiledSchedule,
  days: ServicePeriod,
): Decimal[] | null {
  const found = completeChannel(scope, channelOf(direction), days)
  if (found === undefined) return null
  const codes = codesOf(scope, found.series, schedule, days)
  if (codes === undefined) return null
  const sumsOn = (part: ServicePeriod) => sumsByCode(found.values, rangeOf(found.series, part), codes, schedule.periods.length)
  if (direction === 'delivered') return sumsOn(days)
  const kept = keptParts(scope, days)
  if (kept === undefined) return lessGiven(scope, days, sumsOn(days), () => keptOfPeriod(scope))
  const parts = kept.map((part) => ({ kept: part.kept, sums: sumsOn(part.days) }))
  const sums = schedule.periods.map((_, index) => sum(parts.map((part) => (part.sums[index] ?? ZERO).times(part.kept))))
  return lessGiven(scope, days, sums, () => keptOfPeriod(scope))
}

/** Energy given on the days less the percentages of it that belong to others. */
function keptOn(scope: Scope, { series, values }: Found, days: ServicePeriod): Decimal {
  const parts = keptParts(scope, days) ?? [{ days, kept: ONE }]
  return sum(parts.map((part) => sumOf(values, rangeOf(series, part.days)).times(part.kept)))
}

/** As `keptOn` for the whole period; null, with the reason noted, where intervals of it are missing. */
function keptOfPeriod(scope: Scope): Decimal | null {
  const { period } = scope.facts
  const found = completeChannel(scope, 'received_kwh', period)
  return found === undefined ? null : keptOn(scope, found, period)
}

/** As `energyByPeriod`; nothing was given to the grid where the meter has no channel for it. */
export function receivedByPeriod(scope: Scope, schedule: CompiledSchedule, days: ServicePeriod): Decimal[] | null {
  if (scope.facts.intervals !== undefined && !scope.facts.intervals.channels.has('received_kwh'))
    return schedule.periods.map(() => ZERO)
  return energyByPeriod(scope, 'received', schedule, days)
}

export function channelOf(direction: Direction): 'kwh' | 'received_kwh' {
  return direction === 'delivered' ? 'kwh' : 'received_kwh'
}

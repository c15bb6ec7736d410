import { type Decimal, ZERO } from '../../kernel/decimal.js'
import { addDays, type LocalDate, weekdayOf } from '../../kernel/local-date.js'
import { addStep, missing, problem, type Scope, type Trace } from '../scope.js'
import type { EventUse } from '../tariff.js'
import { sumOf } from './channel-sums.js'
import { completeChannel } from './energy.js'
import { fitIntervals } from './event-fit.js'
import { type EventWindow, windowsOn, windowText } from './events.js'
import { type ChannelValues, coverageGap, type IntervalRange, type IntervalSeries, rangeOf, valueAt } from './interval-series.js'

/** How far back days without an event are looked for. */
const DAYS_BACK = 60

/** What was counted in the hours of the events of the period: energy, power, or how much less than usual. */
export function energyDuring(scope: Scope, operation: EventUse, windows: readonly EventWindow[], trace: Trace): Decimal {
  const found = completeChannel(scope, 'kwh', scope.facts.period)
  if (found === undefined) return ZERO
  const own = windowsOn(windows, scope.facts.period)
  if (!fitIntervals(scope, found.series, operation.during, own)) return ZERO
  const ranges = own.map((window) => ({ window, range: rangeOfWindow(found.series, window, window.day) }))
  const value = ranges.reduce<Decimal>((total, { window, range }) => {
    const energy = sumOf(found.values, range)
    if (operation.take === 'energy') return total.plus(energy)
    if (operation.take === 'below_baseline') {
      const usual = baselineOf(scope, operation, windows, window, found)
      const saved = usual.minus(energy)
      return saved.gt(0) ? total.plus(saved) : total
    }
    const power = powerOf(found.series, found.values, range, operation.take)
    return operation.take === 'highest_kw' ? (power.gt(total) ? power : total) : total.plus(power.div(ranges.length))
  }, ZERO)
  addStep(trace, 'event_hours', { event: operation.during, hours: own.map(windowText).join('; ') })
  addStep(trace, 'operation', {
    operation: 'sum',
    operands: `${own.length} events ${operation.during}`,
    result: value.toFixed(),
    label: `${operation.take.replaceAll('_', ' ')} during ${operation.during}`,
  })
  return value
}

/** The intervals of a window, on its own day or on another one. */
function rangeOfWindow(series: IntervalSeries, window: EventWindow, day: LocalDate): IntervalRange {
  const range = rangeOf(series, { from: day, to: day })
  let from = range.from
  while (from < range.to && (series.minuteOfDay[from] as number) < window.fromMinute) from++
  let to = from
  while (to < range.to && (series.minuteOfDay[to] as number) < window.toMinute) to++
  return { from, to }
}

function powerOf(series: IntervalSeries, values: ChannelValues, range: IntervalRange, take: 'highest_kw' | 'mean_kw'): Decimal {
  const perHour = 60 / series.minutes
  if (range.from >= range.to) return ZERO
  if (take === 'mean_kw')
    return sumOf(values, range)
      .times(perHour)
      .div(range.to - range.from)
  let highest: Decimal = ZERO
  for (let at = range.from; at < range.to; at++) {
    const power = valueAt(values, at).times(perHour)
    if (power.gt(highest)) highest = power
  }
  return highest
}

/**
 * Usual use in the hours of an event: the mean of the highest of the last days of the same kind (working days, or weekends) without an
 * event, as peak-time rebates publish it ("the highest five of the ten previous similar days").
 */
function baselineOf(
  scope: Scope,
  operation: EventUse,
  all: readonly EventWindow[],
  window: EventWindow,
  found: { readonly series: IntervalSeries; readonly values: ChannelValues },
): Decimal {
  const { days, highest } = operation.baseline ?? { days: 0, highest: 0 }
  const isWeekend = weekdayOf(window.day) > 5
  const uses: Decimal[] = []
  for (let back = 1; back <= DAYS_BACK && uses.length < days; back++) {
    const day = addDays(window.day, -back)
    if (weekdayOf(day) > 5 !== isWeekend || all.some((other) => other.day === day)) continue
    if (coverageGap(found.series, { from: day, to: day }) !== undefined) {
      problem(
        scope,
        'HISTORY_INCOMPLETE',
        operation.during,
        `the usual use before ${window.day} cannot be told: ${day} is not complete`,
      )
      return ZERO
    }
    uses.push(sumOf(found.values, rangeOfWindow(found.series, window, day)))
  }
  if (uses.length < days) return missing(scope, `${days} days before ${window.day}`)
  const chosen = uses.sort((left, right) => right.comparedTo(left)).slice(0, highest)
  return chosen.reduce<Decimal>((sum, use) => sum.plus(use), ZERO).div(Math.max(1, chosen.length))
}

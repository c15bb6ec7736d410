import { type Decimal, decimal, ZERO } from '../../kernel/decimal.js'
import { daysOf, intersection } from '../../kernel/service-period.js'
import type { Quality } from '../formats/meter-record.js'
import { known } from './interval-rules.js'
import type { Measurement, MeasurementSurroundings, Oddity } from './measurement.js'
import { dailyUse, dailyUses, type Statistic, statisticOf } from './statistics.js'

/** Rules about the quantity that was used. */

/** Use is not below zero, in sum or in any interval, where the register counts one way only. */
export function negativeConsumption(measurement: Measurement, around: MeasurementSurroundings): Oddity | undefined {
  if (around.register.mayBeNegative) return undefined
  const lowest = statisticOf('min', [...known(measurement), ...(measurement.quantity === null ? [] : [measurement.quantity])])
  if (lowest === undefined || !lowest.isNegative() || lowest.isZero()) return undefined
  return { sentence: `${lowest.toFixed()} ${measurement.unit} is below zero.`, figures: { lowest: lowest.toFixed() } }
}

/** Something was used, unless there was no supply on any of the days. */
export function zeroConsumption(measurement: Measurement, around: MeasurementSurroundings): Oddity | undefined {
  if (measurement.quantity === null || !measurement.quantity.isZero()) return undefined
  const days = daysOf(measurement)
  const without = around.outages.reduce((count, outage) => {
    const shared = intersection(outage, measurement)
    return shared === undefined ? count : count + daysOf(shared)
  }, 0)
  if (without >= days) return undefined
  return {
    sentence: `Nothing was used in ${days} days, ${without} of them without supply.`,
    figures: { days: String(days), days_without_supply: String(without) },
  }
}

export interface HighLowParameters {
  /** More than so many percent of the usual use a day is high; undefined: never. */
  readonly highPercent?: Decimal
  readonly lowPercent?: Decimal
  /** How many measurements before make the usual. */
  readonly measurements: number
}

/** The use of a day lies within bounds around what was usual, whatever the number of days. */
export function highLow(
  measurement: Measurement,
  around: MeasurementSurroundings,
  parameters: HighLowParameters,
): Oddity | undefined {
  const own = dailyUse(measurement)
  const usual = statisticOf('average', dailyUses(around.earlier.slice(-parameters.measurements)))
  if (own === null || usual === undefined || usual.isZero()) return undefined
  const percent = own.times(100).div(usual)
  const isHigh = parameters.highPercent !== undefined && percent.gt(parameters.highPercent)
  const isLow = parameters.lowPercent !== undefined && percent.lt(parameters.lowPercent)
  if (!isHigh && !isLow) return undefined
  const figures = {
    a_day: own.toDecimalPlaces(6).toFixed(),
    usual: usual.toDecimalPlaces(6).toFixed(),
    percent: percent.toDecimalPlaces(1).toFixed(),
  }
  return {
    sentence: `${figures.a_day} ${measurement.unit} a day is ${figures.percent} % of the usual ${figures.usual}.`,
    figures,
  }
}

export interface ComparisonParameters {
  /** A figure of the uses a day, or how many times there was no supply. */
  readonly statistic: Statistic | 'outage_count'
  /** Over so many measurements before, of their use a day. */
  readonly measurements: number
  /** It is odd where the use a day is above (or below) statistic × times + plus. */
  readonly odd: 'above' | 'below'
  readonly times: Decimal
  readonly plus: Decimal
}

/** A comparison with a statistic of what was used before. Without anything before, nothing is said. */
export function dynamicComparison(
  measurement: Measurement,
  around: MeasurementSurroundings,
  parameters: ComparisonParameters,
): Oddity | undefined {
  const own = dailyUse(measurement)
  const before = dailyUses(around.earlier.slice(-parameters.measurements))
  const statistic =
    parameters.statistic === 'outage_count' ? decimal(around.outages.length) : statisticOf(parameters.statistic, before)
  if (own === null || statistic === undefined || before.length === 0) return undefined
  const bound = statistic.times(parameters.times).plus(parameters.plus)
  if (parameters.odd === 'above' ? own.lte(bound) : own.gte(bound)) return undefined
  const figures = {
    a_day: own.toDecimalPlaces(6).toFixed(),
    bound: bound.toDecimalPlaces(6).toFixed(),
    statistic: parameters.statistic,
  }
  return {
    sentence: `${figures.a_day} ${measurement.unit} a day is ${parameters.odd} ${figures.bound}, by the ${parameters.statistic} of ${before.length} before.`,
    figures,
  }
}

/** Not too many measurements in a row are estimated, this one included. */
export function prolongedEstimation(measurement: Measurement, around: MeasurementSurroundings, most: number): Oddity | undefined {
  const inARow = around.estimatedInARow + 1
  if (!isEstimated(measurement.quality) || inARow <= most) return undefined
  return { sentence: `It is the estimate number ${inARow} in a row.`, figures: { in_a_row: String(inARow) } }
}

function isEstimated(quality: Quality): boolean {
  return quality === 'E' || quality === 'F' || quality === 'S'
}

export interface ReplacementParameters {
  /** How much the use may change before a person looks. */
  readonly mostQuantity: Decimal
  readonly mostPercent: Decimal
  /** Qualities from the best to the least; a less good one does not replace a better one unseen. */
  readonly ranking: readonly Quality[]
}

/** What replaces an accepted measurement is of no lesser quality, and not far from it. */
export function finalMeasurementReplacement(
  measurement: Measurement,
  around: MeasurementSurroundings,
  parameters: ReplacementParameters,
): Oddity | undefined {
  const { accepted } = around
  if (accepted === undefined || accepted.quantity === null || measurement.quantity === null) return undefined
  const rank = (quality: Quality): number => {
    const place = parameters.ranking.indexOf(quality)
    return place === -1 ? parameters.ranking.length : place
  }
  const change = measurement.quantity.minus(accepted.quantity)
  const figures = { accepted: accepted.quantity.toFixed(), arrived: measurement.quantity.toFixed(), change: change.toFixed() }
  if (rank(measurement.quality) > rank(accepted.quality)) {
    return {
      sentence: `A measurement of quality ${measurement.quality} would replace one of quality ${accepted.quality}.`,
      figures,
    }
  }
  const percent = accepted.quantity.isZero()
    ? change.isZero()
      ? ZERO
      : parameters.mostPercent.plus(1)
    : change.abs().times(100).div(accepted.quantity.abs())
  if (change.abs().lte(parameters.mostQuantity) || percent.lte(parameters.mostPercent)) return undefined
  return { sentence: `The use would change from ${figures.accepted} to ${figures.arrived} ${measurement.unit}.`, figures }
}

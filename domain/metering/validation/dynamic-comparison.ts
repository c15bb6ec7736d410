import { type Decimal, decimal } from '../../kernel/decimal.js'
import type { Measurement, MeasurementSurroundings, Oddity } from './measurement.js'
import { dailyUse, dailyUses, type Statistic, statisticOf } from './statistics.js'

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

import { type Decimal, decimal, sum } from '../../kernel/decimal.js'
import { known, type Measurement, type Oddity } from './measurement.js'
import { statisticOf } from './statistics.js'

export interface SpikeParameters {
  /** More than so many times the mean of the other intervals. */
  readonly times: Decimal
  /** And at least this: a spike of next to nothing is none. */
  readonly atLeast: Decimal
}

/** No interval stands far above all others. */
export function intervalSpike(measurement: Measurement, parameters: SpikeParameters): Oddity | undefined {
  const values = known(measurement)
  if (values.length < 2) return undefined
  const highest = statisticOf('max', values) ?? decimal(0)
  const others = sum(values)
    .minus(highest)
    .div(values.length - 1)
  if (highest.lt(parameters.atLeast) || highest.lte(others.times(parameters.times))) return undefined
  const at = measurement.intervals?.values.findIndex((value) => value?.eq(highest)) ?? -1
  return {
    sentence: `Interval ${at + 1} has ${highest.toFixed()} ${measurement.unit}, the mean of the others is ${others.toDecimalPlaces(3).toFixed()}.`,
    figures: { interval: String(at + 1), value: highest.toFixed(), mean_of_others: others.toDecimalPlaces(6).toFixed() },
  }
}

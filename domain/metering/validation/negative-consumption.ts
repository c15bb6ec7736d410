import { known, type Measurement, type MeasurementSurroundings, type Oddity } from './measurement.js'
import { statisticOf } from './statistics.js'

/** Use is not below zero, in sum or in any interval, where the register counts one way only. */
export function negativeConsumption(measurement: Measurement, around: MeasurementSurroundings): Oddity | undefined {
  if (around.register.mayBeNegative) return undefined
  const lowest = statisticOf('min', [...known(measurement), ...(measurement.quantity === null ? [] : [measurement.quantity])])
  if (lowest === undefined || !lowest.isNegative() || lowest.isZero()) return undefined
  return { sentence: `${lowest.toFixed()} ${measurement.unit} is below zero.`, figures: { lowest: lowest.toFixed() } }
}

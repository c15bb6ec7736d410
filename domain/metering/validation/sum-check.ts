import { type Decimal, sum } from '../../kernel/decimal.js'
import { known, type Measurement, type MeasurementSurroundings, type Oddity } from './measurement.js'

export interface SumCheckParameters {
  /** Names of siblings whose sum must be this measurement's use: the register beside the intervals, the time-of-use registers of a total. */
  readonly siblings: readonly string[]
  /** Percent of the use that the sums may be apart. */
  readonly tolerancePercent: Decimal
}

/** Intervals sum to the register's use, time-of-use registers to the total. Nothing is said while one of them has not come. */
export function sumCheck(
  measurement: Measurement,
  around: MeasurementSurroundings,
  parameters: SumCheckParameters,
): Oddity | undefined {
  const own = measurement.intervals === undefined ? measurement.quantity : sum(known(measurement))
  const others = parameters.siblings.map((name) => around.siblings.get(name))
  if (own === null || others.some((other) => other === undefined || other === null)) return undefined
  const total = sum(others as Decimal[])
  const allowed = total.abs().times(parameters.tolerancePercent).div(100)
  if (own.minus(total).abs().lte(allowed)) return undefined
  return {
    sentence: `${own.toFixed()} ${measurement.unit} were counted, ${parameters.siblings.join(' and ')} have ${total.toFixed()}.`,
    figures: { own: own.toFixed(), others: total.toFixed(), difference: own.minus(total).toFixed() },
  }
}

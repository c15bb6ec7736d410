import { daysOf, intersection } from '../../kernel/service-period.js'
import type { Measurement, MeasurementSurroundings, Oddity } from './measurement.js'

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

import { decimal } from '../../kernel/decimal.js'
import type { Measurement, MeasurementSurroundings, Oddity } from './measurement.js'

/** The multiplier that was applied is the register's. */
export function multiplier(measurement: Measurement, around: MeasurementSurroundings): Oddity | undefined {
  if (decimal(measurement.multiplier).eq(around.register.multiplier)) return undefined
  const figures = { found: measurement.multiplier, expected: around.register.multiplier }
  return { sentence: `The multiplier ${figures.found} was applied, the register has ${figures.expected}.`, figures }
}

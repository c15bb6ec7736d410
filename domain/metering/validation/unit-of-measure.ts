import type { Measurement, MeasurementSurroundings, Oddity } from './measurement.js'

/** It is counted in the register's unit. */
export function unitOfMeasure(measurement: Measurement, around: MeasurementSurroundings): Oddity | undefined {
  if (measurement.unit === around.register.unit) return undefined
  const figures = { found: measurement.unit, expected: around.register.unit }
  return { sentence: `It is in ${figures.found || 'no unit'}, the register counts ${figures.expected}.`, figures }
}

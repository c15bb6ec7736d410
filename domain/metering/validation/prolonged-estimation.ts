import type { Quality } from '../formats/meter-record.js'
import type { Measurement, MeasurementSurroundings, Oddity } from './measurement.js'

/** Not too many measurements in a row are estimated, this one included. */
export function prolongedEstimation(measurement: Measurement, around: MeasurementSurroundings, most: number): Oddity | undefined {
  const inARow = around.estimatedInARow + 1
  if (!isEstimated(measurement.quality) || inARow <= most) return undefined
  return { sentence: `It is the estimate number ${inARow} in a row.`, figures: { in_a_row: String(inARow) } }
}

function isEstimated(quality: Quality): boolean {
  return quality === 'E' || quality === 'F' || quality === 'S'
}

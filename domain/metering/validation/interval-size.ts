import type { Measurement, MeasurementSurroundings, Oddity } from './measurement.js'

/** Each interval is as long as the channel's. */
export function intervalSize(measurement: Measurement, around: MeasurementSurroundings): Oddity | undefined {
  const expected = around.register.seconds
  const found = measurement.intervals?.seconds
  if (found === undefined || expected === undefined || found === expected) return undefined
  return {
    sentence: `Intervals of ${found} seconds came, the channel counts ${expected}.`,
    figures: { found: String(found), expected: String(expected) },
  }
}

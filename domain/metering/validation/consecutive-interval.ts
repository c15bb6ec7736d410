import type { Measurement, MeasurementSurroundings, Oddity } from './measurement.js'

/** Intervals begin where the ones accepted before them ended. */
export function consecutiveInterval(measurement: Measurement, around: MeasurementSurroundings): Oddity | undefined {
  const before = around.earlier.at(-1)?.intervals
  if (measurement.intervals === undefined || before === undefined) return undefined
  const end = before.startsAt + before.seconds * before.values.length
  const gap = measurement.intervals.startsAt - end
  if (gap === 0) return undefined
  return {
    sentence: `The intervals begin ${Math.abs(gap)} seconds ${gap > 0 ? 'after' : 'before'} the end of those before them.`,
    figures: { gap: String(gap) },
  }
}

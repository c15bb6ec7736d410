import type { Measurement, MeasurementSurroundings, Oddity } from './measurement.js'

/** The same days with the same figures were accepted before. */
export function duplicate(measurement: Measurement, around: MeasurementSurroundings): Oddity | undefined {
  const { accepted } = around
  if (accepted === undefined || accepted.from !== measurement.from || accepted.to !== measurement.to) return undefined
  const same = figuresOf(accepted) === figuresOf(measurement)
  return same
    ? {
        sentence: 'The same figures were accepted for these days before.',
        figures: { from: measurement.from, to: measurement.to },
      }
    : undefined
}

function figuresOf(measurement: Measurement): string {
  const values = measurement.intervals?.values.map((value) => value?.toFixed() ?? '') ?? []
  return JSON.stringify([measurement.quantity?.toFixed() ?? null, measurement.intervals?.startsAt ?? null, values])
}

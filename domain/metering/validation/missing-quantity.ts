import type { Measurement, Oddity } from './measurement.js'

/** Not more intervals, or reads, are missing than may be. */
export function missingQuantity(measurement: Measurement, mostMissing: number): Oddity | undefined {
  const missing =
    measurement.intervals === undefined
      ? measurement.quantity === null
        ? 1
        : 0
      : measurement.intervals.values.filter((value) => value === null).length
  if (missing <= (measurement.intervals === undefined ? 0 : mostMissing)) return undefined
  const of = measurement.intervals?.values.length ?? 1
  return { sentence: `${missing} of ${of} quantities are missing.`, figures: { missing: String(missing), of: String(of) } }
}

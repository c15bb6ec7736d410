import type { Measurement, MeasurementSurroundings, Oddity } from './measurement.js'

/** All other channels that must come with it have come. */
export function siblingsExist(
  measurement: Measurement,
  around: MeasurementSurroundings,
  names: readonly string[],
): Oddity | undefined {
  const missing = names.filter((name) => (around.siblings.get(name) ?? null) === null)
  if (missing.length === 0) return undefined
  return {
    sentence: `Nothing came for ${missing.join(', ')} on ${measurement.from} to ${measurement.to}.`,
    figures: { missing: missing.join(', ') },
  }
}

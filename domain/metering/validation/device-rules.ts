import { decimal } from '../../kernel/decimal.js'
import type { Measurement, MeasurementSurroundings, Oddity } from './measurement.js'

/** Rules about the device a measurement comes from. */

/** The multiplier that was applied is the register's. */
export function multiplier(measurement: Measurement, around: MeasurementSurroundings): Oddity | undefined {
  if (decimal(measurement.multiplier).eq(around.register.multiplier)) return undefined
  const figures = { found: measurement.multiplier, expected: around.register.multiplier }
  return { sentence: `The multiplier ${figures.found} was applied, the register has ${figures.expected}.`, figures }
}

/** It is counted in the register's unit. */
export function unitOfMeasure(measurement: Measurement, around: MeasurementSurroundings): Oddity | undefined {
  if (measurement.unit === around.register.unit) return undefined
  const figures = { found: measurement.unit, expected: around.register.unit }
  return { sentence: `It is in ${figures.found || 'no unit'}, the register counts ${figures.expected}.`, figures }
}

const STATUS: Readonly<Record<string, string>> = {
  off: 'is turned off',
  removed: 'was removed',
  not_linked: 'serves no service point',
}

/** The device is in use: a meter that is off, removed or linked to nothing measures nothing that is billed. */
export function inactiveMeasurement(measurement: Measurement, around: MeasurementSurroundings): Oddity | undefined {
  const status = STATUS[around.register.status]
  if (status === undefined) return undefined
  return {
    sentence: `The meter ${status}, and measured ${measurement.quantity?.toFixed() ?? 'nothing'}.`,
    figures: { status: around.register.status },
  }
}

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

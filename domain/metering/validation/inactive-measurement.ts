import type { Measurement, MeasurementSurroundings, Oddity } from './measurement.js'

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

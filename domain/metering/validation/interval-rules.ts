import { type Decimal, decimal, sum } from '../../kernel/decimal.js'
import type { Measurement, MeasurementSurroundings, Oddity } from './measurement.js'
import { statisticOf } from './statistics.js'

/** Rules about the shape of a channel's intervals. Each answers what is odd, or undefined. */

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

export interface SpikeParameters {
  /** More than so many times the mean of the other intervals. */
  readonly times: Decimal
  /** And at least this: a spike of next to nothing is none. */
  readonly atLeast: Decimal
}

/** No interval stands far above all others. */
export function intervalSpike(measurement: Measurement, parameters: SpikeParameters): Oddity | undefined {
  const values = known(measurement)
  if (values.length < 2) return undefined
  const highest = statisticOf('max', values) ?? decimal(0)
  const others = sum(values)
    .minus(highest)
    .div(values.length - 1)
  if (highest.lt(parameters.atLeast) || highest.lte(others.times(parameters.times))) return undefined
  const at = measurement.intervals?.values.findIndex((value) => value?.eq(highest)) ?? -1
  return {
    sentence: `Interval ${at + 1} has ${highest.toFixed()} ${measurement.unit}, the mean of the others is ${others.toDecimalPlaces(3).toFixed()}.`,
    figures: { interval: String(at + 1), value: highest.toFixed(), mean_of_others: others.toDecimalPlaces(6).toFixed() },
  }
}

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

export interface SumCheckParameters {
  /** Names of siblings whose sum must be this measurement's use: the register beside the intervals, the time-of-use registers of a total. */
  readonly siblings: readonly string[]
  /** Percent of the use that the sums may be apart. */
  readonly tolerancePercent: Decimal
}

/** Intervals sum to the register's use, time-of-use registers to the total. Nothing is said while one of them has not come. */
export function sumCheck(
  measurement: Measurement,
  around: MeasurementSurroundings,
  parameters: SumCheckParameters,
): Oddity | undefined {
  const own = measurement.intervals === undefined ? measurement.quantity : sum(known(measurement))
  const others = parameters.siblings.map((name) => around.siblings.get(name))
  if (own === null || others.some((other) => other === undefined || other === null)) return undefined
  const total = sum(others as Decimal[])
  const allowed = total.abs().times(parameters.tolerancePercent).div(100)
  if (own.minus(total).abs().lte(allowed)) return undefined
  return {
    sentence: `${own.toFixed()} ${measurement.unit} were counted, ${parameters.siblings.join(' and ')} have ${total.toFixed()}.`,
    figures: { own: own.toFixed(), others: total.toFixed(), difference: own.minus(total).toFixed() },
  }
}

/** The intervals that were measured. */
export function known(measurement: Measurement): Decimal[] {
  return (measurement.intervals?.values ?? []).filter((value) => value !== null)
}

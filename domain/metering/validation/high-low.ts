import type { Decimal } from '../../kernel/decimal.js'
import type { Measurement, MeasurementSurroundings, Oddity } from './measurement.js'
import { dailyUse, dailyUses, statisticOf } from './statistics.js'

export interface HighLowParameters {
  /** More than so many percent of the usual use a day is high; undefined: never. */
  readonly highPercent?: Decimal
  readonly lowPercent?: Decimal
  /** How many measurements before make the usual. */
  readonly measurements: number
}

/** The use of a day lies within bounds around what was usual, whatever the number of days. */
export function highLow(
  measurement: Measurement,
  around: MeasurementSurroundings,
  parameters: HighLowParameters,
): Oddity | undefined {
  const own = dailyUse(measurement)
  const usual = statisticOf('average', dailyUses(around.earlier.slice(-parameters.measurements)))
  if (own === null || usual === undefined || usual.isZero()) return undefined
  const percent = own.times(100).div(usual)
  const isHigh = parameters.highPercent !== undefined && percent.gt(parameters.highPercent)
  const isLow = parameters.lowPercent !== undefined && percent.lt(parameters.lowPercent)
  if (!isHigh && !isLow) return undefined
  const figures = {
    a_day: own.toDecimalPlaces(6).toFixed(),
    usual: usual.toDecimalPlaces(6).toFixed(),
    percent: percent.toDecimalPlaces(1).toFixed(),
  }
  return {
    sentence: `${figures.a_day} ${measurement.unit} a day is ${figures.percent} % of the usual ${figures.usual}.`,
    figures,
  }
}

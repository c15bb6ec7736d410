import { type Decimal, ZERO } from '../../kernel/decimal.js'
import type { Quality } from '../formats/meter-record.js'
import type { Measurement, MeasurementSurroundings, Oddity } from './measurement.js'

export interface ReplacementParameters {
  /** How much the use may change before a person looks. */
  readonly mostQuantity: Decimal
  readonly mostPercent: Decimal
  /** Qualities from the best to the least; a less good one does not replace a better one unseen. */
  readonly ranking: readonly Quality[]
}

/** What replaces an accepted measurement is of no lesser quality, and not far from it. */
export function finalMeasurementReplacement(
  measurement: Measurement,
  around: MeasurementSurroundings,
  parameters: ReplacementParameters,
): Oddity | undefined {
  const { accepted } = around
  if (accepted === undefined || accepted.quantity === null || measurement.quantity === null) return undefined
  const rank = (quality: Quality): number => {
    const place = parameters.ranking.indexOf(quality)
    return place === -1 ? parameters.ranking.length : place
  }
  const change = measurement.quantity.minus(accepted.quantity)
  const figures = { accepted: accepted.quantity.toFixed(), arrived: measurement.quantity.toFixed(), change: change.toFixed() }
  if (rank(measurement.quality) > rank(accepted.quality)) {
    return {
      sentence: `A measurement of quality ${measurement.quality} would replace one of quality ${accepted.quality}.`,
      figures,
    }
  }
  const percent = accepted.quantity.isZero()
    ? change.isZero()
      ? ZERO
      : parameters.mostPercent.plus(1)
    : change.abs().times(100).div(accepted.quantity.abs())
  if (change.abs().lte(parameters.mostQuantity) || percent.lte(parameters.mostPercent)) return undefined
  return { sentence: `The use would change from ${figures.accepted} to ${figures.arrived} ${measurement.unit}.`, figures }
}

import { decimal } from '../../kernel/decimal.js'
import { round } from '../../kernel/rounding.js'
import type { MeasurementSurroundings, Oddity } from './measurement.js'

/** A check meter counts what the meter counts that it stands beside, within the tolerance of their relation. */
export function checkMeter(around: MeasurementSurroundings): Oddity | undefined {
  for (const { from, to, parentMeterId, childMeterId, parentUse, childUse, tolerancePercent, unit } of around.checks) {
    const apart = childUse.minus(parentUse).abs()
    if (apart.lte(parentUse.abs().times(tolerancePercent).div(100))) continue
    const percent = parentUse.isZero() ? undefined : round(apart.times(100).div(parentUse.abs()), { digits: 2, mode: 'half_up' })
    const figures = {
      check_meter: childMeterId,
      counted: childUse.toFixed(),
      meter: parentMeterId,
      counted_there: parentUse.toFixed(),
      tolerance: decimal(tolerancePercent).toFixed(),
      ...(percent === undefined ? {} : { percent: percent.toFixed() }),
    }
    const days = from === to ? `On ${from}` : `From ${from} to ${to}`
    const far = percent === undefined ? '' : `: ${figures.percent} % apart, more than ${figures.tolerance} %`
    return {
      sentence: `${days} check meter ${childMeterId} counted ${figures.counted} ${unit}, ${parentMeterId} ${figures.counted_there}${far}.`,
      figures,
    }
  }
  return undefined
}

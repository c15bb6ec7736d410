import { type Decimal, decimal } from '../../kernel/decimal.js'
import type { DayIntervals } from '../intervals/day-pieces.js'
import { interpolation, intervalAveraging } from './interval-estimates.js'

/** Rules for a day's missing intervals, in the order in which they are tried. */
export type DayEstimate = 'interpolation' | 'interval_averaging'

/** A gap longer than this is not put on a straight line. */
export const INTERPOLATED_SECONDS_MAX = 7_200

export interface EstimatedDay {
  readonly rule: DayEstimate
  /** How many intervals are estimated. */
  readonly estimated: number
  readonly day: DayIntervals
}

/**
 * The day with what is missing estimated (quality E): short gaps between their neighbours, else by the mean of the same interval on the days
 * that are alike, rounded to the places of the day. What was measured stays. Undefined where nothing is missing, or where no rule has what it
 * rests on. `alike`: of the same interval length; those with another number of intervals are left out.
 */
export function estimateDay(current: DayIntervals, alike: readonly DayIntervals[]): EstimatedDay | undefined {
  const values = valuesOf(current)
  const estimated = values.filter((value) => value === null).length
  if (estimated === 0) return undefined
  const rounding = { digits: current.scale, mode: 'half_up' } as const
  const most = Math.floor(INTERPOLATED_SECONDS_MAX / current.seconds)
  const usable = alike.filter((day) => day.seconds === current.seconds && day.amounts.length === current.amounts.length)
  const made: readonly (readonly [DayEstimate, Decimal[] | undefined])[] = [
    ['interpolation', interpolation(values, most, rounding)],
    ['interval_averaging', intervalAveraging(values, usable.map(valuesOf), rounding)],
  ]
  for (const [rule, filled] of made) {
    if (filled === undefined) continue
    const amounts = filled.map((value) => value.times(decimal(10).pow(current.scale)).toNumber())
    const qualities = [...current.qualities].map((quality, index) => (values[index] === null ? 'E' : quality)).join('')
    return { rule, estimated, day: { ...current, amounts, qualities } }
  }
  return undefined
}

function valuesOf(day: DayIntervals): (Decimal | null)[] {
  const part = decimal(10).pow(-day.scale)
  return day.amounts.map((amount) => (amount === null ? null : decimal(amount).times(part)))
}

import { type Decimal, decimal, sum, ZERO } from '../../kernel/decimal.js'
import { daysOf } from '../../kernel/service-period.js'
import type { Measurement } from './measurement.js'

export const STATISTICS = ['sum', 'min', 'max', 'average', 'median', 'zero_count', 'deviation'] as const
export type Statistic = (typeof STATISTICS)[number]

/** A figure of a list of values; undefined for an empty one, but the sum and the count of zeros. */
export function statisticOf(statistic: Statistic, values: readonly Decimal[]): Decimal | undefined {
  if (statistic === 'sum') return sum(values)
  if (statistic === 'zero_count') return decimal(values.filter((value) => value.isZero()).length)
  const sorted = [...values].sort((left, right) => left.comparedTo(right))
  const [least, most] = [sorted[0], sorted.at(-1)]
  if (least === undefined || most === undefined) return undefined
  const mean = sum(values).div(values.length)
  switch (statistic) {
    case 'min':
      return least
    case 'max':
      return most
    case 'average':
      return mean
    case 'median': {
      const half = Math.floor(sorted.length / 2)
      const upper = sorted[half] ?? most
      return sorted.length % 2 === 1 ? upper : upper.plus(sorted[half - 1] ?? upper).div(2)
    }
    case 'deviation': {
      const squares = values.reduce<Decimal>((total, value) => total.plus(value.minus(mean).pow(2)), ZERO)
      return squares.div(values.length).sqrt()
    }
  }
}

/** Use a day, for comparing measurements of different lengths; null where the use is not known. */
export function dailyUse(measurement: Measurement): Decimal | null {
  return measurement.quantity === null ? null : measurement.quantity.div(daysOf(measurement))
}

export function dailyUses(measurements: readonly Measurement[]): Decimal[] {
  return measurements.map(dailyUse).filter((use) => use !== null)
}

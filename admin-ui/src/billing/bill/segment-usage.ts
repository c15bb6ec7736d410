import { monthText } from '../../presentation/date-text.js'
import { countText } from '../../presentation/count-text.js'
import { stateText } from '../../presentation/state-tone.js'
import type { UsageSeries } from '../../presentation/usage-points.js'

interface Segment {
  readonly service: string
  readonly quantity: string
  readonly unit: string
  readonly periodTo: string
  readonly days: number
  readonly usage: readonly {
    readonly periodTo: string
    readonly days: number
    readonly quantity: string
    readonly unit: string
  }[]
}

/** The last thirteen periods of an agreement, this bill's last: what stands in another unit than the bill's is left out. */
export function usageOf(segment: Segment): UsageSeries {
  const own = { periodTo: segment.periodTo, days: segment.days, quantity: segment.quantity, unit: segment.unit }
  const periods = [...segment.usage.filter((period) => period.unit === segment.unit && period.periodTo < segment.periodTo), own]
  return {
    label: `${stateText(segment.service)} use`,
    unit: segment.unit,
    points: periods
      .sort((one, other) => (one.periodTo < other.periodTo ? -1 : 1))
      .slice(-13)
      .map((period) => ({
        label: monthText(period.periodTo),
        title: `${monthText(period.periodTo)}, ${countText(period.days, 'day')}`,
        value: period.quantity,
      })),
  }
}

/** A chart says something only where the quantity differs from period to period. */
export function variesOverTime(series: UsageSeries): boolean {
  return new Set(series.points.map((entry) => entry.value)).size > 1
}

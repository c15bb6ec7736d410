import { type Decimal, decimal } from '../kernel/decimal.js'
import type { ServicePeriod } from '../kernel/service-period.js'
import type { ConsumptionRules } from '../metering/consumption.js'
import type { InstalledRegister } from '../metering/installed-register.js'
import type { PlaceRelations } from '../metering/relations/place-consumption.js'
import { countedBetweenReads } from '../metering/use-on-days.js'
import { sumOf } from '../rating/intervals/channel-sums.js'
import { coverageGap, type IntervalSeries, rangeOf } from '../rating/intervals/interval-series.js'

/** What is known of the meters at a generator. */
export interface GeneratorMeters {
  readonly direction: 'delivered' | 'received'
  readonly registers: readonly InstalledRegister[]
  readonly relations?: PlaceRelations
  readonly intervals?: IntervalSeries
  readonly problem?: string
}

export type Generated = { readonly kwh: Decimal } | { readonly unknown: string }

/** What a generator gave on some days, kWh: of its intervals, or of reads at both borders of the days; or why that is not known. */
export function generationOn(meters: GeneratorMeters, days: ServicePeriod, rules: ConsumptionRules): Generated {
  const channel = meters.direction === 'delivered' ? 'kwh' : 'received_kwh'
  if (meters.intervals !== undefined) {
    const values = meters.intervals.channels.get(channel)
    if (values === undefined) return { unknown: `its meters do not count ${channel}` }
    const gap = coverageGap(meters.intervals, days, channel)
    return gap === undefined ? { kwh: sumOf(values, rangeOf(meters.intervals, days)) } : { unknown: gap }
  }
  const read = countedBetweenReads(days, meters.direction, meters.registers, rules, meters.relations)
  if (read === undefined) return { unknown: meters.problem ?? `no reads stand at ${days.from} and ${days.to}` }
  if (read.unit === 'kWh') return { kwh: read.quantity }
  if (read.unit === 'MWh') return { kwh: decimal(read.quantity).times(1000) }
  return { unknown: `its registers count in ${read.unit}` }
}

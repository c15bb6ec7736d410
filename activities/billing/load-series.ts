import type pg from 'pg'
import { type BilledDay, billedDaysOfMeters } from '../../db/metering/interval-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { zoneTable } from '../../db/zone-table.js'
import { daysOfInstall, metersCounting, missingPart } from '../../domain/billing/meters-counting.js'
import { invariant } from '../../domain/kernel/invariant.js'
import type { ServicePeriod } from '../../domain/kernel/service-period.js'
import type { InstalledRegister } from '../../domain/metering/installed-register.js'
import type { PlaceRelations } from '../../domain/metering/relations/place-consumption.js'
import type { RatingCode } from '../../domain/rating/facts.js'
import type { IntervalSeries } from '../../domain/rating/intervals/interval-series.js'
import { seriesOfMeters } from '../../domain/rating/intervals/meter-days.js'

/** Whose intervals are asked for: the meters behind registers of a service point, on which days. */
export interface SeriesQuestion {
  readonly id: string
  readonly registers: readonly InstalledRegister[]
  /** What those meters are to each other, where they are something. */
  readonly relations?: PlaceRelations
  /** First and last day that may count. */
  readonly days: ServicePeriod
  /** The days that must be right. */
  readonly period: ServicePeriod
}

export interface FoundSeries {
  readonly intervals?: IntervalSeries
  readonly intervalsProblem?: { readonly code: RatingCode; readonly message: string }
}

/** What the meters counted interval by interval, by the question's id; one query for all. */
export async function loadSeries(client: pg.PoolClient, wanted: readonly SeriesQuestion[]): Promise<Map<string, FoundSeries>> {
  if (wanted.length === 0) return new Map()
  const utility = await loadUtility(client)
  const zone = utility === undefined ? undefined : zoneTable(utility.timeZone)
  invariant(zone !== undefined, 'a utility without a clock', { timeZone: utility?.timeZone })
  const installs = wanted.map((question) => metersCounting(question, question.days))
  const rows = await billedDaysOfMeters(
    client,
    wanted.flatMap(({ days }, index) => (installs[index] ?? []).map((meter) => ({ meterId: meter.meterId, ...days }))),
  )
  const byMeter = new Map<string, BilledDay[]>()
  for (const row of rows) {
    const known = byMeter.get(row.meterId)
    if (known === undefined) byMeter.set(row.meterId, [row])
    else known.push(row)
  }
  return new Map(
    wanted.map(({ id, days, period }, index): [string, FoundSeries] => {
      const meters = (installs[index] ?? []).map((meter) => ({
        ...meter,
        days: daysOfInstall(byMeter.get(meter.meterId) ?? [], meter),
      }))
      const gap = missingPart(meters, period)
      if (gap !== undefined) return [id, { intervalsProblem: gap }]
      const outcome = seriesOfMeters({ meters, span: days, period, zone })
      return [id, 'series' in outcome ? { intervals: outcome.series } : { intervalsProblem: outcome.problem }]
    }),
  )
}

import type pg from 'pg'
import { type BilledDay, billedDaysOfMeters } from '../../db/metering/interval-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { zoneTable } from '../../db/zone-table.js'
import { invariant } from '../../domain/kernel/invariant.js'
import type { ServicePeriod } from '../../domain/kernel/service-period.js'
import type { InstalledRegister } from '../../domain/metering/installed-register.js'
import { correctedDay } from '../../domain/metering/inventory/accuracy-correction.js'
import type { RatingCode } from '../../domain/rating/facts.js'
import type { IntervalSeries } from '../../domain/rating/intervals/interval-series.js'
import { type MeterDays, seriesOfMeters } from '../../domain/rating/intervals/meter-days.js'

/** Whose intervals are asked for: the meters behind registers of a service point, on which days. */
export interface SeriesQuestion {
  readonly id: string
  readonly registers: readonly InstalledRegister[]
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
  const installs = wanted.map(({ registers, days }) => installsOf(registers, days))
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
      const meters = (installs[index] ?? []).map((meter) => ({ ...meter, days: daysOf(byMeter.get(meter.meterId) ?? [], meter) }))
      const outcome = seriesOfMeters({ meters, span: days, period, zone })
      return [id, 'series' in outcome ? { intervals: outcome.series } : { intervalsProblem: outcome.problem }]
    }),
  )
}

/** The meters behind the registers that were in place on any of the days, each install once. */
function installsOf(registers: readonly InstalledRegister[], days: ServicePeriod): MeterInstall[] {
  const installs = new Map<string, MeterInstall>()
  for (const { meterId, installedOn, removedOn, corrections } of registers) {
    if (installedOn > days.to || (removedOn !== undefined && removedOn < days.from)) continue
    const dates = { installedOn, ...(removedOn === undefined ? {} : { removedOn }) }
    installs.set(`${meterId} ${installedOn}`, { meterId, ...dates, ...(corrections === undefined ? {} : { corrections }) })
  }
  return [...installs.values()]
}

type MeterInstall = Omit<MeterDays, 'days'> & Pick<InstalledRegister, 'corrections'>

/** A meter may have been somewhere else before: only the days of this install count, corrected where it has failed a test. */
function daysOf(days: readonly BilledDay[], install: MeterInstall): readonly BilledDay[] {
  return days
    .filter((day) => day.day >= install.installedOn && (install.removedOn === undefined || day.day <= install.removedOn))
    .map((day) => correctedDay(day, install.corrections))
}

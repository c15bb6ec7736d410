import { installsOn, type LineForLoad, loadLineForLoad } from '../../db/billing/line-load-reads.js'
import { billedDaysOfMeters } from '../../db/metering/interval-store.js'
import type { Queryable } from '../../db/pool.js'
import { findGenerator } from '../../db/renewables/generator-reads.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { zoneTable } from '../../db/zone-table.js'
import { markedLoad, type MarkedLoad, markedShare, type ShareOfLine, shareThatMade } from '../../domain/billing/marked-load.js'
import type { ServicePeriod } from '../../domain/kernel/service-period.js'
import type { ZoneTable } from '../../domain/kernel/zone-table.js'
import type { IntervalSeries } from '../../domain/rating/intervals/interval-series.js'
import { seriesOfMeters } from '../../domain/rating/intervals/meter-days.js'
import type { CompiledSchedule } from '../../domain/rating/intervals/compiled-schedule.js'
import type { LineDerivation } from '../../domain/rating/derivation.js'
import { type BillingRules, loadBillingRules } from './billing-rules.js'

export interface LineLoad extends MarkedLoad {
  readonly meters: readonly string[]
  /** The generator whose curve it is, of a line that a share of it made; null: the agreement's own. */
  readonly generator: { readonly id: string; readonly name: string; readonly percent: string | null } | null
}

/**
 * The load curve that made a line of a bill, as the intervals stand now; of a share, what the generator gave. undefined where there is no
 * such line, or nothing of it can be shown: it rests on registers, or the tariff has no such rule any more.
 */
export async function loadOfLine(db: Queryable, line: { billId: number; lineNo: number }): Promise<LineLoad | undefined> {
  const stored = await loadLineForLoad(db, line)
  const utility = await loadUtility(db)
  const zone = utility === undefined ? undefined : zoneTable(utility.timeZone)
  if (stored === undefined || zone === undefined) return undefined
  const share = shareThatMade(stored.derivation.steps)
  if (share !== undefined) return loadOfShare(db, stored, share, zone)
  const period = { from: stored.periodFrom, to: stored.periodTo }
  const found = await seriesAt(db, { agreementId: stored.agreementId }, period, zone)
  if (found === undefined) return undefined
  const marked = markedLoad(stored.derivation.steps, found.series, await scheduleOf(db, stored))
  return marked === undefined ? undefined : { ...marked, meters: found.meters, generator: null }
}

async function loadOfShare(
  db: Queryable,
  stored: LineForLoad,
  share: ShareOfLine,
  zone: ZoneTable,
): Promise<LineLoad | undefined> {
  const [id = ''] = share.generator.split(', ')
  const generator = await findGenerator(db, id)
  if (generator === undefined) return undefined
  const found = await seriesAt(db, { servicePointId: generator.servicePointId }, share.days, zone)
  if (found === undefined) return undefined
  const schedule = await scheduleOf(db, stored)
  const marked = markedShare(stored.derivation.steps, share, generator.counts, found.series, schedule)
  if (marked === undefined) return undefined
  return { ...marked, meters: found.meters, generator: { id, name: generator.name, percent: share.percent } }
}

/** What the meters at a place counted interval by interval; undefined where they have no such days. */
async function seriesAt(
  db: Queryable,
  at: Parameters<typeof installsOn>[1],
  period: ServicePeriod,
  zone: ZoneTable,
): Promise<{ readonly series: IntervalSeries; readonly meters: readonly string[] } | undefined> {
  const installs = await installsOn(db, at, period)
  const rows = await billedDaysOfMeters(
    db,
    installs.map(({ meterId }) => ({ meterId, ...period })),
  )
  const meters = installs.map((install) => ({
    ...install,
    days: rows.filter(
      (row) =>
        row.meterId === install.meterId &&
        row.day >= install.installedOn &&
        (install.removedOn === undefined || row.day <= install.removedOn),
    ),
  }))
  const outcome = seriesOfMeters({ meters, span: period, period, zone })
  if ('problem' in outcome) return undefined
  return { series: outcome.series, meters: [...new Set(meters.map(({ meterId }) => meterId))] }
}

async function scheduleOf(db: Queryable, { settingsVersion, derivation }: LineForLoad): Promise<CompiledSchedule | undefined> {
  return scheduleOfRule(await loadBillingRules(db, settingsVersion), derivation)
}

function scheduleOfRule(rules: BillingRules, derivation: LineDerivation): CompiledSchedule | undefined {
  const tariff = rules.compiled.book.tariffs.get(derivation.tariff)
  const rule = tariff?.versions.find((version) => version.from === derivation.version)?.rules.get(derivation.rule)
  return rule?.kind === 'time_of_use' ? rule.conventions.schedules.get(rule.source.schedule ?? '') : undefined
}

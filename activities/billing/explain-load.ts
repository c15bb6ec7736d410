import { installsOfAgreement, loadLineForLoad } from '../../db/billing/line-load-reads.js'
import { billedDaysOfMeters } from '../../db/metering/interval-store.js'
import type { Queryable } from '../../db/pool.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { zoneTable } from '../../db/zone-table.js'
import { markedLoad, type MarkedLoad } from '../../domain/billing/marked-load.js'
import { seriesOfMeters } from '../../domain/rating/intervals/meter-days.js'
import type { CompiledSchedule } from '../../domain/rating/intervals/compiled-schedule.js'
import type { LineDerivation } from '../../domain/rating/derivation.js'
import { type BillingRules, loadBillingRules } from './billing-rules.js'

export interface LineLoad extends MarkedLoad {
  readonly meters: readonly string[]
}

/**
 * The load curve that made a line of a bill, as the intervals stand now. undefined where there is no such line, or nothing of it can be
 * shown: it rests on registers, or the tariff has no such rule any more.
 */
export async function loadOfLine(db: Queryable, line: { billId: number; lineNo: number }): Promise<LineLoad | undefined> {
  const stored = await loadLineForLoad(db, line)
  const utility = await loadUtility(db)
  const zone = utility === undefined ? undefined : zoneTable(utility.timeZone)
  if (stored === undefined || zone === undefined) return undefined
  const period = { from: stored.periodFrom, to: stored.periodTo }
  const installs = await installsOfAgreement(db, stored.agreementId, period)
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
  const rules = await loadBillingRules(db, stored.settingsVersion)
  const marked = markedLoad(stored.derivation.steps, outcome.series, scheduleOf(rules, stored.derivation))
  return marked === undefined ? undefined : { ...marked, meters: [...new Set(meters.map(({ meterId }) => meterId))] }
}

function scheduleOf(rules: BillingRules, derivation: LineDerivation): CompiledSchedule | undefined {
  const tariff = rules.compiled.book.tariffs.get(derivation.tariff)
  const rule = tariff?.versions.find((version) => version.from === derivation.version)?.rules.get(derivation.rule)
  return rule?.kind === 'time_of_use' ? rule.conventions.schedules.get(rule.source.schedule ?? '') : undefined
}

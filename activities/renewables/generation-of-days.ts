import type pg from 'pg'
import { loadPlaceRelations } from '../../db/billing/place-relations.js'
import { loadRegisters } from '../../db/billing/register-input-store.js'
import { addDays } from '../../domain/kernel/local-date.js'
import type { ServicePeriod } from '../../domain/kernel/service-period.js'
import { type Generated, generationOn } from '../../domain/renewables/generation.js'
import { loadBillingRules } from '../billing/billing-rules.js'
import { loadSeries } from '../billing/load-series.js'

/** Reads this far before the days, so that the one at their beginning is among them. */
const READ_LOOK_BACK_DAYS = 40

/** What a generator gave on some days as its meters count it today; or why that is not known. */
export async function generationOfDays(
  client: pg.PoolClient,
  generator: { readonly servicePointId: string; readonly counts: 'delivered' | 'received' },
  days: ServicePeriod,
): Promise<Generated> {
  const { servicePointId, counts } = generator
  const since = new Map([[servicePointId, addDays(days.from, -READ_LOOK_BACK_DAYS)]])
  const span = { readOn: addDays(days.to, 1) }
  const found = await loadRegisters(client, since, span)
  const registers = found.get(servicePointId) ?? []
  const relations = (await loadPlaceRelations(client, found, since, span)).get(servicePointId)
  const place = relations === undefined ? {} : { relations }
  const series = (await loadSeries(client, [{ id: servicePointId, registers, ...place, days, period: days }])).get(servicePointId)
  const rules = await loadBillingRules(client, undefined)
  return generationOn(
    {
      direction: counts,
      registers,
      ...place,
      ...(series?.intervals === undefined ? {} : { intervals: series.intervals }),
      ...(series?.intervalsProblem === undefined ? {} : { problem: series.intervalsProblem.message }),
    },
    days,
    rules.compiled.settings.readRules,
  )
}

import { COLLECTION_COLUMNS, expiringProtections, listCollections, pipeline } from '../../db/collections/collection-reads.js'
import { heldBy, standingHolds, type HoldRow } from '../../db/collections/hold-store.js'
import { recentStops } from '../../db/collections/stop-store.js'
import { readingsBetween } from '../../db/collections/weather-store.js'
import type { Queryable } from '../../db/pool.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Permission } from '../../domain/access/permissions.js'
import type { PROTECTION_KINDS } from '../../domain/collections/disconnection-facts.js'
import { addDays } from '../../domain/kernel/local-date.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { parseList } from '../list.js'
import type { CollectionsHomeJson, ExpiringProtectionJson, HoldJson } from './contract.js'

/** Protections that end within so many days are shown as about to. */
const EXPIRING_DAYS = 21
/** Stops of so many days are shown, and those that still have cases to end. */
const STOPS_DAYS = 7

export async function collectionsHomeOf(db: Queryable, may: (permission: Permission) => boolean): Promise<CollectionsHomeJson> {
  const utility = await loadUtility(db)
  if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
  const { today } = utility
  const asking = parseList({ filter: JSON.stringify({ asksApproval: true }), range: '[0,199]' }, COLLECTION_COLUMNS)
  const [stages, approvals, expiring, holds, stops, readings] = await Promise.all([
    pipeline(db),
    listCollections(db, asking),
    expiringProtections(db, today, addDays(today, EXPIRING_DAYS)),
    standingHolds(db, today),
    recentStops(db, addDays(today, -STOPS_DAYS)),
    readingsBetween(db, today, today),
  ])
  const forecast = readings.findLast(({ kind }) => kind === 'forecast')
  const advisory = readings.findLast(({ kind }) => kind === 'advisory')
  const latest = forecast ?? advisory
  return {
    today,
    pipeline: stages,
    approvals: [...approvals.rows],
    expiring: expiring.map((each) => expiringJson(each, may)),
    holds: await holdsJson(db, holds),
    stops: stops.map(({ stopId: id, ...stop }) => ({ id, ...stop })),
    weather:
      latest === undefined
        ? null
        : {
            readOn: latest.readOn,
            source: latest.source,
            low: forecast?.low ?? null,
            high: forecast?.high ?? null,
            isAdvised: advisory?.isAdvised ?? false,
          },
  }
}

export function expiringJson(
  { kind, ...each }: Awaited<ReturnType<typeof expiringProtections>>[number],
  may: (permission: Permission) => boolean,
): ExpiringProtectionJson {
  return { ...each, kind: may('collections.read_protections') ? (kind as (typeof PROTECTION_KINDS)[number]) : null }
}

export async function holdsJson(db: Queryable, holds: readonly HoldRow[]): Promise<HoldJson[]> {
  const shown: HoldJson[] = []
  for (const { holdId: id, scope, scopeValue, reason, fromOn, toOn, placedBy } of holds) {
    shown.push({ id, scope, scopeValue, reason, fromOn, toOn, placedBy, ...(await heldBy(db, { scope, scopeValue })) })
  }
  return shown
}

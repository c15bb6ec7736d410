import { Type } from 'typebox'
import { findTariff, findTariffRevision, listTariffs, TARIFF_COLUMNS, type TariffRecord } from '../../db/rating/tariff-reads.js'
import { loadChartAdditions } from '../../db/utility/chart-additions-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { TariffFile } from '../../domain/rating/tariff.js'
import { withChartAdditions } from '../../domain/utility/chart-additions.js'
import type { SettingsFile } from '../../domain/utility/settings-file.js'
import type { ApiDeps } from '../deps.js'
import { found } from '../errors.js'
import { closed, key, serial } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { type TariffRecordJson, settingsPage, tariffPage, tariffRecord } from './contract.js'
import { tariffCompareRoutes } from './compare-routes.js'
import { eventRoutes } from './event-routes.js'
import { tariffFileRoutes } from './file-routes.js'
import { lineAccountRoutes } from './line-account-routes.js'
import { rateCheckRoutes } from './rate-check-routes.js'
import { readableSettings } from './readable-settings.js'
import { tariffVersionRoutes } from './version-routes.js'
import { readableTariff, timelineOf } from './readable-tariff.js'

const list = route({
  method: 'GET',
  url: '/tariffs',
  permission: 'rating.read',
  tag: 'rating',
  summary: 'List tariffs',
  query: listQuery,
  response: listAnswer(tariffRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, TARIFF_COLUMNS)
    const today = await businessDate(deps)
    const page = await listTariffs(deps.pool, window)
    const rows = page.rows.map((tariff) => recordJson(tariff, today))
    return sendList(reply, { rows, total: page.total, resource: 'tariffs', offset: window.offset })
  },
})

const read = route({
  method: 'GET',
  url: '/tariffs/:id',
  permission: 'rating.read',
  tag: 'rating',
  summary: 'Read a tariff, its versions in sentences',
  params: closed({ id: key() }),
  response: tariffPage,
  handler: async ({ deps, params }) => {
    const { tariff, revisions } = found(await findTariff(deps.pool, params.id))
    const today = await businessDate(deps)
    return {
      ...recordJson(tariff, today),
      ...readableTariff(tariff.document as TariffFile, today),
      revisions: revisions.map((revision) => ({ ...revision, recordedAt: revision.recordedAt.toISOString() })),
      document: tariff.document,
    }
  },
})

const readRevision = route({
  method: 'GET',
  url: '/tariffs/:id/revisions/:revision',
  permission: 'rating.read',
  tag: 'rating',
  summary: 'Read the tariff file as a revision left it',
  params: closed({ id: key(), revision: serial() }),
  response: Type.Unknown(),
  handler: async ({ deps, params }) => found(await findTariffRevision(deps.pool, params.id, params.revision)),
})

const readSettings = route({
  method: 'GET',
  url: '/settings/readable',
  permission: 'utility.read',
  tag: 'rating',
  summary: 'Read the rules of the utility in sentences',
  response: settingsPage,
  handler: async ({ deps }) => {
    const utility = found(await loadUtility(deps.pool))
    const file = withChartAdditions(utility.settings as SettingsFile, await loadChartAdditions(deps.pool))
    return {
      version: utility.settingsVersion,
      name: utility.name,
      addressLines: [...file.utility.address],
      phone: file.utility.phone ?? null,
      email: file.utility.email ?? null,
      website: file.utility.website ?? null,
      currency: utility.currency,
      timeZone: utility.timeZone,
      isSandbox: utility.isSandbox,
      note: file.note ?? null,
      sections: readableSettings(file),
    }
  },
})

function recordJson({ document, updatedAt, ...tariff }: TariffRecord, today: string): TariffRecordJson {
  return { ...tariff, updatedAt: updatedAt.toISOString(), timeline: timelineOf(document as TariffFile, today) }
}

/** A tariff exists only after an import, and so does the utility. */
async function businessDate(deps: ApiDeps): Promise<string> {
  return found(await loadUtility(deps.pool)).today
}

export const ratingRoutes: readonly Route[] = [
  list,
  read,
  readRevision,
  readSettings,
  ...tariffCompareRoutes,
  ...tariffFileRoutes,
  ...tariffVersionRoutes,
  ...rateCheckRoutes,
  ...eventRoutes,
  ...lineAccountRoutes,
]

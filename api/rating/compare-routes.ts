import { readTariffFile } from '../../activities/rating/read-tariff-file.js'
import { findTariff, findTariffRevision, standingTariff } from '../../db/rating/tariff-reads.js'
import { standingRevision } from '../../db/rating/tariff-store.js'
import { findTariffVersion } from '../../db/rating/version-reads.js'
import { valueOf } from '../../domain/kernel/outcome.js'
import type { TariffFile } from '../../domain/rating/tariff.js'
import { daysToCompare } from '../../domain/rating/release/changed-days.js'
import { newestDay, tariffAsOn } from '../../domain/rating/tariff-as-on.js'
import { found, InvalidRequest } from '../errors.js'
import { closed, key, localDate, optional, serial } from '../fields.js'
import { type Route, route } from '../route.js'
import { comparedTariffs } from './compare-tariffs.js'
import { tariffComparison, versionComparison } from './contract.js'

const compare = route({
  method: 'GET',
  url: '/tariffs/:id/compare',
  permission: 'rating.read',
  tag: 'rating',
  summary: 'Compare two versions of a tariff',
  description: 'As it stands on two days, of the revision that stands or of others: rules that came and went, and what changed.',
  params: closed({ id: key() }),
  query: closed({
    on: localDate('A day of the former version'),
    with: localDate('A day of the other'),
    revision: optional(serial('The revision on the first day; the one that stands where it is left out')),
    withRevision: optional(serial('The same on the other day')),
  }),
  response: tariffComparison,
  handler: async ({ deps, params: { id }, query }) => {
    const documentOf = async (revision: number | undefined): Promise<TariffFile> =>
      (revision === undefined
        ? found(await findTariff(deps.pool, id)).tariff.document
        : found(await findTariffRevision(deps.pool, id, revision))) as TariffFile
    const before = valueOf(tariffAsOn(await documentOf(query.revision), query.on))
    const after = valueOf(tariffAsOn(await documentOf(query.withRevision), query.with))
    return comparedTariffs(before, after)
  },
})

const compareVersion = route({
  method: 'GET',
  url: '/tariffs/:id/versions/:version/compare',
  permission: 'rating.read',
  tag: 'rating',
  summary: 'Compare a version with what it follows',
  description:
    'A draft or proposed version with the tariff as it stands, an approved one with what stood before it: both on a day, the first that it changes where none is said. `days` are all from which on it changes something.',
  params: closed({ id: key(), version: serial() }),
  query: closed({ on: optional(localDate('The day on which both are compared')) }),
  response: versionComparison,
  handler: async ({ deps, params: { id, version: number }, query }) => {
    const version = found(await findTariffVersion(deps.pool, id, number))
    const reading = readTariffFile(version.file)
    if (!reading.ok)
      throw new InvalidRequest(reading.problems.slice(0, 50).map(({ path, message }) => ({ field: `file:${path}`, message })))
    const before = (
      version.revision === null
        ? (await standingTariff(deps.pool, id)).document
        : await standingRevision(deps.pool, id, version.revision - 1)
    ) as TariffFile | undefined
    const days = daysToCompare(before, reading.tariff)
    const on = query.on ?? days[0] ?? null
    const after = valueOf(tariffAsOn(reading.tariff, on ?? newestDay(reading.tariff) ?? ''))
    const was = before === undefined || on === null ? undefined : tariffAsOn(before, on)
    return { on, days, comparison: comparedTariffs(on === null ? after : was?.ok === true ? was.value : nothingOf(after), after) }
  },
})

/** The same tariff before there was one: nothing is charged. */
function nothingOf(file: TariffFile): TariffFile {
  return { ...file, versions: file.versions.map(({ from }) => ({ from, rules: [] })) }
}

export const tariffCompareRoutes: readonly Route[] = [compare, compareVersion]

import { findTariff, findTariffRevision } from '../../db/rating/tariff-reads.js'
import { valueOf } from '../../domain/kernel/outcome.js'
import type { TariffFile } from '../../domain/rating/tariff.js'
import { tariffAsOn } from '../../domain/what-if/tariff-as-on.js'
import { found } from '../errors.js'
import { closed, key, localDate, optional, serial } from '../fields.js'
import { type Route, route } from '../route.js'
import { comparedTariffs } from './compare-tariffs.js'
import { tariffComparison } from './contract.js'

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

export const tariffCompareRoutes: readonly Route[] = [compare]

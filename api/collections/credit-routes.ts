import { creditHistoryOf } from '../../activities/collections/credit-history.js'
import { closed, key } from '../fields.js'
import { type Route, route } from '../route.js'
import { creditHistory } from './credit-contract.js'

const read = route({
  method: 'GET',
  url: '/accounts/:id/credit-history',
  permission: 'collections.read',
  tag: 'collections',
  summary: 'Read the credit history of an account',
  description:
    'What counts against its credit, with the points of today and the days on which they become fewer. The newest first.',
  params: closed({ id: key() }),
  response: creditHistory,
  handler: async ({ deps, params: { id } }) => {
    const { points, entries, rule } = await creditHistoryOf(deps.pool, id)
    return {
      accountId: id,
      points,
      rule:
        rule === null
          ? null
          : { pack: rule.pack, version: rule.version, row: rule.index, says: rule.row.says, citation: rule.row.citation },
      entries: entries.slice(0, 1000).map((entry) => ({ ...entry })),
    }
  },
})

export const creditRoutes: readonly Route[] = [read]

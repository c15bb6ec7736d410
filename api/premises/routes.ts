import { findPremise, listPremises, occupancies, PREMISE_COLUMNS, servicePoints } from '../../db/premises/premise-reads.js'
import { readSnapshot } from '../../db/read-snapshot.js'
import { found } from '../errors.js'
import { closed, key } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { premisePage, premiseRecord } from './contract.js'

const list = route({
  method: 'GET',
  url: '/premises',
  permission: 'premises.read',
  tag: 'premises',
  summary: 'List premises',
  query: listQuery,
  response: listAnswer(premiseRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, PREMISE_COLUMNS)
    const page = await listPremises(deps.pool, window)
    const rows = page.rows.map((row) => ({ ...row, services: [...row.services], occupants: [...row.occupants] }))
    return sendList(reply, { rows, total: page.total, resource: 'premises', offset: window.offset })
  },
})

const read = route({
  method: 'GET',
  url: '/premises/:id',
  permission: 'premises.read',
  tag: 'premises',
  summary: 'Read a premise with its service points and who took service there',
  params: closed({ id: key() }),
  response: premisePage,
  handler: async ({ deps, params }) =>
    readSnapshot(deps.pool, async (db) => ({
      ...found(await findPremise(db, params.id)),
      servicePoints: (await servicePoints(db, params.id)).map((point) => ({ ...point, meters: [...point.meters] })),
      occupancies: await occupancies(db, params.id),
    })),
})

export const premisesRoutes: readonly Route[] = [list, read]

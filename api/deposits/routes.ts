import { DEPOSIT_COLUMNS, findDeposit, listDeposits } from '../../db/deposits/deposit-list.js'
import { found } from '../errors.js'
import { closed, key } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { depositRecord } from './contract.js'

const list = route({
  method: 'GET',
  url: '/deposits',
  permission: 'deposits.read',
  tag: 'deposits',
  summary: 'List deposits held',
  query: listQuery,
  response: listAnswer(depositRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, DEPOSIT_COLUMNS)
    const page = await listDeposits(deps.pool, window)
    return sendList(reply, { ...page, resource: 'deposits', offset: window.offset })
  },
})

const read = route({
  method: 'GET',
  url: '/deposits/:id',
  permission: 'deposits.read',
  tag: 'deposits',
  summary: 'Read a deposit',
  params: closed({ id: key() }),
  response: depositRecord,
  handler: async ({ deps, params }) => found(await findDeposit(deps.pool, params.id)),
})

export const depositRoutes: readonly Route[] = [list, read]

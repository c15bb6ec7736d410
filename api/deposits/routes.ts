import { Type } from 'typebox'
import { depositCertificate } from '../../activities/deposits/certificate.js'
import { quoteDeposit } from '../../activities/deposits/demand-deposit.js'
import { DEPOSIT_COLUMNS, findDeposit, listDeposits, listNonCash, NON_CASH_COLUMNS } from '../../db/deposits/deposit-list.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { found } from '../errors.js'
import { closed, key, localDate, optional } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { depositActRoutes } from './act-routes.js'
import { depositPage, depositQuote, depositRecord, nonCashRecord } from './contract.js'
import { depositPageJson, quoteJson } from './deposit-json.js'

const list = route({
  method: 'GET',
  url: '/deposits',
  permission: 'deposits.read',
  tag: 'deposits',
  summary: 'List deposits',
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
  response: depositPage,
  handler: async ({ deps, params, may }) => {
    const record = found(await findDeposit(deps.pool, params.id))
    const today = (await loadUtility(deps.pool))?.today ?? record.heldSince
    return depositPageJson(deps.pool, record, today, may('deposits.override'))
  },
})

const quote = route({
  method: 'GET',
  url: '/accounts/:id/deposit-quote',
  permission: 'deposits.read',
  tag: 'deposits',
  summary: 'Work out whether an account may be asked for a deposit, and how much',
  params: closed({ id: key() }),
  query: closed({
    count: optional(Type.Integer({ minimum: 1, maximum: 60, description: 'In how many parts it is paid' })),
    firstDueOn: optional(localDate()),
  }),
  response: depositQuote,
  handler: async ({ deps, params, query }) =>
    quoteJson(
      await quoteDeposit(deps.pool, { accountId: params.id, count: query.count ?? 1, firstDueOn: query.firstDueOn ?? null }),
    ),
})

const certificate = route({
  method: 'GET',
  url: '/deposits/:id/certificate.pdf',
  permission: 'deposits.read',
  tag: 'deposits',
  summary: 'Open the certificate of a deposit as PDF',
  params: closed({ id: key() }),
  produces: ['application/pdf'],
  handler: async ({ deps, params, reply }) => {
    const pdf = await depositCertificate(deps.pool, params.id)
    void reply.header('content-type', 'application/pdf')
    void reply.header('content-disposition', `inline; filename="deposit-${params.id}.pdf"`)
    return pdf
  },
})

const nonCash = route({
  method: 'GET',
  url: '/non-cash-deposits',
  permission: 'deposits.read',
  tag: 'deposits',
  summary: 'List securities that are no cash',
  query: listQuery,
  response: listAnswer(nonCashRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, NON_CASH_COLUMNS)
    const page = await listNonCash(deps.pool, window)
    return sendList(reply, { ...page, resource: 'non-cash-deposits', offset: window.offset })
  },
})

export const depositRoutes: readonly Route[] = [list, read, quote, certificate, nonCash, ...depositActRoutes]

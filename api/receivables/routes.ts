import { listOpenItems, OPEN_ITEM_COLUMNS, type OpenItemRecord } from '../../db/ledger/open-item-list.js'
import { readSnapshot } from '../../db/read-snapshot.js'
import { closed, key, localDate, optional } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { readAccountBalance } from './account-balance.js'
import { readAging } from './aging.js'
import { accountBalance, accountStatement, agingReport, type OpenItemRecordJson, openItemRecord } from './contract.js'
import { readStatement } from './statement.js'

const ofAccount = closed({ id: key() })

const balance = route({
  method: 'GET',
  url: '/accounts/:id/balance',
  permission: 'ledger.read',
  tag: 'receivables',
  summary: 'Read what an account owes, by age',
  params: ofAccount,
  response: accountBalance,
  handler: async ({ deps, params }) => readSnapshot(deps.pool, (db) => readAccountBalance(db, params.id)),
})

const statement = route({
  method: 'GET',
  url: '/accounts/:id/statement',
  permission: 'ledger.read',
  tag: 'receivables',
  summary: 'Read an account’s statement',
  description:
    'Every movement with the running balance and the entries behind it, in the order of accounting dates; the newest 1,000 at most.',
  params: ofAccount,
  query: closed({ from: optional(localDate('First day, included')), to: optional(localDate('Last day, included')) }),
  response: accountStatement,
  handler: async ({ deps, params, query }) => readSnapshot(deps.pool, (db) => readStatement(db, params.id, query)),
})

const openItems = route({
  method: 'GET',
  url: '/open-items',
  permission: 'ledger.read',
  tag: 'receivables',
  summary: 'List receivables and credits',
  description: '`isOpen` are those with something left; `isCredit` tells credits from receivables.',
  query: listQuery,
  response: listAnswer(openItemRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, OPEN_ITEM_COLUMNS)
    const page = await listOpenItems(deps.pool, window)
    return sendList(reply, { rows: page.rows.map(itemJson), total: page.total, resource: 'open-items', offset: window.offset })
  },
})

function itemJson(item: OpenItemRecord): OpenItemRecordJson {
  return { ...item, kind: item.kind as OpenItemRecordJson['kind'] }
}

const aging = route({
  method: 'GET',
  url: '/receivables/aging',
  permission: 'ledger.read',
  tag: 'receivables',
  summary: 'Read all receivables by age',
  response: agingReport,
  handler: async ({ deps }) => readSnapshot(deps.readerPool ?? deps.pool, readAging),
})

export const receivablesRoutes: readonly Route[] = [balance, statement, openItems, aging]

import { Type } from 'typebox'
import { addAccount } from '../../activities/ledger/add-account.js'
import { closePeriod, reopenPeriod } from '../../activities/ledger/close-period.js'
import { ENTRY_COLUMNS, type EntryRecord, findEntry, listEntries, loadPostings } from '../../db/ledger/entry-list.js'
import { GL_ACCOUNT_COLUMNS, listGlAccounts } from '../../db/ledger/gl-account-list.js'
import { LINE_ACCOUNT_KINDS } from '../../domain/utility/line-accounts.js'
import { found } from '../errors.js'
import { closed, localDate, oneOf, optional, reason, serial } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import {
  accountCode,
  type EntryRecordJson,
  entryPage,
  entryRecord,
  glAccountRecord,
  ledgerCheck,
  period,
  periodRecord,
  type PostingRecordJson,
  trialBalance,
} from './contract.js'
import { readLedgerCheck } from './ledger-check.js'
import { readPeriods } from './periods.js'
import { readTrialBalance } from './trial-balance.js'

const listAccounts = route({
  method: 'GET',
  url: '/gl-accounts',
  permission: 'ledger.read',
  tag: 'ledger',
  summary: 'List the chart of accounts',
  query: listQuery,
  response: listAnswer(glAccountRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, GL_ACCOUNT_COLUMNS)
    const page = await listGlAccounts(deps.pool, window)
    return sendList(reply, { ...page, resource: 'gl-accounts', offset: window.offset })
  },
})

const postAccount = route({
  method: 'POST',
  url: '/gl-accounts',
  permission: 'ledger.accounts',
  tag: 'ledger',
  summary: 'Add an account to the chart',
  description:
    'An account that lines of bills may be credited to, beside those of the settings. Give it to a code of lines with `POST /line-accounts`.',
  idempotent: true,
  status: 201,
  body: closed({
    code: accountCode(),
    name: Type.String({ pattern: '\\S', minLength: 1, maxLength: 200 }),
    kind: oneOf(LINE_ACCOUNT_KINDS),
    reason: reason(),
  }),
  response: glAccountRecord,
  handler: async ({ deps, body: { reason: why, ...input }, command }) => {
    const { code, ...account } = await addAccount(deps.pool, command(input, why))
    return { id: code, ...account, service: null }
  },
})

const list = route({
  method: 'GET',
  url: '/journal-entries',
  permission: 'ledger.read',
  tag: 'ledger',
  summary: 'List journal entries',
  description: '`accountId` and `glCode` find entries by what their lines touch.',
  query: listQuery,
  response: listAnswer(entryRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, ENTRY_COLUMNS)
    const page = await listEntries(deps.readerPool ?? deps.pool, window)
    return sendList(reply, {
      rows: page.rows.map(entryJson),
      total: page.total,
      resource: 'journal-entries',
      offset: window.offset,
    })
  },
})

const read = route({
  method: 'GET',
  url: '/journal-entries/:id',
  permission: 'ledger.read',
  tag: 'ledger',
  summary: 'Read an entry with its lines',
  params: closed({ id: serial() }),
  response: entryPage,
  handler: async ({ deps, params }) => {
    const entry = found(await findEntry(deps.pool, params.id))
    return { ...entryJson(entry), postings: (await loadPostings(deps.pool, [entry.id])) as PostingRecordJson[] }
  },
})

function entryJson(entry: EntryRecord): EntryRecordJson {
  return { ...entry, recordedAt: entry.recordedAt.toISOString() }
}

const balance = route({
  method: 'GET',
  url: '/ledger/trial-balance',
  permission: 'ledger.read',
  tag: 'ledger',
  summary: 'Read the trial balance',
  description:
    'Of one accounting period (`period`), or of everything up to a day (`asOf`); up to the business date where neither is given.',
  query: closed({ period: optional(period()), asOf: optional(localDate('Last day, included')) }),
  response: trialBalance,
  handler: async ({ deps, query }) => readTrialBalance(deps.readerPool ?? deps.pool, query),
})

const check = route({
  method: 'GET',
  url: '/ledger/check',
  permission: 'ledger.check',
  tag: 'ledger',
  summary: 'Check the books',
  description:
    'Runs every invariant over one moment of the database; each row found is a defect. Takes a while on a large ledger.',
  response: ledgerCheck,
  handler: async ({ deps }) => readLedgerCheck(deps.readerPool ?? deps.pool, deps.now?.() ?? new Date()),
})

const periods = route({
  method: 'GET',
  url: '/accounting-periods',
  permission: 'ledger.read',
  tag: 'ledger',
  summary: 'List accounting periods',
  description: 'Every month that has entries or was closed. Filter by `state`; sort by `id`.',
  query: listQuery,
  response: listAnswer(periodRecord),
  handler: async ({ deps, query, reply }) => readPeriods(deps.pool, query, reply),
})

const close = periodAct('close', 'Close an accounting period', closePeriod)
const reopen = periodAct('reopen', 'Open an accounting period again', reopenPeriod)

function periodAct(act: 'close' | 'reopen', summary: string, carryOut: typeof closePeriod): Route {
  return route({
    method: 'POST',
    url: `/accounting-periods/:period/${act}`,
    permission: 'ledger.close',
    idempotent: true,
    tag: 'ledger',
    summary,
    params: closed({ period: period() }),
    body: closed({ reason: reason() }),
    response: closed({ period: Type.String({ maxLength: 7 }), state: oneOf(['open', 'closed']) }),
    handler: async ({ deps, params, body, command }) => carryOut(deps.pool, command({ period: params.period }, body.reason)),
  })
}

export const ledgerRoutes: readonly Route[] = [listAccounts, postAccount, list, read, balance, check, periods, close, reopen]

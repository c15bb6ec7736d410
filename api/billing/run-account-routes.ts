import { Type } from 'typebox'
import { mendAccount, type MendInput } from '../../activities/billing/mend-account.js'
import {
  findRunAccount,
  listRunAccounts,
  loadActRecords,
  loadRecentPeriods,
  loadRegisterFacts,
  RUN_ACCOUNT_COLUMNS,
  type RunAccountRecord,
} from '../../db/billing/run-account-reads.js'
import { findRun } from '../../db/billing/run-reads.js'
import { found, InvalidRequest } from '../errors.js'
import { closed, key, localDate, oneOf, optional, reason, serial, text } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { runAccountPage, runAccountRecord } from './contract.js'

const list = route({
  method: 'GET',
  url: '/run-accounts',
  permission: 'billing.read',
  tag: 'billing',
  summary: 'List the accounts of runs by outcome',
  description: 'The queue of parked accounts is `{"outcome":"parked","isLive":true}`.',
  query: listQuery,
  response: listAnswer(runAccountRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, RUN_ACCOUNT_COLUMNS)
    const page = await listRunAccounts(deps.pool, window)
    return sendList(reply, {
      rows: page.rows.map(recordJson),
      total: page.total,
      resource: 'run-accounts',
      offset: window.offset,
    }) as never
  },
})

const ids = closed({ runId: serial(), accountId: key() })

const one = route({
  method: 'GET',
  url: '/run-accounts/:runId/:accountId',
  permission: 'billing.read',
  tag: 'billing',
  summary: 'Read one account of a run with the facts at hand',
  params: ids,
  response: runAccountPage,
  handler: async ({ deps, params }) => {
    const account = found(await findRunAccount(deps.pool, params.runId, params.accountId))
    const run = found(await findRun(deps.pool, params.runId))
    const [registers, periods, acts] = await Promise.all([
      loadRegisterFacts(deps.pool, params.accountId, run.readDate),
      loadRecentPeriods(deps.pool, params.accountId),
      loadActRecords(deps.pool, params.runId, params.accountId),
    ])
    return {
      ...recordJson(account),
      readDate: run.readDate,
      runState: run.state,
      registers,
      periods,
      acts: acts.map((act) => ({ ...act, recordedAt: act.recordedAt.toISOString() })),
    } as never
  },
})

const MEND_ACTS = ['exempt_check', 'skip', 'retry', 'correct_read', 'estimate_read'] as const

const mend = route({
  method: 'POST',
  url: '/run-accounts/:runId/:accountId/acts',
  permission: 'billing.mend',
  tag: 'billing',
  summary: 'Mend an account of a run',
  description:
    'exempt_check needs checkCode (agreementId for one agreement only); correct_read and estimate_read need meterId, register, readOn, and value; ' +
    'without a value estimate_read takes what the rules of the utility make of it. ' +
    'The run picks the account up at once.',
  idempotent: true,
  params: ids,
  body: closed({
    act: oneOf(MEND_ACTS),
    checkCode: optional(key()),
    agreementId: optional(key()),
    meterId: optional(key()),
    register: optional(text(40, { min: 1 })),
    readOn: optional(localDate()),
    value: optional(text(30, { min: 1 })),
    reason: reason(),
  }),
  response: closed({ runId: serial(), accountId: key(), outcome: Type.Literal('pending') }),
  handler: async ({ deps, params, body, command }) => mendAccount(deps.pool, command(mendInputOf(params, body), body.reason)),
})

interface MendBody {
  readonly act: (typeof MEND_ACTS)[number]
  readonly checkCode?: string
  readonly agreementId?: string
  readonly meterId?: string
  readonly register?: string
  readonly readOn?: string
  readonly value?: string
}

function mendInputOf(params: { runId: number; accountId: string }, body: MendBody): MendInput {
  switch (body.act) {
    case 'exempt_check':
      return {
        ...params,
        act: body.act,
        checkCode: needed(body, 'checkCode'),
        ...(body.agreementId === undefined ? {} : { agreementId: body.agreementId }),
      }
    case 'estimate_read':
      return {
        ...params,
        act: body.act,
        meterId: needed(body, 'meterId'),
        register: needed(body, 'register'),
        readOn: needed(body, 'readOn'),
        ...(body.value === undefined ? {} : { value: body.value }),
      }
    case 'correct_read':
      return {
        ...params,
        act: body.act,
        meterId: needed(body, 'meterId'),
        register: needed(body, 'register'),
        readOn: needed(body, 'readOn'),
        value: needed(body, 'value'),
      }
    default:
      return { ...params, act: body.act }
  }
}

function needed(body: MendBody, field: 'checkCode' | 'meterId' | 'register' | 'readOn' | 'value'): string {
  const value = body[field]
  if (value === undefined) throw new InvalidRequest([{ field, message: `is needed for ${body.act}` }])
  return value
}

function recordJson(account: RunAccountRecord) {
  return { ...account, facts: account.facts ?? null, parkedAt: account.parkedAt?.toISOString() ?? null }
}

export const runAccountRoutes: readonly Route[] = [list, one, mend]

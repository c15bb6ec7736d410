import { Type } from 'typebox'
import { decideAboutRun } from '../../activities/billing/decide-run.js'
import { openRun } from '../../activities/billing/open-run.js'
import { refreshRun } from '../../activities/billing/refresh-run.js'
import { breakDownRun, findRun, listRuns, RUN_COLUMNS, type RunRecord } from '../../db/billing/run-reads.js'
import { listWindows, WINDOW_COLUMNS } from '../../db/billing/window-reads.js'
import type { RunAct } from '../../domain/billing/run-acts.js'
import type { Permission } from '../../domain/access/permissions.js'
import { found } from '../errors.js'
import { closed, localDate, optional, reason, serial, text } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { type RunRecordJson, runPage, runRecord, windowRecord } from './contract.js'

const windows = route({
  method: 'GET',
  url: '/bill-windows',
  permission: 'billing.read',
  tag: 'billing',
  summary: 'List the windows of the bill cycles',
  query: listQuery,
  response: listAnswer(windowRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, WINDOW_COLUMNS)
    const page = await listWindows(deps.pool, window)
    return sendList(reply, { ...page, resource: 'bill-windows', offset: window.offset }) as never
  },
})

const list = route({
  method: 'GET',
  url: '/bill-runs',
  permission: 'billing.read',
  tag: 'billing',
  summary: 'List bill runs',
  query: listQuery,
  response: listAnswer(runRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, RUN_COLUMNS)
    const page = await listRuns(deps.pool, window)
    return sendList(reply, { rows: page.rows.map(runJson), total: page.total, resource: 'bill-runs', offset: window.offset })
  },
})

const one = route({
  method: 'GET',
  url: '/bill-runs/:id',
  permission: 'billing.read',
  tag: 'billing',
  summary: 'Read a bill run with what a reviewer looks at',
  params: closed({ id: serial() }),
  response: runPage,
  handler: async ({ deps, params }) => {
    const run = found(await findRun(deps.pool, params.id))
    return { ...runJson(run), ...(await breakDownRun(deps.readerPool ?? deps.pool, params.id)) }
  },
})

const started = closed({ runId: serial() })

const start = route({
  method: 'POST',
  url: '/bill-runs',
  permission: 'billing.run',
  tag: 'billing',
  summary: 'Start a bill run',
  description: 'Opens the run of a window. Before the window opens it waits; a trial is computed at once and claims nothing.',
  idempotent: true,
  status: 201,
  body: closed({
    billCycle: text(64, { min: 1 }),
    readDate: localDate('The read date of the window'),
    trial: optional(Type.Boolean()),
    reason: optional(reason()),
  }),
  response: started,
  handler: async ({ deps, body, command }) =>
    openRun(
      deps.pool,
      command({ billCycle: body.billCycle, readDate: body.readDate, isTrial: body.trial ?? false }, body.reason),
    ),
})

const decided = closed({ runId: serial(), state: text(40), isPaused: Type.Boolean() })

function act(name: RunAct, permission: Permission, summary: string): Route {
  return route({
    method: 'POST',
    url: `/bill-runs/:id/${name}`,
    permission,
    tag: 'billing',
    summary,
    idempotent: true,
    params: closed({ id: serial() }),
    body: closed({ reason: optional(reason()) }),
    response: decided,
    handler: async ({ deps, params, body, command }) =>
      decideAboutRun(deps.pool, command({ runId: params.id, act: name }, body.reason)),
  })
}

const refresh = route({
  method: 'POST',
  url: '/bill-runs/:id/refresh',
  permission: 'billing.run',
  tag: 'billing',
  summary: 'Bill what is missing',
  description:
    'Takes accounts that joined the cycle since, and tries skipped and parked ones again. Issued bills stay as they are.',
  idempotent: true,
  params: closed({ id: serial() }),
  body: closed({ reason: optional(reason()) }),
  response: closed({ runId: serial(), accounts: Type.Integer({ minimum: 0 }) }),
  handler: async ({ deps, params, body, command }) => refreshRun(deps.pool, command({ runId: params.id }, body.reason)),
})

/** Instants leave as text. */
function runJson(run: RunRecord): RunRecordJson {
  return {
    ...run,
    state: run.state as RunRecordJson['state'],
    startedAt: run.startedAt.toISOString(),
    approvedAt: run.approvedAt?.toISOString() ?? null,
    computedAt: run.computedAt?.toISOString() ?? null,
    issuedAt: run.issuedAt?.toISOString() ?? null,
    closedAt: run.closedAt?.toISOString() ?? null,
  }
}

export const runRoutes: readonly Route[] = [
  windows,
  list,
  one,
  start,
  act('approve', 'billing.approve', 'Approve the bills of a run'),
  act('discard', 'billing.run', 'Discard a trial run'),
  act('cancel', 'billing.run', 'Cancel a run before its bills are issued'),
  act('pause', 'billing.run', 'Pause a run'),
  act('resume', 'billing.run', 'Resume a run'),
  refresh,
]

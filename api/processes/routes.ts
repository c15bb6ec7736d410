import { rebuildProcesses } from '../../activities/processes/rebuild-processes.js'
import { retryProcess } from '../../activities/processes/retry-process.js'
import {
  findProcess,
  linksOfProcess,
  listProcesses,
  PROCESS_COLUMNS,
  processKinds,
  type ProcessRecord,
} from '../../db/processes/process-reads.js'
import type { ApiConfig } from '../deps.js'
import { found } from '../errors.js'
import { closed, listOf, optional, reason, text } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { type ProcessActJson, type ProcessRecordJson, processPage, processRecord, rebuiltProcesses } from './contract.js'
import { type Permission, PERMISSIONS } from '../../domain/access/permissions.js'
import { ROLE_TITLES } from '../../domain/access/roles.js'
import { withTemporal } from '../temporal.js'
import { PROCESSES_QUEUE } from '../../workflows/task-queues.js'
import { subjectPath } from '../subject-pages.js'
import type { ProcessAct } from './process-act.js'
import { actsOf } from './process-kinds.js'

const list = route({
  method: 'GET',
  url: '/processes',
  permission: 'processes.read',
  tag: 'processes',
  summary: 'List processes',
  description: 'Durable processes as staff see them, from the register in the database; `isOpen` are those that have not ended.',
  query: listQuery,
  response: listAnswer(processRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, PROCESS_COLUMNS)
    const page = await listProcesses(deps.pool, window)
    return sendList(reply, { rows: page.rows.map(recordJson), total: page.total, resource: 'processes', offset: window.offset })
  },
})

const kinds = route({
  method: 'GET',
  url: '/process-kinds',
  permission: 'processes.read',
  tag: 'processes',
  summary: 'List the kinds of processes there have been',
  response: listOf(text(64), 200),
  handler: async ({ deps }) => processKinds(deps.pool),
})

const read = route({
  method: 'GET',
  url: '/processes/:id',
  permission: 'processes.read',
  tag: 'processes',
  summary: 'Read a process with its steps and what may be done',
  params: closed({ id: text(200, { min: 1, description: 'The id of its workflow, URL-encoded: bill-cycle%2F1%2F2026-09-04' }) }),
  response: processPage,
  handler: async ({ deps, params, may }) => {
    const { process, steps } = found(await findProcess(deps.pool, params.id))
    const [acts, links] = await Promise.all([actsOf(deps.pool, process), linksOfProcess(deps.pool, process.id)])
    return {
      ...recordJson(process),
      steps: steps.map(({ id, step, sentence, businessDate, actor, reason, recordedAt }) => ({
        id,
        step,
        sentence,
        businessDate,
        actor,
        reason,
        recordedAt: recordedAt.toISOString(),
      })),
      mayDo: acts.map((act) => actJson(act, may(act.permission))),
      subjectPath: subjectPath(process),
      links: links.map((link) => ({ ...link, path: subjectPath(link) })),
      temporalUrl: temporalUrl(deps.config, process.id),
    }
  },
})

const retry = route({
  method: 'POST',
  url: '/processes/:id/retry',
  permission: 'processes.act',
  tag: 'processes',
  summary: 'Let a stuck process try its step again',
  idempotent: true,
  params: closed({ id: text(200, { min: 1 }) }),
  body: closed({ reason: reason() }),
  response: closed({ processId: text(200) }),
  handler: async ({ deps, params, body, command }) => retryProcess(deps.pool, command({ processId: params.id }, body.reason)),
})

const rebuild = route({
  method: 'POST',
  url: '/processes/rebuild',
  permission: 'processes.rebuild',
  tag: 'processes',
  summary: 'Begin every process again that should be alive and is not',
  description:
    'For after a loss of Temporal: compares the register with the workflows that run. A worker does the same by itself within a minute. ' +
    'Asked again it goes on with what is `left`, and finds nothing when all are begun.',
  body: closed({ reason: optional(reason()) }),
  response: rebuiltProcesses,
  handler: async ({ deps, body, command }) => {
    const asked = command({ taskQueue: PROCESSES_QUEUE, now: new Date() }, body.reason)
    const { open, begun, unknown, left } = await withTemporal(deps, (client) => rebuildProcesses(deps.pool, client, asked))
    return { open, begun: [...begun], unknown: [...unknown], left }
  },
})

function actJson(act: ProcessAct, isAllowed: boolean): ProcessActJson {
  return {
    ...act,
    isAllowed,
    disabledReason: isAllowed ? act.disabledReason : `Your role may not do this. Who may: ${whoMay(act.permission)}.`,
  }
}

/** `supervisor, billing analyst, administrator`: the roles that have a right. */
function whoMay(permission: Permission): string {
  const [administrator, ...others] = PERMISSIONS[permission].roles
  return [...others, administrator]
    .flatMap((role) => (role === undefined ? [] : [ROLE_TITLES[role].title.toLowerCase()]))
    .join(', ')
}

function recordJson(process: ProcessRecord): ProcessRecordJson {
  return {
    ...process,
    startedAt: process.startedAt.toISOString(),
    updatedAt: process.updatedAt.toISOString(),
    endedAt: process.endedAt?.toISOString() ?? null,
    stuckSince: process.stuckSince?.toISOString() ?? null,
  }
}

/** The workflow's page in Temporal's web UI; null where none is configured. */
function temporalUrl(config: ApiConfig, workflowId: string): string | null {
  if (config.temporalUiUrl === undefined) return null
  const namespace = encodeURIComponent(config.temporalNamespace ?? 'default')
  return `${config.temporalUiUrl.replace(/\/$/, '')}/namespaces/${namespace}/workflows/${encodeURIComponent(workflowId)}`
}

export const processRoutes: readonly Route[] = [list, kinds, read, retry, rebuild]

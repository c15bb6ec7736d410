import { claimTask } from '../../activities/tasks/claim-task.js'
import { closeTask } from '../../activities/tasks/close-task.js'
import { createTask } from '../../activities/tasks/create-task.js'
import { findTask, listTasks, TASK_COLUMNS } from '../../db/tasks/task-reads.js'
import { found } from '../errors.js'
import { closed, key, localDate, nullable, oneOf, optional, reason, serial, text } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { TASK_QUEUES, taskRecord } from './contract.js'
import { handingRoutes } from './handing-routes.js'
import { mayTakeOver } from './may-take-over.js'
import { queueRoutes } from './queue-routes.js'
import { taskJson } from './task-json.js'

const list = route({
  method: 'GET',
  url: '/tasks',
  permission: 'tasks.read',
  tag: 'tasks',
  summary: 'List tasks',
  query: listQuery,
  response: listAnswer(taskRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, TASK_COLUMNS)
    const page = await listTasks(deps.pool, window)
    return sendList(reply, { rows: page.rows.map(taskJson), total: page.total, resource: 'tasks', offset: window.offset })
  },
})

const read = route({
  method: 'GET',
  url: '/tasks/:id',
  permission: 'tasks.read',
  tag: 'tasks',
  summary: 'Read a task',
  params: closed({ id: serial() }),
  response: taskRecord,
  handler: async ({ deps, params }) => taskJson(found(await findTask(deps.pool, params.id))),
})

const create = route({
  method: 'POST',
  url: '/tasks',
  permission: 'tasks.work',
  tag: 'tasks',
  summary: 'Put a task into a queue',
  idempotent: true,
  status: 201,
  body: closed({
    queue: oneOf(TASK_QUEUES),
    title: text(300, { min: 3 }),
    accountId: optional(nullable(key())),
    dueOn: optional(nullable(localDate())),
  }),
  response: closed({ taskId: serial() }),
  handler: async ({ deps, body, command }) =>
    createTask(
      deps.pool,
      command({ queue: body.queue, title: body.title, accountId: body.accountId ?? null, dueOn: body.dueOn ?? null }),
    ),
})

function claiming(act: 'claim' | 'release', summary: string): Route {
  return route({
    method: 'POST',
    url: `/tasks/:id/${act}`,
    permission: 'tasks.work',
    tag: 'tasks',
    summary,
    params: closed({ id: serial() }),
    body: closed({ reason: optional(reason()) }),
    response: closed({ taskId: serial(), claimedBy: nullable(text(64)) }),
    handler: async ({ deps, params, body, principal, command }) =>
      claimTask(deps.pool, command({ taskId: params.id, act, mayTakeOver: mayTakeOver(principal) }, body.reason)),
  })
}

const close = route({
  method: 'POST',
  url: '/tasks/:id/close',
  permission: 'tasks.work',
  tag: 'tasks',
  summary: 'End a task with what came of it',
  idempotent: true,
  params: closed({ id: serial() }),
  body: closed({ state: oneOf(['done', 'cancelled']), result: text(2000, { min: 3 }) }),
  response: closed({ taskId: serial(), state: oneOf(['done', 'cancelled']) }),
  handler: async ({ deps, params, body, principal, command }) =>
    closeTask(
      deps.pool,
      command(
        { taskId: params.id, state: body.state, result: body.result, mayTakeOver: mayTakeOver(principal) },
        body.result.slice(0, 500),
      ),
    ),
})

export const tasksRoutes: readonly Route[] = [
  list,
  read,
  create,
  claiming('claim', 'Take a task'),
  claiming('release', 'Give a task back to its queue'),
  close,
  ...handingRoutes,
  ...queueRoutes,
]

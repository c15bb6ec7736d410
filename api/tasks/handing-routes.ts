import { Type } from 'typebox'
import { escalateTask } from '../../activities/tasks/escalate-task.js'
import { handOverTask } from '../../activities/tasks/hand-over-task.js'
import { workTasks, type BulkAct } from '../../activities/tasks/work-tasks.js'
import { InvalidRequest } from '../errors.js'
import { closed, key, listOf, oneOf, optional, reason, serial, text } from '../fields.js'
import { type Route, route } from '../route.js'
import { workedTask } from './contract.js'
import { mayTakeOver } from './may-take-over.js'

const TASKS_AT_ONCE = 200

const handOver = route({
  method: 'POST',
  url: '/tasks/:id/hand-over',
  permission: 'tasks.work',
  tag: 'tasks',
  summary: 'Give a task to another person',
  idempotent: true,
  params: closed({ id: serial() }),
  body: closed({ toUserId: key(), reason: reason() }),
  response: closed({ taskId: serial(), claimedBy: text(64) }),
  handler: async ({ deps, params, body, principal, command }) =>
    handOverTask(
      deps.pool,
      command({ taskId: params.id, toUserId: body.toUserId, mayTakeOver: mayTakeOver(principal) }, body.reason),
    ),
})

const escalate = route({
  method: 'POST',
  url: '/tasks/:id/escalate',
  permission: 'tasks.work',
  tag: 'tasks',
  summary: 'Send a task to the supervisors',
  idempotent: true,
  params: closed({ id: serial() }),
  body: closed({ reason: reason() }),
  response: closed({ taskId: serial() }),
  handler: async ({ deps, params, body, command }) => escalateTask(deps.pool, command({ taskId: params.id }, body.reason)),
})

const bulk = route({
  method: 'POST',
  url: '/tasks/work',
  permission: 'tasks.work',
  tag: 'tasks',
  summary: 'Do one act to several tasks',
  description:
    '`hand_over` needs `toUserId`; `close` needs `state` and closes with the reason as what came of it. Each task is answered for itself: ' +
    'what one refuses leaves the others done.',
  idempotent: true,
  body: closed({
    taskIds: listOf(serial(), TASKS_AT_ONCE),
    act: oneOf(['claim', 'release', 'hand_over', 'close']),
    toUserId: optional(key()),
    state: optional(oneOf(['done', 'cancelled'])),
    reason: reason(),
  }),
  response: Type.Array(workedTask, { maxItems: TASKS_AT_ONCE }),
  handler: async ({ deps, body, principal, command }) =>
    workTasks(
      deps.pool,
      command({ taskIds: body.taskIds, act: bulkActOf(body), mayTakeOver: mayTakeOver(principal) }, body.reason),
    ),
})

interface Asked {
  readonly act: 'claim' | 'release' | 'hand_over' | 'close'
  readonly toUserId?: string
  readonly state?: 'done' | 'cancelled'
  readonly reason: string
}

function bulkActOf({ act, toUserId, state, reason: why }: Asked): BulkAct {
  switch (act) {
    case 'claim':
    case 'release':
      return { act }
    case 'hand_over':
      if (toUserId === undefined) throw new InvalidRequest([{ field: 'toUserId', message: 'says to whom the tasks go' }])
      return { act, toUserId }
    case 'close':
      if (state === undefined) throw new InvalidRequest([{ field: 'state', message: 'is done or cancelled' }])
      return { act, state, result: why }
  }
}

export const handingRoutes: readonly Route[] = [handOver, escalate, bulk]

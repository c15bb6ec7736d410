import { loadQueueRules } from '../../db/tasks/queue-rules.js'
import { assignees, queueStandings } from '../../db/tasks/task-reads.js'
import { PERMISSIONS } from '../../domain/access/permissions.js'
import { listOf } from '../fields.js'
import { type Route, route } from '../route.js'
import { assignee, type TaskQueueJson, taskQueue } from './contract.js'

const queues = route({
  method: 'GET',
  url: '/task-queues',
  permission: 'tasks.read',
  tag: 'tasks',
  summary: 'Read how the work queues stand',
  description: 'Queues in which something waits, and those the settings promise something for.',
  response: listOf(taskQueue, 500),
  handler: async ({ deps }) => {
    const [standings, rules] = await Promise.all([queueStandings(deps.pool), loadQueueRules(deps.pool)])
    const levels = new Map(rules?.levels)
    const standing = standings.map((row): TaskQueueJson => {
      const level = levels.get(row.queue)
      levels.delete(row.queue)
      return { ...row, oldestSince: row.oldestSince.toISOString(), ...promised(level) }
    })
    const empty = [...levels].map(([queue, level]): TaskQueueJson => ({ ...NOTHING_WAITS, queue, ...promised(level) }))
    return [...standing, ...empty]
  },
})

const NOTHING_WAITS = { waiting: 0, unclaimed: 0, dueToday: 0, overdue: 0, nextDueOn: null, oldestSince: null } as const

function promised(
  level: { readonly dueIn: number; readonly escalateAfter: number | null } | undefined,
): Pick<TaskQueueJson, 'dueInBusinessDays' | 'escalateAfterBusinessDays'> {
  return { dueInBusinessDays: level?.dueIn ?? null, escalateAfterBusinessDays: level?.escalateAfter ?? null }
}

const people = route({
  method: 'GET',
  url: '/task-assignees',
  permission: 'tasks.work',
  changesNothing: true,
  tag: 'tasks',
  summary: 'List who may be given a task',
  response: listOf(assignee, 500),
  handler: async ({ deps }) => assignees(deps.pool, PERMISSIONS['tasks.work'].roles),
})

export const queueRoutes: readonly Route[] = [queues, people]

import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { loadQueueRules } from '../../db/tasks/queue-rules.js'
import { lockOverdue, saveEscalation, SUPERVISOR_QUEUE } from '../../db/tasks/task-store.js'
import { inTransaction } from '../../db/transaction.js'
import { isToEscalate } from '../../domain/tasks/service-level.js'

const ACTOR = { kind: 'process', id: 'service-levels', name: 'Penstock' } as const

/** Sends the tasks to the supervisors that have been overdue for as long as their queue allows. Returns their ids; again it finds none. */
export function escalateOverdue(pool: pg.Pool): Promise<number[]> {
  return inTransaction(pool, async (tx) => {
    const rules = await loadQueueRules(tx.client)
    if (rules === undefined) return []
    const queues = [...rules.levels].flatMap(([queue, level]) => (level.escalateAfter === null ? [] : [queue]))
    const escalated: number[] = []
    for (const task of await lockOverdue(tx, queues, rules.today)) {
      const level = rules.levels.get(task.queue)
      if (level === undefined || !isToEscalate(level, task.dueOn, rules.today, rules.calendar)) continue
      await saveEscalation(tx, task.taskId, rules.today)
      await recordAudit(tx, {
        actor: ACTOR,
        action: 'tasks.escalate',
        subjectKind: 'task',
        subjectId: String(task.taskId),
        reason: `Due on ${task.dueOn} and not done by ${rules.today}`,
        before: { queue: task.queue },
        after: { queue: SUPERVISOR_QUEUE },
      })
      escalated.push(task.taskId)
    }
    return escalated
  })
}

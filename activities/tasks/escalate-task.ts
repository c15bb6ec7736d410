import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { lockTask, saveEscalation, SUPERVISOR_QUEUE } from '../../db/tasks/task-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { escalateTask as escalate } from '../../domain/tasks/task-steps.js'
import { runCommand } from '../run-command.js'

/** Sends a task to the supervisors' queue. Refuses NOT_FOUND, NO_UTILITY, TASK_CLOSED and TASK_ESCALATED. */
export function escalateTask(pool: pg.Pool, command: Command<{ taskId: number }>): Promise<{ taskId: number }> {
  return runCommand(pool, 'tasks.escalate', command, async (tx) => {
    const { taskId } = command.input
    const task = await lockTask(tx, taskId)
    if (task === undefined) refuse('NOT_FOUND', `There is no task ${taskId}.`)
    valueOf(escalate(task))
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet.')
    await saveEscalation(tx, taskId, utility.today)
    await recordAudit(tx, {
      actor: command.actor,
      action: 'tasks.escalate',
      subjectKind: 'task',
      subjectId: String(taskId),
      reason: command.reason,
      before: { queue: task.queue },
      after: { queue: SUPERVISOR_QUEUE },
    })
    return { taskId }
  })
}

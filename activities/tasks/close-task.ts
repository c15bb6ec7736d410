import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { lockTask, saveClosed } from '../../db/tasks/task-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { closeTask as close } from '../../domain/tasks/task-steps.js'
import { runCommand } from '../run-command.js'

export interface CloseTaskInput {
  readonly taskId: number
  readonly state: 'done' | 'cancelled'
  /** What came of it; kept with the task. */
  readonly result: string
  readonly mayTakeOver: boolean
}

/** Ends a task with what came of it. Refuses NOT_FOUND, TASK_CLOSED, TASK_CLAIMED. */
export function closeTask(
  pool: pg.Pool,
  command: Command<CloseTaskInput>,
): Promise<{ taskId: number; state: 'done' | 'cancelled' }> {
  return runCommand(pool, 'tasks.close', command, (tx) => closeTaskIn(tx, command))
}

/** Ends a task within a transaction that claimed the command. Refuses before it writes. */
export async function closeTaskIn(
  tx: Transaction,
  command: Command<CloseTaskInput>,
): Promise<{ taskId: number; state: 'done' | 'cancelled' }> {
  const { taskId, state, result, mayTakeOver } = command.input
  const task = await lockTask(tx, taskId)
  if (task === undefined) refuse('NOT_FOUND', `There is no task ${taskId}.`)
  valueOf(close(task, command.actor.id, mayTakeOver))
  await saveClosed(tx, { taskId, state, closedBy: command.actor.id, result })
  await recordAudit(tx, {
    actor: command.actor,
    action: `tasks.${state}`,
    subjectKind: 'task',
    subjectId: String(taskId),
    reason: command.reason,
    before: { state: task.state, claimedBy: task.claimedBy },
    after: { state, result },
  })
  return { taskId, state }
}

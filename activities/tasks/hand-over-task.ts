import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { loadUser } from '../../db/access/user-store.js'
import { lockTask, saveClaim } from '../../db/tasks/task-store.js'
import { isAllowed } from '../../domain/access/permissions.js'
import type { Transaction } from '../../db/transaction.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { handOverTask as handOver } from '../../domain/tasks/task-steps.js'
import { runCommand } from '../run-command.js'

export interface HandOverTaskInput {
  readonly taskId: number
  readonly toUserId: string
  readonly mayTakeOver: boolean
}

/** Gives a task to another person. Refuses NOT_FOUND, TASK_CLOSED, TASK_CLAIMED, TASK_ASSIGNED and ASSIGNEE_UNFIT. */
export function handOverTask(pool: pg.Pool, command: Command<HandOverTaskInput>): Promise<{ taskId: number; claimedBy: string }> {
  return runCommand(pool, 'tasks.hand-over', command, (tx) => handOverTaskIn(tx, command))
}

/** Gives a task to another person within a transaction that claimed the command. Refuses before it writes. */
export async function handOverTaskIn(
  tx: Transaction,
  command: Command<HandOverTaskInput>,
): Promise<{ taskId: number; claimedBy: string }> {
  const { taskId, toUserId, mayTakeOver } = command.input
  const task = await lockTask(tx, taskId)
  if (task === undefined) refuse('NOT_FOUND', `There is no task ${taskId}.`)
  valueOf(handOver(task, command.actor.id, toUserId, mayTakeOver))
  const user = await loadUser(tx.client, toUserId)
  if (user?.isActive !== true || !isAllowed(user.roles, 'tasks.work')) {
    refuse(
      'ASSIGNEE_UNFIT',
      `${user?.name ?? 'This person'} cannot work tasks: not active, or without a role for it. Choose another.`,
    )
  }
  await saveClaim(tx, taskId, toUserId)
  await recordAudit(tx, {
    actor: command.actor,
    action: 'tasks.hand_over',
    subjectKind: 'task',
    subjectId: String(taskId),
    reason: command.reason,
    before: { claimedBy: task.claimedBy },
    after: { claimedBy: toUserId },
  })
  return { taskId, claimedBy: toUserId }
}

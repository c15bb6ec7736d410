import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { lockTask, saveClaim } from '../../db/tasks/task-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { claimTask as claim, releaseTask as release } from '../../domain/tasks/task-steps.js'
import { runCommand } from '../run-command.js'

export interface ClaimTaskInput {
  readonly taskId: number
  /** Taken, or given back to the queue. */
  readonly act: 'claim' | 'release'
  /** The asker may take what another has. */
  readonly mayTakeOver: boolean
}

/** Takes a task, or gives it back. Refuses NOT_FOUND, TASK_CLOSED, TASK_CLAIMED. */
export function claimTask(
  pool: pg.Pool,
  command: Command<ClaimTaskInput>,
): Promise<{ taskId: number; claimedBy: string | null }> {
  return runCommand(pool, 'tasks.claim', command, (tx) => claimTaskIn(tx, command))
}

/** Takes a task, or gives it back, within a transaction that claimed the command. Refuses before it writes. */
export async function claimTaskIn(
  tx: Transaction,
  command: Command<ClaimTaskInput>,
): Promise<{ taskId: number; claimedBy: string | null }> {
  const { taskId, act, mayTakeOver } = command.input
  const task = await lockTask(tx, taskId)
  if (task === undefined) refuse('NOT_FOUND', `There is no task ${taskId}.`)
  const { claimedBy } = valueOf((act === 'claim' ? claim : release)(task, command.actor.id, mayTakeOver))
  if (claimedBy === task.claimedBy) return { taskId, claimedBy }
  await saveClaim(tx, taskId, claimedBy)
  await recordAudit(tx, {
    actor: command.actor,
    action: `tasks.${act}`,
    subjectKind: 'task',
    subjectId: String(taskId),
    reason: command.reason,
    before: { claimedBy: task.claimedBy },
    after: { claimedBy },
  })
  return { taskId, claimedBy }
}

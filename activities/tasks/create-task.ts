import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { hasAccount } from '../../db/customers/customer-store.js'
import { insertTask } from '../../db/tasks/task-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'

export interface CreateTaskInput {
  readonly queue: string
  readonly title: string
  readonly accountId: string | null
  readonly dueOn: string | null
}

/** Puts something to be done into a queue. Refuses NOT_FOUND where the account is none. */
export function createTask(pool: pg.Pool, command: Command<CreateTaskInput>): Promise<{ taskId: number }> {
  return runCommand(pool, 'tasks.create', command, async (tx) => {
    const { input, actor } = command
    if (input.accountId !== null && !(await hasAccount(tx.client, input.accountId))) {
      refuse('NOT_FOUND', `There is no account ${input.accountId}.`)
    }
    const taskId = await insertTask(tx, {
      ...input,
      taskKey: `by-hand/${actor.id}/${command.key}`,
      subjectKind: null,
      subjectId: null,
      facts: {},
      createdBy: actor.id,
    })
    await recordAudit(tx, {
      actor,
      action: 'tasks.create',
      subjectKind: 'task',
      subjectId: String(taskId),
      reason: command.reason,
      after: input,
    })
    return { taskId }
  })
}

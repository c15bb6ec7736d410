import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { Command } from '../../domain/kernel/command.js'
import { RefusedError } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { claimTaskIn } from './claim-task.js'
import { closeTaskIn } from './close-task.js'
import { handOverTaskIn } from './hand-over-task.js'

export type BulkAct =
  | { readonly act: 'claim' | 'release' }
  | { readonly act: 'hand_over'; readonly toUserId: string }
  | { readonly act: 'close'; readonly state: 'done' | 'cancelled'; readonly result: string }

export interface WorkTasksInput {
  readonly taskIds: readonly number[]
  readonly act: BulkAct
  readonly mayTakeOver: boolean
}

/** What became of one of the tasks. */
export interface WorkedTask {
  readonly taskId: number
  readonly isDone: boolean
  /** Why not. */
  readonly code: string | null
  readonly message: string | null
}

/**
 * Does one act to several tasks in one transaction. What one of them refuses leaves the others done: a refusal comes before anything of
 * that task is written.
 */
export function workTasks(pool: pg.Pool, command: Command<WorkTasksInput>): Promise<WorkedTask[]> {
  return runCommand(pool, 'tasks.work', command, async (tx) => {
    const worked: WorkedTask[] = []
    // In one order, so that two who choose the same tasks wait for each other instead of blocking.
    for (const taskId of [...new Set(command.input.taskIds)].sort((left, right) => left - right)) {
      worked.push(await workOne(tx, command, taskId))
    }
    const done = worked.filter((task) => task.isDone).map((task) => task.taskId)
    await recordAudit(tx, {
      actor: command.actor,
      action: 'tasks.work',
      subjectKind: 'tasks',
      subjectId: command.input.act.act,
      reason: command.reason,
      after: { ...command.input.act, done, refused: worked.length - done.length },
    })
    return worked
  })
}

async function workOne(tx: Transaction, command: Command<WorkTasksInput>, taskId: number): Promise<WorkedTask> {
  try {
    await actOn(tx, command, taskId)
    return { taskId, isDone: true, code: null, message: null }
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    return { taskId, isDone: false, code: error.refusal.code, message: error.refusal.message }
  }
}

function actOn(tx: Transaction, command: Command<WorkTasksInput>, taskId: number): Promise<unknown> {
  const { act, mayTakeOver } = command.input
  switch (act.act) {
    case 'claim':
    case 'release':
      return claimTaskIn(tx, { ...command, input: { taskId, act: act.act, mayTakeOver } })
    case 'hand_over':
      return handOverTaskIn(tx, { ...command, input: { taskId, toUserId: act.toUserId, mayTakeOver } })
    case 'close':
      return closeTaskIn(tx, { ...command, input: { taskId, state: act.state, result: act.result, mayTakeOver } })
  }
}

import type pg from 'pg'
import type { Command } from '../../domain/kernel/command.js'
import { RefusedError } from '../../domain/kernel/outcome.js'
import { claimTask } from './claim-task.js'
import { closeTask } from './close-task.js'
import { handOverTask } from './hand-over-task.js'

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
 * Does one act to several tasks, each in a transaction and under a key of its own: what one of them refuses leaves the others done, and
 * the same command again does nothing twice.
 */
export async function workTasks(pool: pg.Pool, command: Command<WorkTasksInput>): Promise<WorkedTask[]> {
  const worked: WorkedTask[] = []
  for (const taskId of new Set(command.input.taskIds)) {
    try {
      await workOne(pool, { ...command, key: `${command.key}/${taskId}` }, taskId)
      worked.push({ taskId, isDone: true, code: null, message: null })
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error
      worked.push({ taskId, isDone: false, code: error.refusal.code, message: error.refusal.message })
    }
  }
  return worked
}

function workOne(pool: pg.Pool, command: Command<WorkTasksInput>, taskId: number): Promise<unknown> {
  const { act, mayTakeOver } = command.input
  switch (act.act) {
    case 'claim':
    case 'release':
      return claimTask(pool, { ...command, input: { taskId, act: act.act, mayTakeOver } })
    case 'hand_over':
      return handOverTask(pool, { ...command, input: { taskId, toUserId: act.toUserId, mayTakeOver } })
    case 'close':
      return closeTask(pool, { ...command, input: { taskId, state: act.state, result: act.result, mayTakeOver } })
  }
}

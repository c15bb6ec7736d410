import type { Client } from '@temporalio/client'
import type pg from 'pg'
import { registeredProcesses } from '../../db/processes/lost-process-store.js'
import { insertTask, knownTaskKeys } from '../../db/tasks/task-store.js'
import { inTransaction } from '../../db/transaction.js'
import { isRunning, type RunningWorkflow } from './running-workflows.js'

/** The queue of what is wrong with processes themselves. */
export const PROCESSES_TASK_QUEUE = 'processes'

/**
 * Reports workflows that run although no open process is registered for them, once each, as a task. Nothing is ended here: what such a
 * workflow does is for a person to find out. Those that began, or whose process ended, after `settledBefore` are left alone: they may be
 * on their way. Returns the ids reported now.
 */
export async function reportStrays(
  pool: pg.Pool,
  client: Client,
  running: readonly RunningWorkflow[],
  settledBefore: Date,
): Promise<string[]> {
  const settled = running.filter((workflow) => workflow.startedAt < settledBefore)
  const registered = await registeredProcesses(
    pool,
    settled.map((workflow) => workflow.workflowId),
  )
  const strays = settled.filter(({ workflowId }) => {
    const endedAt = registered.get(workflowId)
    return endedAt === undefined || (endedAt !== null && endedAt < settledBefore)
  })
  const reported = await knownTaskKeys(pool, strays.map(keyOf))
  const found: RunningWorkflow[] = []
  for (const stray of strays) {
    if (!reported.has(keyOf(stray)) && (await isRunning(client, stray.workflowId))) found.push(stray)
  }
  if (found.length > 0) {
    await inTransaction(pool, async (tx) => {
      for (const stray of found) {
        await insertTask(tx, {
          taskKey: keyOf(stray),
          queue: PROCESSES_TASK_QUEUE,
          title: `A workflow runs that belongs to no open process: ${stray.workflowId}`.slice(0, 300),
          accountId: null,
          subjectKind: null,
          subjectId: null,
          facts: { workflowId: stray.workflowId, workflowType: stray.type, startedAt: stray.startedAt.toISOString() },
          dueOn: null,
          createdBy: 'Penstock',
        })
      }
    })
  }
  return found.map((stray) => stray.workflowId)
}

function keyOf(stray: RunningWorkflow): string {
  return `stray-workflow/${stray.workflowId}/${stray.runId}`
}

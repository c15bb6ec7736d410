import { type Client, WorkflowNotFoundError } from '@temporalio/client'
import type pg from 'pg'
import { enqueueSignal } from '../../db/processes/outbox-store.js'
import { inTransaction } from '../../db/transaction.js'

/**
 * Finds processes that have not ended but whose workflow is not there (Temporal lost its history, or was replaced by a new one) and asks
 * the relay to begin them again. A workflow reads where it stands from PostgreSQL, so beginning again loses nothing. Returns their ids.
 */
export async function reconcileProcesses(pool: pg.Pool, client: Client): Promise<string[]> {
  const open = await pool.query<{
    process_id: string
    workflow_type: string
    workflow_input: Record<string, unknown>
    signal: string
  }>(
    `select p.process_id, o.workflow_type, o.workflow_input, o.signal from processes p
     join lateral (select workflow_type, workflow_input, signal from outbox
                   where workflow_id = p.process_id and workflow_type is not null order by event_id desc limit 1) o on true
     where p.ended_at is null
       and not exists (select from outbox w where w.workflow_id = p.process_id and w.workflow_type is not null and w.delivered_at is null)`,
  )
  const lost: string[] = []
  for (const process of open.rows) {
    if (await isRunning(client, process.process_id)) continue
    lost.push(process.process_id)
    await inTransaction(pool, (tx) =>
      enqueueSignal(tx, {
        workflowId: process.process_id,
        signal: process.signal,
        start: { type: process.workflow_type, input: process.workflow_input },
      }),
    )
  }
  return lost
}

async function isRunning(client: Client, workflowId: string): Promise<boolean> {
  try {
    return (await client.workflow.getHandle(workflowId).describe()).status.name === 'RUNNING'
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false
    throw error
  }
}

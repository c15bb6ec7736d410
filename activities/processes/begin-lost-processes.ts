import type { Client } from '@temporalio/client'
import type pg from 'pg'
import { type BegunAgain, beginAgain, openProcessIds } from '../../db/processes/lost-process-store.js'
import { inTransaction } from '../../db/transaction.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { isRunning, type RunningWorkflow } from './running-workflows.js'

/** Looked at in one go. Where Temporal has lost everything the rest is found by the next look. */
const LOOKED_AT = 2_000
const ASKED_AT_ONCE = 25

export interface LostProcesses {
  /** Processes that have not ended, by the register. */
  readonly open: number
  readonly begun: readonly BegunAgain[]
  /** Ids without a workflow that nothing says how to begin. */
  readonly unknown: readonly string[]
  /** Not looked at yet. */
  readonly left: number
}

/**
 * Begins processes again that have not ended but whose workflow is not there: Temporal lost its history, or was replaced by a new one. A
 * workflow reads where it stands from PostgreSQL, so beginning again loses nothing and doubles nothing. `running` is the list of workflows
 * read before; one that is missing there is asked about singly, because the list lags behind.
 */
export async function beginLostProcesses(
  pool: pg.Pool,
  client: Client,
  running: readonly RunningWorkflow[],
  by: { readonly begunBefore: Date; readonly actor: string; readonly reason?: string },
): Promise<LostProcesses> {
  const open = await openProcessIds(pool)
  const known = new Set(running.map((workflow) => workflow.workflowId))
  const missing = open.filter((processId) => !known.has(processId))
  const asked = missing.slice(0, LOOKED_AT)
  const lost: string[] = []
  for (let from = 0; from < asked.length; from += ASKED_AT_ONCE) {
    const few = asked.slice(from, from + ASKED_AT_ONCE)
    const alive = await Promise.all(few.map((processId) => isRunning(client, processId)))
    lost.push(...few.filter((_, index) => alive[index] === false))
  }
  const left = missing.length - asked.length
  if (lost.length === 0) return { open: open.length, begun: [], unknown: [], left }
  const { begun, unknown } = await inTransaction(pool, async (tx) => {
    const utility = await loadUtility(tx.client)
    const businessDate = utility?.today ?? by.begunBefore.toISOString().slice(0, 10)
    return {
      begun: await beginAgain(tx, lost, { ...by, businessDate }),
      unknown: (
        await tx.client.query<{ id: string }>(
          `select id from unnest($1::text[]) as lost (id)
           where not exists (select from outbox where workflow_id = id and workflow_type is not null)`,
          [lost],
        )
      ).rows.map((row) => row.id),
    }
  })
  return { open: open.length, begun, unknown, left }
}

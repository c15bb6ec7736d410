import type { Client } from '@temporalio/client'
import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { inTransaction } from '../../db/transaction.js'
import type { Command } from '../../domain/kernel/command.js'
import { adoptStarts } from '../services/adopt-starts.js'
import { beginLostProcesses, type LostProcesses } from './begin-lost-processes.js'
import { runningWorkflows } from './running-workflows.js'

/**
 * Begins every process that should be alive and is not, at once and on a person's word; the reconciler does the same by itself within a
 * minute. So are the moves of agreements that were brought over and whose first day has come. Asked again it finds nothing left to do.
 */
export async function rebuildProcesses(
  pool: pg.Pool,
  client: Client,
  command: Command<{ readonly taskQueue: string; readonly now: Date }>,
): Promise<LostProcesses> {
  const { actor, reason, input } = command
  const running = await runningWorkflows(client, input.taskQueue)
  const adopted = await adoptStarts(pool)
  const lost = await beginLostProcesses(pool, client, running, { begunBefore: input.now, actor: actor.name, reason })
  const begun = [...adopted, ...lost.begun]
  if (begun.length > 0) {
    await inTransaction(pool, (tx) =>
      recordAudit(tx, {
        actor,
        action: 'processes.rebuild',
        subjectKind: 'process',
        subjectId: 'all',
        reason,
        after: { begun: begun.map((process) => process.processId) },
      }),
    )
  }
  return { ...lost, begun }
}

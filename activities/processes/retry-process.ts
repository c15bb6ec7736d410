import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { enqueueSignal } from '../../db/processes/outbox-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import { runCommand } from '../run-command.js'

/** Lets a stuck process try its step again. Refuses NOT_FOUND and PROCESS_NOT_STUCK. */
export function retryProcess(pool: pg.Pool, command: Command<{ processId: string }>): Promise<{ processId: string }> {
  return runCommand(pool, 'processes.retry', command, async (tx) => {
    const { processId } = command.input
    const found = await tx.client.query<{ state: string; stuck_code: string | null }>(
      'select state, stuck_code from processes where process_id = $1 for update',
      [processId],
    )
    const process = found.rows[0]
    if (process === undefined) refuse('NOT_FOUND', `There is no process ${processId}.`)
    if (process.state !== 'stuck') refuse('PROCESS_NOT_STUCK', 'This process is not stuck: it goes on by itself or has ended.')
    await tx.client.query(
      `update processes set state = 'running', stuck_code = null, stuck_since = null, updated_at = now() where process_id = $1`,
      [processId],
    )
    await recordAudit(tx, {
      actor: command.actor,
      action: 'processes.retry',
      subjectKind: 'process',
      subjectId: processId,
      reason: command.reason,
      before: { state: 'stuck', stuckCode: process.stuck_code },
      after: { state: 'running' },
    })
    await enqueueSignal(tx, { workflowId: processId, signal: WAKE_SIGNAL })
    return { processId }
  })
}

import type { Client } from '@temporalio/client'
import type pg from 'pg'
import { adoptStarts, type AdoptedStart } from '../services/adopt-starts.js'
import { beginLostProcesses, type LostProcesses } from './begin-lost-processes.js'
import { reportStrays } from './report-strays.js'
import { runningWorkflows } from './running-workflows.js'

/** A process begun so recently is not begun again: its workflow may be on its way, and one that dies at once must not spin. */
const BEGUN_MS = 20_000
/** So long a workflow may be without its row, or outlive it, before somebody is told. */
const STRAY_MS = 60_000

export interface Reconciled extends LostProcesses {
  /** Moves opened for agreements that an import brought over and whose first day has come. */
  readonly adopted: readonly AdoptedStart[]
  /** Workflows that belong to no open process, reported as tasks now. */
  readonly strays: readonly string[]
}

/**
 * Compares the processes of the register with the workflows that should carry them: what has lost its workflow is begun again, a workflow
 * without a process is reported, and a start that no process carries gets one. Run now and then by every worker; two at once do no harm.
 */
export async function reconcileProcesses(pool: pg.Pool, client: Client, taskQueue: string, now: Date): Promise<Reconciled> {
  const adopted = await adoptStarts(pool)
  const running = await runningWorkflows(client, taskQueue)
  const before = (milliseconds: number): Date => new Date(now.getTime() - milliseconds)
  const lost = await beginLostProcesses(pool, client, running, { begunBefore: before(BEGUN_MS), actor: 'Penstock' })
  return { ...lost, adopted, strays: await reportStrays(pool, client, running, before(STRAY_MS)) }
}

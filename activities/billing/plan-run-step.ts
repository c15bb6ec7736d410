import type pg from 'pg'
import { countsOfRun, lockRun, refreshTotals, type RunRow, runsOfWindow } from '../../db/billing/run-store.js'
import { inTransaction, type Transaction } from '../../db/transaction.js'
import { holdRateBook } from '../../db/rating/rate-book-lock.js'
import { loadUtility, type UtilityRow } from '../../db/utility/utility-store.js'
import { nextRunStep, type RunStep } from '../../domain/billing/run-step.js'
import { invariant } from '../../domain/kernel/invariant.js'
import type { BillCycleInput } from '../../workflows/billing/contract.js'
import { recordRunStep } from './run-process.js'

export type PlannedStep =
  | { readonly kind: 'compute' | 'issue'; readonly runId: number; readonly partitions: readonly number[] }
  | { readonly kind: 'purge'; readonly runId: number }
  | { readonly kind: 'wait'; readonly waitMs: number }
  | { readonly kind: 'end' }

/** A waiting run looks again by itself this often: a lost signal delays it, no more. */
const LOOK_AGAIN_MS = 3_600_000

/**
 * Reads the runs of a window anew and says what the workflow does next; moves the state where the step itself is a change of state
 * (the window opened, the window ended). Ends when no run of the window needs anything.
 */
export function planRunStep(pool: pg.Pool, input: BillCycleInput): Promise<PlannedStep> {
  return inTransaction(pool, async (tx) => {
    const utility = await loadUtility(tx.client)
    invariant(utility !== undefined, 'a run without a utility', { ...input })
    for (const candidate of await runsOfWindow(tx.client, input.billCycle, input.readDate)) {
      const run = await lockRun(tx.client, candidate.runId)
      if (run === undefined) continue
      const step = nextRunStep({ ...run, ...(await countsOfRun(tx.client, run.runId)) }, utility.today)
      const planned = await carry(tx, run, step, utility)
      if (planned !== undefined) return planned
    }
    return { kind: 'end' }
  })
}

async function carry(tx: Transaction, run: RunRow, step: RunStep, utility: UtilityRow): Promise<PlannedStep | undefined> {
  const partitions = Array.from({ length: run.partitions }, (_, partition) => partition)
  switch (step.kind) {
    case 'compute':
      await beginComputing(tx, run, utility)
      return { kind: 'compute', runId: run.runId, partitions }
    case 'issue':
      return { kind: 'issue', runId: run.runId, partitions }
    case 'purge':
      return { kind: 'purge', runId: run.runId }
    case 'wait':
      await noteWaiting(tx, run, step)
      return { kind: 'wait', waitMs: LOOK_AGAIN_MS }
    case 'close':
      await close(tx, run, utility)
      return undefined
    case 'end':
      return undefined
  }
}

async function beginComputing(tx: Transaction, run: RunRow, utility: UtilityRow): Promise<void> {
  if (run.state === 'computing') return
  await holdRateBook(tx.client)
  await tx.client.query(`update bill_runs set state = 'computing' where run_id = $1`, [run.runId])
  await recordRunStep(tx, run, {
    state: 'computing',
    key: `computing-${run.state}-${run.issuedAt?.toISOString() ?? 'first'}`,
    sentence: run.state === 'waiting_for_window' ? 'Computing bills.' : 'Computing bills of mended accounts.',
    businessDate: utility.today,
    actor: 'Penstock',
  })
}

/** Where a run waits; it goes on again, so it is stuck no more. */
async function noteWaiting(tx: Transaction, run: RunRow, step: Extract<RunStep, { kind: 'wait' }>): Promise<void> {
  // A window opens by itself; all else is for a person to do.
  const owner = run.state === 'waiting_for_window' && !run.isPaused ? null : 'billing_analyst'
  await tx.client.query(
    `update processes set waits_for = $2, next_wake_on = $3, state = $4, owner = $5, stuck_code = null, stuck_since = null, updated_at = now()
     where process_id = $1`,
    [run.workflowId, step.waitsFor, step.until ?? null, run.isPaused ? 'paused' : 'waiting', owner],
  )
}

/** The window has ended: what is parked stays parked and is named so; it is billed with the next cycle or by hand. */
async function close(tx: Transaction, run: RunRow, utility: UtilityRow): Promise<void> {
  await tx.client.query(
    `update run_accounts set outcome = 'parked', reason_code = 'WINDOW_ENDED', sentence = 'The window ended before the account was billed.', parked_at = now()
     where run_id = $1 and outcome = 'pending'`,
    [run.runId],
  )
  await refreshTotals(tx.client, run.runId)
  const closed = await tx.client.query<{ billed: number; skipped: number; parked: number }>(
    `update bill_runs set state = 'closed', closed_at = now() where run_id = $1 returning billed, skipped, parked`,
    [run.runId],
  )
  const totals = closed.rows[0]
  await recordRunStep(tx, run, {
    state: 'closed',
    key: 'closed',
    sentence: `The window has ended: ${totals?.billed} billed, ${totals?.skipped} skipped, ${totals?.parked} parked.`,
    businessDate: utility.today,
    actor: 'Penstock',
  })
}

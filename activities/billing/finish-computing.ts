import type pg from 'pg'
import { countsOfRun, lockRun, refreshTotals } from '../../db/billing/run-store.js'
import { loadEstimationSettings } from '../../db/metering/estimation-reads.js'
import { inTransaction } from '../../db/transaction.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { DEFAULT_ESTIMATION, firstEstimateAfter } from '../../domain/metering/estimation/estimation-rules.js'
import { beginMeterWatch } from '../metering/watch/watch-process.js'
import { recordRunStep } from './run-process.js'

/**
 * After the partitions have ended: when every account has its outcome the run stops for review, or stays open where a later batch
 * made no new bill. A run that was paused or dropped meanwhile is left as it stands.
 */
export function finishComputing(pool: pg.Pool, input: { runId: number }): Promise<void> {
  return inTransaction(pool, async (tx) => {
    const run = await lockRun(tx.client, input.runId)
    const utility = await loadUtility(tx.client)
    if (run === undefined || utility === undefined || run.state !== 'computing') return
    const counts = await countsOfRun(tx.client, run.runId)
    if (counts.pending > 0) return
    await refreshTotals(tx.client, run.runId)
    const state = counts.drafts === 0 && run.issuedAt !== null ? 'open' : 'review'
    const totals = await tx.client.query<{ billed: number; skipped: number; parked: number; total: string }>(
      `update bill_runs set state = $2, computed_at = now() where run_id = $1 returning billed, skipped, parked, total`,
      [run.runId, state],
    )
    const row = totals.rows[0]
    // A file of intervals has begun the nightly look already; where meters are only read, the first bill that waits for a read does.
    if (
      (row?.parked ?? 0) > 0 &&
      firstEstimateAfter((await loadEstimationSettings(tx.client)) ?? DEFAULT_ESTIMATION) !== undefined
    )
      await beginMeterWatch(tx, 'Bills wait for reads')
    await recordRunStep(tx, run, {
      state,
      key: `computed-${new Date().toISOString()}`,
      sentence: `Computed: ${row?.billed} billed (${row?.total} ${utility.currency}), ${row?.skipped} skipped, ${row?.parked} parked.`,
      businessDate: utility.today,
      actor: 'Penstock',
    })
  })
}

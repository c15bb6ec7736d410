import type pg from 'pg'
import { countsOfRun, lockRun, refreshTotals } from '../../db/billing/run-store.js'
import { inTransaction } from '../../db/transaction.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { requestDelivery } from '../documents/request-delivery.js'
import { recordRunStep } from './run-process.js'

/** After the partitions have issued: the run stays open for mended accounts until its window ends. */
export function finishIssuing(pool: pg.Pool, input: { runId: number }): Promise<void> {
  return inTransaction(pool, async (tx) => {
    const run = await lockRun(tx.client, input.runId)
    const utility = await loadUtility(tx.client)
    if (run === undefined || utility === undefined || run.state !== 'issuing') return
    if ((await countsOfRun(tx.client, run.runId)).drafts > 0) return
    await refreshTotals(tx.client, run.runId)
    const totals = await tx.client.query<{ billed: number; parked: number; total: string }>(
      `update bill_runs set state = 'open', issued_at = now() where run_id = $1 returning billed, parked, total`,
      [run.runId],
    )
    const row = totals.rows[0]
    const key = new Date().toISOString()
    await requestDelivery(tx, { runId: run.runId }, { actor: 'Penstock', businessDate: utility.today, key })
    await recordRunStep(tx, run, {
      state: 'open',
      key: `issued-${key}`,
      sentence: `Issued: ${row?.billed} bills (${row?.total} ${utility.currency}); ${row?.parked} accounts stay parked until the window ends.`,
      businessDate: utility.today,
      actor: 'Penstock',
    })
  })
}

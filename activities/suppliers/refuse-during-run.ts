import { runsComputing } from '../../db/rating/tariff-store.js'
import type { Transaction } from '../../db/transaction.js'
import { refuse } from '../../domain/kernel/outcome.js'

/** Refuses SUPPLIER_DURING_RUN while a run makes bills: some of them would know a charge, and some not. */
export async function refuseDuringRun(tx: Transaction): Promise<void> {
  const computing = await runsComputing(tx.client)
  if (computing.length === 0) return
  refuse(
    'SUPPLIER_DURING_RUN',
    `Bill run ${computing.join(', ')} is making bills. Enter or cancel charges of suppliers when it waits for review.`,
    { runs: computing },
  )
}

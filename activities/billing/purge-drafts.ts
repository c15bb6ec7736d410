import type pg from 'pg'
import { draftIdsOf, dropDrafts } from '../../db/billing/drop-drafts.js'
import { inTransaction } from '../../db/transaction.js'
import { workChunks } from './work-chunks.js'

const CHUNK_BILLS = 1_000

/** Removes the drafts of a discarded or cancelled run, chunk by chunk. */
export async function purgeDrafts(pool: pg.Pool, input: { runId: number }): Promise<{ bills: number }> {
  const bills = await workChunks({
    size: CHUNK_BILLS,
    work: (size) =>
      inTransaction(pool, async (tx) => {
        const billIds = await draftIdsOf(tx.client, input.runId, size)
        await dropDrafts(tx.client, billIds)
        return billIds.length
      }),
    // A draft that cannot be dropped is a defect of ours, not of its account.
    setAside: (error) => Promise.reject(error),
  })
  return { bills }
}

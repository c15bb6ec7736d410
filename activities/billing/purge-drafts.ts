import type pg from 'pg'
import { draftIdsOf, dropDrafts } from '../../db/billing/drop-drafts.js'
import { inTransaction } from '../../db/transaction.js'
import { workChunks } from './work-chunks.js'

const CHUNK_BILLS = 1_000

/** Removes the drafts of a discarded or cancelled run, chunk by chunk. */
export async function purgeDrafts(pool: pg.Pool, input: { runId: number }): Promise<{ bills: number }> {
  const bills = await workChunks(() =>
    inTransaction(pool, async (tx) => {
      const billIds = await draftIdsOf(tx.client, input.runId, CHUNK_BILLS)
      await dropDrafts(tx.client, billIds)
      return billIds.length
    }),
  )
  return { bills }
}

import type pg from 'pg'
import { failImportRow, hasEnded, loadImport } from '../../db/imports/import-store.js'
import { inTransaction } from '../../db/transaction.js'
import { recordImportStep } from './import-process.js'

/**
 * Records that an import could not be carried through. The code is all that is kept: what lies behind it is in the worker's log,
 * for it may quote data. Once more, or for an import that has ended, it changes nothing.
 */
export function failImport(pool: pg.Pool, input: { importId: number; code: string }): Promise<void> {
  return inTransaction(pool, async (tx) => {
    const row = await loadImport(tx.client, input.importId, { lock: true })
    if (row === undefined || hasEnded(row.state)) return
    const failure = `The import stopped with ${input.code}; nothing of it was written. The worker's log has the details.`
    await failImportRow(tx.client, row.importId, failure)
    await recordImportStep(tx, row, { state: 'failed', key: 'failed', sentence: failure, actor: 'Penstock' })
  })
}

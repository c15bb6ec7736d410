import type pg from 'pg'
import { endMeterFile, loadMeterFile } from '../../../db/metering/meter-file-store.js'
import { inTransaction } from '../../../db/transaction.js'
import type { MeterFileInput } from '../../../workflows/metering/contract.js'
import { recordMeterFileStep } from './meter-file-process.js'

/**
 * Records that a file could not be read through. The code is all that is kept: what lies behind it is in the worker's log, for it may
 * quote data. What was committed stands. Once more, or for a file that has ended, it changes nothing.
 */
export function failMeterFile(pool: pg.Pool, input: MeterFileInput & { readonly code: string }): Promise<void> {
  return inTransaction(pool, async (tx) => {
    const file = await loadMeterFile(tx.client, input.fileId, { lock: true })
    if (file === undefined) return
    const { code, ...of } = input
    const failure = `The reading stopped with ${code} after ${file.recordsDone} records, which stand. The worker's log has the details.`
    if (of.meterId === undefined) {
      if (file.state !== 'queued' && file.state !== 'reading') return
      await endMeterFile(tx.client, file.fileId, { state: 'failed', failure })
    }
    await recordMeterFileStep(tx, of, file, { state: 'failed', key: 'failed', sentence: failure, actor: 'Penstock' })
  })
}

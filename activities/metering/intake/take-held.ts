import type pg from 'pg'
import {
  addCounts,
  loadMeterFile,
  markApplied,
  type MeterFileRow,
  NO_COUNTS,
  saveCounts,
  waitingOf,
} from '../../../db/metering/meter-file-store.js'
import { inTransaction } from '../../../db/transaction.js'
import { invariant } from '../../../domain/kernel/invariant.js'
import { beginMeterWatch } from '../watch/watch-process.js'
import { commitHeld, type HeldRecord } from './commit-piece.js'
import { intakeContext, piecesOfFile, readingOf } from './file-pieces.js'
import { recordMeterFileStep } from './meter-file-process.js'

/** Reads the bytes again for the records of one meter that had not been known; run again it goes on where it left off. */
export async function takeHeld(pool: pg.Pool, file: MeterFileRow, meterId: string, onCommit: () => void): Promise<void> {
  const waiting = await waitingOf(pool, file.fileId)
  const context = await intakeContext(pool, file)
  const seen = new Map<string, number>()
  const ofMeter = new Set<string>()
  for await (const { records } of piecesOfFile(readingOf(file), pool, file)) {
    const candidates = records.filter((record) => waiting.has(record.meter))
    await context.directory.look(pool, candidates)
    const held = candidates.flatMap((record): HeldRecord[] => {
      const before = seen.get(record.meter) ?? 0
      seen.set(record.meter, before + 1)
      return context.directory.meterOf(record)?.meterId === meterId ? [{ record, before }] : []
    })
    if (held.length === 0) continue
    for (const { record } of held) ofMeter.add(record.meter)
    await inTransaction(pool, async (tx) => {
      if (await commitHeld(tx, context, held)) await beginMeterWatch(tx, 'Intervals have arrived')
    })
    onCommit()
  }
  await inTransaction(pool, async (tx) => {
    const now = await loadMeterFile(tx.client, file.fileId, { lock: true })
    invariant(now !== undefined, 'a meter file that is not there', { fileId: file.fileId })
    // What another worker has marked meanwhile waits no longer, and was said.
    const still = [...(await waitingOf(tx.client, file.fileId))].filter(([identifier]) => ofMeter.has(identifier))
    const taken = still.reduce((sum, [, { records }]) => sum + records, 0)
    for (const [identifier] of still) await markApplied(tx.client, file.fileId, identifier, meterId)
    await saveCounts(tx.client, file.fileId, addCounts(now.counts, { ...NO_COUNTS, held: -taken }))
    await recordMeterFileStep(tx, { fileId: file.fileId, meterId }, file, {
      state: 'completed',
      key: 'applied',
      sentence: `${taken} records that were held aside are in the records of meter ${meterId}.`,
      actor: 'Penstock',
    })
  })
}

import type pg from 'pg'
import { endMeterFile, loadMeterFile, type MeterFileRow, waitingOf } from '../../../db/metering/meter-file-store.js'
import { metersNamed } from '../../../db/metering/meter-names.js'
import { inTransaction, type Transaction } from '../../../db/transaction.js'
import { invariant } from '../../../domain/kernel/invariant.js'
import { type MeterFinding, refusesFile } from '../../../domain/metering/formats/meter-finding.js'
import type { MeterFileInput } from '../../../workflows/metering/contract.js'
import { beginMeterWatch } from '../watch/watch-process.js'
import { commitPiece, type Piece } from './commit-piece.js'
import { intakeContext, piecesOfFile, readingOf } from './file-pieces.js'
import { askForReading, recordMeterFileStep } from './meter-file-process.js'
import { takeHeld } from './take-held.js'

/**
 * Reads a meter file into the records, piece by piece, each in a transaction that says how far it came; run again it goes on there, and
 * of a file that has ended it does nothing. With `meterId` it reads what the file holds aside for that meter once more.
 */
export async function takeMeterFile(pool: pg.Pool, input: MeterFileInput, onCommit: () => void = () => undefined): Promise<void> {
  const file = await loadMeterFile(pool, input.fileId)
  invariant(file !== undefined, 'a meter file that is not there', { ...input })
  if (input.meterId !== undefined) return takeHeld(pool, file, input.meterId, onCommit)
  if (file.state !== 'queued' && file.state !== 'reading') return
  const context = await intakeContext(pool, file)
  const commit = async (piece: Piece): Promise<MeterFileRow> => {
    const after = await inTransaction(pool, (tx) => commitPiece(tx, context, piece))
    onCommit()
    return after
  }
  let committing: Promise<MeterFileRow> = Promise.resolve(file)
  let refusal: MeterFinding | undefined
  let [recordsBefore, findingsBefore] = [0, 0]
  const reading = readingOf(file)
  for await (const { records, findings } of piecesOfFile(reading, pool, file)) {
    refusal ??= findings.find(refusesFile)
    // One piece is written while the next is read.
    await committing
    committing = commit({ records, findings, recordsBefore, findingsBefore, format: reading.format ?? null })
    // Awaited at the next turn; until then a failure must not count as one that nobody handles.
    committing.catch(() => {})
    recordsBefore += records.length
    findingsBefore += findings.length
  }
  const progress = await committing
  await inTransaction(pool, async (tx) => {
    const now = await loadMeterFile(tx.client, file.fileId, { lock: true })
    if (now?.state !== 'queued' && now?.state !== 'reading') return
    const state = refusal !== undefined && progress.recordsDone === 0 ? 'refused' : 'completed'
    await endMeterFile(tx.client, file.fileId, { state, failure: state === 'refused' ? (refusal?.sentence ?? null) : null })
    await recordMeterFileStep(tx, input, file, {
      state: 'completed',
      key: state,
      sentence: state === 'refused' ? `Refused: ${refusal?.sentence}` : sentenceOf(progress),
      actor: 'Penstock',
    })
    await askForKnown(tx, file)
    if (progress.counts.daysNew > 0) await beginMeterWatch(tx, 'Intervals have arrived')
  })
}

/** A meter that became known while the file was being read: what was held aside before that is asked for. */
async function askForKnown(tx: Transaction, file: MeterFileRow): Promise<void> {
  const known = await metersNamed(tx.client, [...(await waitingOf(tx.client, file.fileId)).keys()])
  for (const meterId of new Set(known.map((meter) => meter.meterId)))
    await askForReading(tx, { fileId: file.fileId, meterId }, file, { actor: 'Penstock', reason: 'The meter became known' })
}

function sentenceOf({ counts }: MeterFileRow): string {
  const held = counts.held === 0 ? '' : `, ${counts.held} records held aside`
  return `Read ${counts.records} records with ${counts.values} intervals: ${counts.daysNew} days new, ${counts.daysChanged} changed, ${counts.daysSame} the same, ${counts.readsTaken} reads taken${held}, ${counts.errors} left out.`
}

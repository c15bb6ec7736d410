import { lockIntervalIntake } from '../../../db/metering/interval-store.js'
import {
  addCounts,
  holdRecords,
  insertMeterFindings,
  loadMeterFile,
  type MeterFileCounts,
  type MeterFileRow,
  saveCounts,
  saveHeldDone,
  saveProgress,
  type StoredFinding,
  waitingOf,
} from '../../../db/metering/meter-file-store.js'
import type { Transaction } from '../../../db/transaction.js'
import { invariant } from '../../../domain/kernel/invariant.js'
import type { MeterFinding } from '../../../domain/metering/formats/meter-finding.js'
import type { MeterRecord } from '../../../domain/metering/formats/meter-record.js'
import { type IntakeContext, takeRecords } from './take-records.js'

/** Findings of one file that are stored; beyond them they are counted. */
const FINDINGS_STORED_MAX = 20_000

/** Some of a file as it was read, and what of it was read before. */
export interface Piece {
  readonly records: readonly MeterRecord[]
  readonly findings: readonly MeterFinding[]
  readonly recordsBefore: number
  readonly findingsBefore: number
  readonly format: string | null
}

/**
 * Takes a piece of a file into the records and says how far it is read, in one transaction. What another worker has committed of it, or
 * an attempt before this one, is passed over. Returns how the file stands.
 */
export async function commitPiece(tx: Transaction, context: IntakeContext, piece: Piece): Promise<MeterFileRow> {
  await lockIntervalIntake(tx.client)
  const file = await locked(tx, context.fileId)
  const records = piece.records.slice(Math.max(0, file.recordsDone - piece.recordsBefore))
  const findings = piece.findings.slice(Math.max(0, file.findingsDone - piece.findingsBefore))
  const isOver = file.state !== 'queued' && file.state !== 'reading'
  if (isOver || records.length + findings.length === 0) return file
  const taken = await takeRecords(tx, context, records, findings)
  await storeFindings(tx, file, taken.findings)
  await holdRecords(tx.client, file.fileId, taken.held)
  const after = {
    format: piece.format ?? file.format,
    recordsDone: file.recordsDone + records.length,
    findingsDone: file.findingsDone + findings.length,
    counts: addCounts(file.counts, taken.counts),
  }
  await saveProgress(tx.client, file.fileId, after)
  return { ...file, ...after }
}

/** A record that was held aside, and how many of its name stand before it in the file. */
export interface HeldRecord {
  readonly record: MeterRecord
  readonly before: number
}

/** As `commitPiece`, of what the file holds aside for a meter that has become known: it arrived and was counted when it was held. */
export async function commitHeld(tx: Transaction, context: IntakeContext, piece: readonly HeldRecord[]): Promise<boolean> {
  await lockIntervalIntake(tx.client)
  const file = await locked(tx, context.fileId)
  const waiting = await waitingOf(tx.client, file.fileId)
  const fresh = piece.filter(
    ({ record, before }) => before >= (waiting.get(record.meter)?.recordsDone ?? Number.POSITIVE_INFINITY),
  )
  if (fresh.length === 0) return false
  const { counts, findings } = await takeRecords(
    tx,
    context,
    fresh.map(({ record }) => record),
    [],
  )
  await storeFindings(tx, file, findings)
  const arrived: Partial<MeterFileCounts> = { records: 0, values: 0, totals: 0, held: 0 }
  await saveCounts(tx.client, file.fileId, addCounts(file.counts, { ...counts, ...arrived }))
  const done = new Map(fresh.map(({ record, before }) => [record.meter, before + 1]))
  await saveHeldDone(tx.client, file.fileId, done)
  return counts.daysNew > 0
}

async function locked(tx: Transaction, fileId: number): Promise<MeterFileRow> {
  const file = await loadMeterFile(tx.client, fileId, { lock: true })
  invariant(file !== undefined, 'a meter file that is not there', { fileId })
  return file
}

async function storeFindings(
  tx: Transaction,
  { fileId, counts }: MeterFileRow,
  findings: readonly StoredFinding[],
): Promise<void> {
  const room = Math.max(0, FINDINGS_STORED_MAX - counts.errors - counts.notes)
  await insertMeterFindings(tx.client, fileId, findings.slice(0, room))
}

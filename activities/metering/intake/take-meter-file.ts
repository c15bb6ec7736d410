import type pg from 'pg'
import { readStoredFile } from '../../../db/documents/stored-file-store.js'
import {
  endMeterFile,
  heldIdentifiers,
  loadMeterFile,
  markApplied,
  type MeterFileRow,
  saveCounts,
} from '../../../db/metering/meter-file-store.js'
import { metersNamed } from '../../../db/metering/meter-names.js'
import { inTransaction, type Transaction } from '../../../db/transaction.js'
import { loadUtility } from '../../../db/utility/utility-store.js'
import { zoneTable } from '../../../db/zone-table.js'
import { invariant } from '../../../domain/kernel/invariant.js'
import type { CsvMapping } from '../../../domain/metering/formats/mapped-csv/csv-mapping.js'
import { type MeterFinding, refusesFile } from '../../../domain/metering/formats/meter-finding.js'
import type { MeterRecord } from '../../../domain/metering/formats/meter-record.js'
import type { SettingsFile } from '../../../domain/utility/settings-file.js'
import type { MeterFileInput } from '../../../workflows/metering/contract.js'
import { MeterFileReading } from '../files/read-meter-file.js'
import { commitRecords, type IntakeContext, type Progress } from './commit-records.js'
import { beginMeterWatch } from '../watch/watch-process.js'
import { MeterDirectory } from './meter-directory.js'
import { askForReading, recordMeterFileStep } from './meter-file-process.js'

/** Days of intervals of one transaction: enough that COPY pays, few enough that memory stays flat. */
const DAYS_PER_COMMIT = 3_000

/**
 * Reads a meter file into the records, piece by piece, each in a transaction that says how far it came; run again it goes on there, and
 * of a file that has ended it does nothing. With `meterId` it reads what the file holds aside for that meter once more.
 */
export async function takeMeterFile(pool: pg.Pool, input: MeterFileInput, onCommit: () => void = () => undefined): Promise<void> {
  const file = await loadMeterFile(pool, input.fileId)
  invariant(file !== undefined, 'a meter file that is not there', { ...input })
  if (input.meterId !== undefined) return takeHeld(pool, file, input.meterId, onCommit)
  if (file.state !== 'queued' && file.state !== 'reading') return
  const context = await contextOf(pool, file)
  const commit = async (piece: Piece, before: Progress): Promise<Progress> => {
    context.directory.forgetChannels()
    const after = await inTransaction(pool, (tx) => commitRecords(tx, context, piece, before))
    onCommit()
    return after
  }
  let committing: Promise<Progress> = Promise.resolve(file)
  let refusal: MeterFinding | undefined
  let [passedRecords, passedFindings] = [0, 0]
  const reading = new MeterFileReading(optionsOf(file))
  for await (const { records, findings } of gathered(reading, pool, file)) {
    // What an attempt before this one has committed is passed over.
    const newRecords = records.slice(Math.max(0, file.recordsDone - passedRecords))
    const newFindings = findings.slice(Math.max(0, file.findingsDone - passedFindings))
    passedRecords += records.length
    passedFindings += findings.length
    refusal ??= findings.find(refusesFile)
    if (newRecords.length + newFindings.length === 0) continue
    // One piece is written while the next is read.
    const before = { ...(await committing), format: reading.format ?? null }
    committing = commit({ records: newRecords, findings: newFindings }, before)
    // Awaited at the next turn; until then a failure must not count as one that nobody handles.
    committing.catch(() => {})
  }
  const progress = await committing
  await inTransaction(pool, async (tx) => {
    const state = refusal !== undefined && progress.recordsDone === 0 ? 'refused' : 'completed'
    await endMeterFile(tx.client, file.fileId, { state, failure: state === 'refused' ? (refusal?.sentence ?? null) : null })
    await recordMeterFileStep(tx, input, file, {
      state: 'completed',
      key: state,
      sentence: state === 'refused' ? `Refused: ${refusal?.sentence}` : sentenceOf(progress),
      actor: 'Penstock',
    })
    await askForKnown(tx, file)
    if (progress.counts.daysNew > 0) await beginMeterWatch(tx)
  })
}

/** A meter that became known while the file was being read: what was held aside before that is asked for. */
async function askForKnown(tx: Transaction, file: MeterFileRow): Promise<void> {
  const held = await heldIdentifiers(tx.client, file.fileId)
  const known = await metersNamed(
    tx.client,
    held.map((each) => each.identifier),
  )
  for (const meterId of new Set(known.map((meter) => meter.meterId)))
    await askForReading(tx, { fileId: file.fileId, meterId }, file, { actor: 'Penstock', reason: 'The meter became known' })
}

function sentenceOf({ counts }: Progress): string {
  const held = counts.held === 0 ? '' : `, ${counts.held} records held aside`
  return `Read ${counts.records} records with ${counts.values} intervals: ${counts.daysNew} days new, ${counts.daysChanged} changed, ${counts.daysSame} the same, ${counts.readsTaken} reads taken${held}, ${counts.errors} left out.`
}

/** Reads the bytes again for the records of one meter that had not been known. */
async function takeHeld(pool: pg.Pool, file: MeterFileRow, meterId: string, onCommit: () => void): Promise<void> {
  const waiting = new Set((await heldIdentifiers(pool, file.fileId)).map((held) => held.identifier))
  const context = await contextOf(pool, file)
  const applied = new Set<string>()
  let counts = {
    format: file.format,
    recordsDone: 0,
    findingsDone: 0,
    counts: { ...file.counts, held: file.counts.held },
  } as Progress
  for await (const { records } of gathered(new MeterFileReading(optionsOf(file)), pool, file)) {
    const candidates = records.filter((record) => waiting.has(record.meter))
    await context.directory.look(pool, candidates)
    const mine = candidates.filter((record) => context.directory.meterOf(record)?.meterId === meterId)
    if (mine.length === 0) continue
    for (const record of mine) applied.add(record.meter)
    context.directory.forgetChannels()
    counts = await inTransaction(pool, (tx) =>
      commitRecords(tx, { ...context, only: applied }, { records: mine, findings: [] }, counts),
    )
    onCommit()
  }
  await inTransaction(pool, async (tx) => {
    const now = await loadMeterFile(tx.client, file.fileId, { lock: true })
    const held = await heldIdentifiers(tx.client, file.fileId)
    const taken = held.filter((each) => applied.has(each.identifier)).reduce((sum, each) => sum + each.records, 0)
    for (const identifier of applied) await markApplied(tx.client, file.fileId, identifier, meterId)
    const left = Math.max(0, (now?.counts.held ?? 0) - taken)
    await saveCounts(tx.client, file.fileId, { ...counts.counts, held: left })
    if (counts.counts.daysNew > 0) await beginMeterWatch(tx)
    await recordMeterFileStep(tx, { fileId: file.fileId, meterId }, file, {
      state: 'completed',
      key: 'applied',
      sentence: `${taken} records that were held aside are in the records of meter ${meterId}.`,
      actor: 'Penstock',
    })
  })
}

interface Piece {
  readonly records: readonly MeterRecord[]
  readonly findings: readonly MeterFinding[]
}

/** Batches of the file put together to pieces of a transaction's size. */
async function* gathered(reading: MeterFileReading, pool: pg.Pool, file: MeterFileRow): AsyncGenerator<Piece> {
  let records: MeterRecord[] = []
  let findings: MeterFinding[] = []
  for await (const batch of reading.batches(readStoredFile(pool, file.storedFileId))) {
    for (const record of batch.records) {
      records.push(record)
      if (records.length < DAYS_PER_COMMIT) continue
      yield { records, findings }
      records = []
      findings = []
    }
    findings.push(...batch.findings)
  }
  yield { records, findings }
}

function optionsOf(file: MeterFileRow): { mapping?: CsvMapping; zone?: string } {
  return {
    ...(file.mapping === null ? {} : { mapping: file.mapping as CsvMapping }),
    ...(file.zone === null ? {} : { zone: file.zone }),
  }
}

async function contextOf(pool: pg.Pool, file: MeterFileRow): Promise<IntakeContext> {
  const utility = await loadUtility(pool)
  const zone = utility === undefined ? undefined : zoneTable(utility.timeZone)
  invariant(utility !== undefined && zone !== undefined, 'a utility without a time zone', { timeZone: utility?.timeZone })
  return {
    fileId: file.fileId,
    directory: new MeterDirectory(zone),
    zone,
    readDay: (utility.settings as SettingsFile).service_period.read_counts_for,
    actor: { kind: 'process', id: `meter-file/${file.fileId}`, name: `Meter file ${file.fileId}` },
    recordedBy: file.recordedBy,
    reason: `Meter file ${file.name}`,
  }
}

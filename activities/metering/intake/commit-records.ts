import {
  type HeldRecords,
  holdRecords,
  insertMeterFindings,
  type MeterFileCounts,
  saveProgress,
  type StoredFinding,
} from '../../../db/metering/meter-file-store.js'
import { lockIntervalIntake } from '../../../db/metering/interval-store.js'
import type { Transaction } from '../../../db/transaction.js'
import type { Actor } from '../../../domain/kernel/command.js'
import type { ZoneTable } from '../../../domain/kernel/zone-table.js'
import { METER_FINDINGS, type MeterFinding } from '../../../domain/metering/formats/meter-finding.js'
import type { IntervalRun, MeterRecord, RegisterReading } from '../../../domain/metering/formats/meter-record.js'
import { isUnitOf } from '../../../domain/metering/intervals/channel-register.js'
import { splitByDay } from '../../../domain/metering/intervals/day-pieces.js'
import type { ReadDay } from '../../../domain/metering/read-day.js'
import { proposeAfterMeasurement } from '../../billing/propose-after-measurement.js'
import { endOf, instantOf, type KnownMeter, type MeterDirectory } from './meter-directory.js'
import { type ArrivedDay, storeDays } from './store-days.js'
import { storeReadings } from './store-readings.js'

/** Findings of one file that are stored; beyond them they are counted. */
export const FINDINGS_STORED_MAX = 20_000

export interface IntakeContext {
  readonly fileId: number
  readonly directory: MeterDirectory
  readonly zone: ZoneTable
  readonly readDay: ReadDay
  readonly actor: Actor
  /** Who sent the file. */
  readonly recordedBy: string
  readonly reason: string
  /** Where held records are read again: only these names are taken, and nothing is counted as arrived or held anew. */
  readonly only?: ReadonlySet<string>
}

export interface Progress {
  readonly recordsDone: number
  readonly findingsDone: number
  readonly counts: MeterFileCounts
  readonly format: string | null
}

/** Takes a piece of a file into the records and says how far it is read, in one transaction. Returns the progress that was saved. */
export async function commitRecords(
  tx: Transaction,
  context: IntakeContext,
  piece: { readonly records: readonly MeterRecord[]; readonly findings: readonly MeterFinding[] },
  before: Progress,
): Promise<Progress> {
  await lockIntervalIntake(tx.client)
  const { directory } = context
  await directory.look(tx.client, piece.records)
  const findings: StoredFinding[] = piece.findings.map((finding) => ({ ...finding, weight: METER_FINDINGS[finding.code].weight }))
  const arrived: ArrivedDay[] = []
  const readings: { meter: KnownMeter; reading: RegisterReading }[] = []
  const held = new Map<string, HeldRecords>()
  let [values, totals, heldRecords] = [0, 0, 0]
  for (const record of piece.records) {
    if (record.kind === 'total') {
      totals += 1
      continue
    }
    if (record.kind === 'intervals') values += record.values.length
    else if (record.isProfile === true) continue
    const meter = directory.meterOf(record)
    if (meter === undefined) {
      heldRecords += 1
      hold(held, record)
      continue
    }
    if (!isUnitOf(meter.service, record.unit)) {
      findings.push(
        of(record, 'UNIT_OF_SERVICE', `Meter ${meter.meterId} is of ${meter.service}; it cannot count ${record.unit}.`),
      )
      continue
    }
    if (record.kind === 'register') readings.push({ meter, reading: record })
    else findings.push(...(await piecesOf(tx, context, meter, record, arrived)))
  }
  const days = await storeDays(tx, arrived, { fileId: context.fileId, recordedBy: context.recordedBy })
  const reads = await storeReadings(tx, readings, context)
  for (const [meterId, changed] of days.changed) {
    await proposeAfterMeasurement(tx, {
      meterId,
      days: changed,
      reason: `Other intervals of meter ${meterId} came with meter file ${context.fileId}.`,
      actor: context.actor,
    })
  }
  findings.push(...days.findings, ...reads.findings)
  const isAgain = context.only !== undefined
  const notes = findings.filter((finding) => finding.weight === 'note').length
  const { counts } = before
  const after: Progress = {
    format: before.format,
    recordsDone: before.recordsDone + (isAgain ? 0 : piece.records.length),
    findingsDone: before.findingsDone + (isAgain ? 0 : piece.findings.length),
    counts: {
      records: counts.records + (isAgain ? 0 : piece.records.length),
      values: counts.values + (isAgain ? 0 : values),
      daysNew: counts.daysNew + days.daysNew,
      daysChanged: counts.daysChanged + days.daysChanged,
      daysSame: counts.daysSame + days.daysSame,
      daysKept: counts.daysKept + days.daysKept,
      readsTaken: counts.readsTaken + reads.readsTaken,
      readsSame: counts.readsSame + reads.readsSame,
      totals: counts.totals + (isAgain ? 0 : totals),
      held: counts.held + (isAgain ? 0 : heldRecords),
      errors: counts.errors + findings.length - notes,
      notes: counts.notes + notes,
    },
  }
  const room = Math.max(0, FINDINGS_STORED_MAX - counts.errors - counts.notes)
  await insertMeterFindings(tx.client, context.fileId, findings.slice(0, room))
  if (!isAgain) {
    await holdRecords(tx.client, context.fileId, [...held.values()])
    await saveProgress(tx.client, context.fileId, after)
  }
  return after
}

async function piecesOf(
  tx: Transaction,
  { zone, directory }: IntakeContext,
  meter: KnownMeter,
  run: IntervalRun,
  arrived: ArrivedDay[],
): Promise<StoredFinding[]> {
  const pieces = splitByDay(run, zone)
  if (pieces === undefined)
    return [of(run, 'INTERVAL_MISALIGNED', `Intervals of ${run.seconds} seconds from here straddle midnight of ${zone.name}.`)]
  const channelId = await directory.channelOf(tx.client, meter, run)
  for (const piece of pieces) arrived.push({ meterId: meter.meterId, channelId, piece })
  return []
}

function of(record: MeterRecord, code: string, sentence: string): StoredFinding {
  return { line: record.line, code, weight: 'record', meter: record.meter, channel: record.channel, sentence }
}

function hold(held: Map<string, HeldRecords>, record: MeterRecord): void {
  const before = held.get(record.meter)
  const [firstAt, lastAt] = [instantOf(record), endOf(record)]
  if (before === undefined) {
    const otherIdentifier = record.serial ?? null
    held.set(record.meter, { identifier: record.meter, otherIdentifier, records: 1, firstLine: record.line, firstAt, lastAt })
  } else {
    held.set(record.meter, {
      ...before,
      records: before.records + 1,
      firstAt: Math.min(before.firstAt, firstAt),
      lastAt: Math.max(before.lastAt, lastAt),
    })
  }
}

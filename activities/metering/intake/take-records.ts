import { metersMadeOf } from '../../../db/billing/measured-bills.js'
import type { HeldRecords, MeterFileCounts, StoredFinding } from '../../../db/metering/meter-file-store.js'
import { channelIds } from '../../../db/metering/meter-names.js'
import type { Transaction } from '../../../db/transaction.js'
import type { Actor } from '../../../domain/kernel/command.js'
import type { ZoneTable } from '../../../domain/kernel/zone-table.js'
import { METER_FINDINGS, type MeterFinding } from '../../../domain/metering/formats/meter-finding.js'
import type { IntervalRun, MeterRecord, RegisterReading } from '../../../domain/metering/formats/meter-record.js'
import { beyondRegister, isUnitOf } from '../../../domain/metering/intervals/channel-register.js'
import { type DayPiece, splitByDay } from '../../../domain/metering/intervals/day-pieces.js'
import type { ReadDay } from '../../../domain/metering/read-day.js'
import { proposeAfterMeasurement } from '../../billing/propose-after-measurement.js'
import { endOf, instantOf, type KnownMeter, type MeterDirectory } from './meter-directory.js'
import { type ArrivedDay, storeDays } from './store-days.js'
import { storeReadings } from './store-readings.js'

export interface IntakeContext {
  readonly fileId: number
  readonly directory: MeterDirectory
  readonly zone: ZoneTable
  readonly readDay: ReadDay
  readonly actor: Actor
  /** Who sent the file. */
  readonly recordedBy: string
  readonly reason: string
}

/** What was made of some records, to be added to the counts of their file. */
export interface Taken {
  readonly counts: MeterFileCounts
  readonly findings: readonly StoredFinding[]
  readonly held: readonly HeldRecords[]
}

/** Takes records of a file into the records of their meters. Findings of the reading itself are given along, to be counted with the others. */
export async function takeRecords(
  tx: Transaction,
  context: IntakeContext,
  records: readonly MeterRecord[],
  found: readonly MeterFinding[],
): Promise<Taken> {
  const { directory } = context
  await directory.look(tx.client, records)
  const findings: StoredFinding[] = found.map((finding) => ({ ...finding, weight: METER_FINDINGS[finding.code].weight }))
  const cut: CutDay[] = []
  const readings: { meter: KnownMeter; reading: RegisterReading }[] = []
  const held = new Map<string, HeldRecords>()
  let [values, totals, heldRecords] = [0, 0, 0]
  for (const record of records) {
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
    const multiplier =
      record.kind === 'intervals' && record.isFromDial === true ? directory.registerOf(meter, record)?.multiplier : undefined
    if (multiplier !== undefined && Number(multiplier) !== 1) {
      const sentence = `The register of meter ${meter.meterId} has the multiplier ${multiplier}; what the dial showed between two readings is without it.`
      findings.push(of(record, 'MULTIPLIER_DIFFERS', sentence))
      continue
    }
    if (record.kind === 'register') readings.push({ meter, reading: record })
    else findings.push(...piecesOf(context, meter, record, cut))
  }
  const days = await storeDays(tx, await arrivedDays(tx, directory, cut), {
    fileId: context.fileId,
    recordedBy: context.recordedBy,
  })
  const reads = await storeReadings(tx, readings, context)
  const madeOf = await metersMadeOf(
    tx.client,
    [...days.changed].map(([meterId, changed]) => ({ meterId, ...changed })),
  )
  for (const [meterId, changed] of days.changed) {
    if (!madeOf.has(meterId)) continue
    await proposeAfterMeasurement(tx, {
      meterId,
      days: changed,
      reason: `Other intervals of meter ${meterId} came with meter file ${context.fileId}.`,
      actor: context.actor,
    })
  }
  findings.push(...days.findings, ...reads.findings)
  const notes = findings.filter((finding) => finding.weight === 'note').length
  const { daysNew, daysChanged, daysSame, daysKept } = days
  const { readsTaken, readsSame } = reads
  const arrivedOf = { records: records.length, values, totals, held: heldRecords, errors: findings.length - notes, notes }
  return {
    findings,
    held: [...held.values()],
    counts: { ...arrivedOf, daysNew, daysChanged, daysSame, daysKept, readsTaken, readsSame },
  }
}

/** A day of a run whose channel is not asked for yet. */
interface CutDay {
  readonly meter: KnownMeter
  readonly piece: DayPiece
}

async function arrivedDays(tx: Transaction, directory: MeterDirectory, cut: readonly CutDay[]): Promise<ArrivedDay[]> {
  const ids = await channelIds(
    tx.client,
    cut.map(({ meter, piece }) => directory.channelOf(meter, piece.run)),
  )
  return cut.map(({ meter: { meterId }, piece }, index) => ({ meterId, channelId: ids[index] as number, piece }))
}

function piecesOf({ zone, directory }: IntakeContext, meter: KnownMeter, run: IntervalRun, cut: CutDay[]): StoredFinding[] {
  const pieces = splitByDay(run, zone)
  if (pieces === undefined)
    return [of(run, 'INTERVAL_MISALIGNED', `Intervals of ${run.seconds} seconds from here straddle midnight of ${zone.name}.`)]
  const register = directory.registerOf(meter, run)
  const findings: StoredFinding[] = []
  for (const piece of pieces) {
    const absurd = register === undefined ? undefined : beyondRegister(register, piece)
    if (absurd === undefined) cut.push({ meter, piece })
    else {
      const sentence = `The day has ${absurd} ${run.unit}; register ${register?.register} of meter ${meter.meterId} has ${register?.dials} dials and cannot count that much in a day.`
      findings.push({ ...of(run, 'BEYOND_REGISTER', sentence), day: piece.day })
    }
  }
  return findings
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

import { takeIds } from '../../../db/ledger/journal-store.js'
import { copyDays, liveDays, type NewDay, supersedeDays } from '../../../db/metering/interval-store.js'
import type { StoredFinding } from '../../../db/metering/meter-file-store.js'
import type { Transaction } from '../../../db/transaction.js'
import type { DayPiece } from '../../../domain/metering/intervals/day-pieces.js'
import { earlier, later } from '../../../domain/kernel/local-date.js'
import type { ServicePeriod } from '../../../domain/kernel/service-period.js'
import { settleHeld } from '../validation/keep-findings.js'
import type { DayToValidate } from '../validation/day-to-validate.js'
import { validateDays } from '../validation/validate-days.js'
import { type MergedDay, mergeDay } from '../../../domain/metering/intervals/merge-day.js'

export interface ArrivedDay {
  readonly meterId: string
  readonly channelId: number
  readonly piece: DayPiece
}

export interface StoredDays {
  readonly daysNew: number
  readonly daysChanged: number
  readonly daysSame: number
  readonly daysKept: number
  /** Days that counted otherwise before, by meter: from the first to the last. */
  readonly changed: ReadonlyMap<string, ServicePeriod>
  readonly findings: readonly StoredFinding[]
}

interface Standing {
  readonly id: number
  readonly day: DayPiece | MergedDay['day']
  /** A row of this transaction that is not written yet; its place may still be taken. */
  readonly row?: NewDay
}

/**
 * Writes what arrived of channel-days: the first of a day as it stands; what comes later put together with what is there by the standing
 * of each value (`mergeDay`), the former row superseded and what arrived kept beside it. What the validation rules find odd in the days
 * that count now is kept, and may hold them. Two ids are taken per arrival at most.
 */
export async function storeDays(
  tx: Transaction,
  arrived: readonly ArrivedDay[],
  file: { readonly fileId: number; readonly recordedBy: string },
): Promise<StoredDays> {
  const standing = new Map<string, Standing>()
  for (const { id, channelId, ...day } of await liveDays(tx.client, keysOf(arrived)))
    standing.set(`${channelId}\n${day.day}`, { id, day })
  const ids = await takeIds(tx.client, 'interval_day_ids', arrived.length * 2)
  let [daysNew, daysChanged, daysSame, daysKept] = [0, 0, 0, 0]
  const rows: NewDay[] = []
  const counting = new Map<string, DayToValidate>()
  const superseded: { id: number; by: number }[] = []
  const changed = new Map<string, ServicePeriod>()
  const findings: StoredFinding[] = []
  const supersede = (former: Standing, by: number): void => {
    if (former.row === undefined) superseded.push({ id: former.id, by })
    else former.row.supersededBy = by
  }
  for (const [index, { meterId, channelId, piece }] of arrived.entries()) {
    const key = `${channelId}\n${piece.day}`
    const former = standing.get(key)
    const merged = mergeDay(former?.day, piece)
    if (merged === undefined) {
      findings.push(finding(piece, 'INTERVAL_LENGTH_DIFFERS', 'record', rasterSentence(piece, former?.day)))
      continue
    }
    findings.push(...findingsOf(piece, merged))
    if (merged.outcome === 'same') {
      if (merged.kept > 0) daysKept += 1
      else daysSame += 1
      continue
    }
    const { run, ...day } = piece
    const from = { channelId, fileId: file.fileId, line: run.line, reason: null, recordedBy: file.recordedBy }
    const row: NewDay = { ...day, ...from, id: ids[index * 2] as number, origin: 'file', supersededBy: null }
    rows.push(row)
    let live = row
    if (merged.outcome === 'merged') {
      live = { ...merged.day, ...from, id: ids[index * 2 + 1] as number, origin: 'merged', supersededBy: null }
      row.supersededBy = live.id
      rows.push(live)
    }
    if (former === undefined) daysNew += 1
    else {
      daysChanged += 1
      const known = changed.get(meterId) ?? { from: piece.day, to: piece.day }
      changed.set(meterId, { from: earlier(known.from, piece.day), to: later(known.to, piece.day) })
      supersede(former, live.id)
    }
    standing.set(key, { id: live.id, day: merged.day, row: live })
    counting.set(key, { meterId, channel: run.channel, unit: run.unit, row: live })
  }
  await copyDays(tx.client, rows, supersedeDays(tx.client, superseded))
  await settleHeld(tx, { intervalDayIds: superseded.map((pair) => pair.id) }, file.recordedBy)
  await validateDays(tx, [...counting.values()], 'initial_load', file.recordedBy)
  return { daysNew, daysChanged, daysSame, daysKept, changed, findings }
}

function keysOf(arrived: readonly ArrivedDay[]): { channelId: number; day: string }[] {
  return [
    ...new Map(arrived.map(({ channelId, piece }) => [`${channelId}\n${piece.day}`, { channelId, day: piece.day }])).values(),
  ]
}

function findingsOf(piece: DayPiece, merged: MergedDay): StoredFinding[] {
  const count = (number: number) => `${number} of ${piece.amounts.length} intervals`
  return [
    ...(merged.corrected === 0
      ? []
      : [finding(piece, 'INTERVALS_CORRECTED', 'note', `${count(merged.corrected)} have another value than before.`)]),
    ...(merged.replacedEstimates === 0
      ? []
      : [finding(piece, 'ESTIMATES_REPLACED', 'note', `${count(merged.replacedEstimates)} take the place of estimates.`)]),
    ...(merged.kept === 0
      ? []
      : [finding(piece, 'VALUES_KEPT', 'note', `${count(merged.kept)} were not taken: what is there stands above them.`)]),
  ]
}

function rasterSentence(piece: DayPiece, former: Standing['day'] | undefined): string {
  return `The day is there in ${former?.amounts.length} intervals of ${former?.seconds} seconds; ${piece.amounts.length} of ${piece.seconds} arrived.`
}

function finding(piece: DayPiece, code: string, weight: 'record' | 'note', sentence: string): StoredFinding {
  const { line, meter, channel } = piece.run
  return { line, code, weight, meter, channel, day: piece.day, sentence }
}

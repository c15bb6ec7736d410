import {
  channelTotals,
  readsAfterDays,
  settleSiblings,
  waitingForSiblings,
  weekdayTotals,
} from '../../../db/metering/sibling-reads.js'
import type { Queryable } from '../../../db/pool.js'
import type { Transaction } from '../../../db/transaction.js'
import { type Decimal, decimal } from '../../../domain/kernel/decimal.js'
import type { Measurement } from '../../../domain/metering/validation/measurement.js'
import type { ValidationRule } from '../../../domain/metering/validation/rule-set.js'
import { closeIfNothingHeld } from './keep-findings.js'
import type { DayToValidate } from './day-to-validate.js'
import { validateRead } from './validate-read.js'

type Siblings = ReadonlyMap<string, Decimal | null>
interface MeterDay {
  readonly meterId: string
  readonly day: string
}

/**
 * What the channels of meters have on days, by `meter day` and the channel's name; null where intervals are missing. Days that were held for
 * want of a channel that has come are settled.
 */
export async function siblingsOfDays(tx: Transaction, days: readonly MeterDay[], by: string): Promise<Map<string, Siblings>> {
  const unique = [...new Map(days.map((each) => [`${each.meterId} ${each.day}`, each])).values()]
  const found = new Map<string, Map<string, Decimal | null>>()
  for (const { meterId, day, channel, total } of await channelTotals(tx.client, unique)) {
    const known = found.get(`${meterId} ${day}`) ?? new Map<string, Decimal | null>()
    found.set(`${meterId} ${day}`, known.set(channel, total === null ? null : decimal(total)))
  }
  const come = (await waitingForSiblings(tx.client, unique)).filter(({ meterId, day, missing }) =>
    missing.split(', ').every((name) => (found.get(`${meterId} ${day}`)?.get(name) ?? null) !== null),
  )
  if (come.length > 0) {
    await settleSiblings(
      tx.client,
      come.map((each) => each.intervalDayId),
    )
    for (const meterId of new Set(come.map((each) => each.meterId))) await closeIfNothingHeld(tx, meterId, by)
  }
  return found
}

/** What channels counted on the same weekday of the weeks before, as many as the rules look back on, by `channel day`; the oldest first. */
export async function weeksBefore(
  db: Queryable,
  days: readonly DayToValidate[],
  rules: readonly ValidationRule[],
): Promise<Map<string, Measurement[]>> {
  const weeks = Math.max(...rules.map((rule) => ('measurements' in rule ? rule.measurements : 0)))
  const keys = days.map(({ row }) => ({ channelId: row.channelId, day: row.day }))
  const found = new Map<string, Measurement[]>()
  for (const { channelId, day, of, total } of await weekdayTotals(db, keys, weeks)) {
    const measurement: Measurement = { from: day, to: day, quantity: decimal(total), unit: '', multiplier: '1', quality: 'A' }
    found.set(`${channelId} ${of}`, [...(found.get(`${channelId} ${of}`) ?? []), measurement])
  }
  return found
}

/** Holds reads whose intervals have come only now against their sum. */
export async function sumsOfReads(tx: Transaction, days: readonly DayToValidate[], by: string): Promise<void> {
  const keys = days.map(({ row }) => ({ channelId: row.channelId, day: row.day }))
  for (const read of await readsAfterDays(tx.client, keys)) await validateRead(tx, read, by, 'sum_check')
}

import { type Decimal, decimal } from '../../domain/kernel/decimal.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { copyRows, type CopyValue } from '../copy-rows.js'
import { takeIds } from '../ledger/journal-store.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

export type DepositLogAct =
  | 'asked'
  | 'held'
  | 'unpaid'
  | 'interest'
  | 'interest_taken_back'
  | 'reviewed'
  | 'applied'
  | 'refunded'
  | 'transferred'
  | 'withdrawn'
  | 'waived'

export interface DepositLogEntry {
  /** Taken before where the entry in the books names it; else the next one. */
  readonly logId?: number
  readonly depositId: string
  readonly act: DepositLogAct
  readonly sentence: string
  readonly amount?: Decimal
  /** What is held from that day on, more or less. */
  readonly heldChange?: Decimal
  readonly entryId?: number
  readonly itemId?: number
  readonly facts?: Readonly<Record<string, unknown>>
  readonly reversesLogId?: number
  readonly on: LocalDate
  readonly by: string
  readonly reason: string
}

/** Writes what happened to deposits, all at once. */
export async function insertDepositLog(tx: Transaction, entries: readonly DepositLogEntry[]): Promise<void> {
  if (entries.length === 0) return
  const taken = await takeDepositLogIds(tx, entries.filter(({ logId }) => logId === undefined).length)
  await copyRows(
    tx.client,
    'deposit_log',
    [
      'log_id',
      'deposit_id',
      'act',
      'sentence',
      'amount',
      'held_change',
      'entry_id',
      'item_id',
      'facts',
      'reverses_log_id',
      'business_date',
      'recorded_by',
      'reason',
    ],
    entries.map((entry): CopyValue[] => [
      entry.logId ?? taken.shift(),
      entry.depositId,
      entry.act,
      entry.sentence,
      entry.amount?.toFixed(),
      entry.heldChange?.toFixed() ?? '0',
      entry.entryId,
      entry.itemId,
      { json: entry.facts ?? {} },
      entry.reversesLogId,
      entry.on,
      entry.by,
      entry.reason,
    ]),
  )
}

/** Numbers of what is going to be written, for the entries that name them. */
export function takeDepositLogIds(tx: Transaction, count: number): Promise<number[]> {
  return takeIds(tx.client, 'deposit_log_ids', count)
}

/** Interest that was credited and stands. */
export interface StandingInterest {
  readonly logId: number
  readonly amount: Decimal
  readonly heldChange: Decimal
  readonly entryId: number
  readonly itemId: number | null
  /** The first day it was for. */
  readonly from: LocalDate
}

/** The last interest of the deposit that nobody took back; undefined where none was credited. */
export async function lastInterestOf(db: Queryable, depositId: string): Promise<StandingInterest | undefined> {
  const found = await db.query<{
    log_id: number
    amount: string
    held_change: string
    entry_id: number
    item_id: number | null
    from_day: string
  }>(
    `select log_id, amount, held_change, entry_id, item_id, facts ->> 'from' as from_day from deposit_log l
     where deposit_id = $1 and act = 'interest' and not exists (select from deposit_log r where r.reverses_log_id = l.log_id)
     order by log_id desc limit 1`,
    [depositId],
  )
  return found.rows.map((row) => ({
    logId: row.log_id,
    amount: decimal(row.amount),
    heldChange: decimal(row.held_change),
    entryId: row.entry_id,
    itemId: row.item_id,
    from: row.from_day,
  }))[0]
}

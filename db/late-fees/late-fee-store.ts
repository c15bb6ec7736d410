import type pg from 'pg'
import { Decimal } from '../../domain/kernel/decimal.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { DueFee } from '../../domain/late-fees/fees-of-account.js'
import { copyRows, type CopyValue } from '../copy-rows.js'
import { takeIds } from '../ledger/journal-store.js'
import type { Queryable } from '../pool.js'

export interface NewLateFee extends DueFee {
  readonly lateFeeId: number
  readonly itemId: number
  readonly entryId: number
}

/** Writes charged fees with the debts they are for; their items and entries are there already. */
export async function insertLateFees(client: pg.PoolClient, fees: readonly NewLateFee[], chargedOn: LocalDate): Promise<void> {
  await copyRows(
    client,
    'late_fees',
    [
      'late_fee_id',
      'account_id',
      'bill_id',
      'item_id',
      'entry_id',
      'sequence',
      'amount',
      'base_amount',
      'capped_by',
      'due_on',
      'fee_day',
      'charged_on',
      'policy_pack',
      'policy_version',
      'policy_row',
    ],
    fees.map(({ fee, decidedBy, ...row }): CopyValue[] => [
      row.lateFeeId,
      row.accountId,
      row.billId,
      row.itemId,
      row.entryId,
      fee.sequence,
      fee.amount.toFixed(),
      fee.base.toFixed(),
      fee.cappedBy.toFixed(),
      row.dueOn,
      fee.feeDay,
      chargedOn,
      decidedBy.pack,
      decidedBy.version,
      decidedBy.row,
    ]),
  )
  await copyRows(
    client,
    'late_fee_debts',
    ['late_fee_id', 'item_id', 'sequence'],
    fees.flatMap(({ lateFeeId, itemIds, fee }) => itemIds.map((itemId): CopyValue[] => [lateFeeId, itemId, fee.sequence])),
  )
}

export function takeLateFeeIds(client: pg.PoolClient, count: number): Promise<number[]> {
  return takeIds(client, 'late_fee_ids', count)
}

/** A fee as whoever takes it back needs it. */
export interface StandingFee {
  readonly lateFeeId: number
  readonly accountId: string
  readonly itemId: number
  readonly entryId: number
  readonly amount: Decimal
  readonly isTakenBack: boolean
}

const STANDING = `select f.late_fee_id, f.account_id, f.item_id, f.entry_id, f.amount, r.late_fee_id is not null as is_taken_back
  from late_fees f left join late_fee_reversals r using (late_fee_id)`

interface StandingRow {
  late_fee_id: number
  account_id: string
  item_id: number
  entry_id: number
  amount: string
  is_taken_back: boolean
}

function standingOf(row: StandingRow): StandingFee {
  return {
    lateFeeId: row.late_fee_id,
    accountId: row.account_id,
    itemId: row.item_id,
    entryId: row.entry_id,
    amount: new Decimal(row.amount),
    isTakenBack: row.is_taken_back,
  }
}

/** The fee; undefined where there is none. What was read before `lockAccounts` is read again after it. */
export async function findStandingFee(db: Queryable, lateFeeId: number): Promise<StandingFee | undefined> {
  const found = await db.query<StandingRow>(`${STANDING} where f.late_fee_id = $1`, [lateFeeId])
  return found.rows.map(standingOf)[0]
}

/** The fees of a bill that nobody has taken back. */
export async function standingFeesOfBill(db: Queryable, billId: number): Promise<StandingFee[]> {
  const found = await db.query<StandingRow>(`${STANDING} where f.bill_id = $1 and r.late_fee_id is null order by f.late_fee_id`, [
    billId,
  ])
  return found.rows.map(standingOf)
}

/** How many fees of the account were waived after the day. */
export async function waiversAfter(db: Queryable, accountId: string, day: LocalDate): Promise<number> {
  const found = await db.query<{ count: number }>(
    `select count(*) as count from late_fee_reversals r join late_fees f using (late_fee_id)
     where f.account_id = $1 and r.kind = 'waived' and r.reversed_on > $2`,
    [accountId, day],
  )
  return found.rows[0]?.count ?? 0
}

export interface FeeReversal {
  readonly lateFeeId: number
  readonly kind: 'waived' | 'bill_cancelled'
  readonly on: LocalDate
  readonly entryId: number
  readonly reason: string
  readonly by: string
}

export async function insertFeeReversal(client: pg.PoolClient, reversal: FeeReversal): Promise<void> {
  await client.query(
    'insert into late_fee_reversals (late_fee_id, kind, reversed_on, entry_id, reason, reversed_by) values ($1, $2, $3, $4, $5, $6)',
    [reversal.lateFeeId, reversal.kind, reversal.on, reversal.entryId, reversal.reason, reversal.by],
  )
}

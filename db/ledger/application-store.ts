import type pg from 'pg'
import { Decimal } from '../../domain/kernel/decimal.js'
import { copyRows, type CopyValue } from '../copy-rows.js'
import type { Queryable } from '../pool.js'
import { takeIds } from './journal-store.js'

/** An application as it is written: positive, or negative where it undoes the one it names. */
export interface NewApplication {
  readonly creditItemId: number
  readonly debitItemId: number
  readonly amount: Decimal
  readonly appliedOn: string
  /** Absent where both items stand on one general-ledger account. */
  readonly entryId: number | undefined
  readonly reversesApplicationId?: number
}

/** Writes applications by COPY. Open amounts are the caller's: see `changeOpenAmounts`. */
export async function insertApplications(
  client: pg.PoolClient,
  rows: readonly NewApplication[],
  recordedBy: string,
): Promise<void> {
  if (rows.length === 0) return
  const ids = await takeIds(client, 'application_ids', rows.length)
  await copyRows(
    client,
    'applications',
    [
      'application_id',
      'credit_item_id',
      'debit_item_id',
      'amount',
      'applied_on',
      'entry_id',
      'reverses_application_id',
      'recorded_by',
    ],
    rows.map((row, index): CopyValue[] => [
      ids[index],
      row.creditItemId,
      row.debitItemId,
      row.amount.toFixed(),
      row.appliedOn,
      row.entryId,
      row.reversesApplicationId,
      recordedBy,
    ]),
  )
}

/** An application that stands: neither undone nor an undoing. */
export interface StandingApplication {
  readonly applicationId: number
  readonly creditItemId: number
  readonly debitItemId: number
  readonly amount: Decimal
  readonly appliedOn: string
}

/** Every standing application in which one of the items takes part, in the order in which they were made. */
export async function loadStandingApplications(db: Queryable, itemIds: readonly number[]): Promise<StandingApplication[]> {
  const found = await db.query<{
    application_id: number
    credit_item_id: number
    debit_item_id: number
    amount: string
    applied_on: string
  }>(
    `select a.application_id, a.credit_item_id, a.debit_item_id, a.amount, a.applied_on
       from applications a left join applications undone on undone.reverses_application_id = a.application_id
      where (a.credit_item_id = any($1) or a.debit_item_id = any($1))
        and a.reverses_application_id is null and undone.application_id is null
      order by a.application_id`,
    [itemIds],
  )
  return found.rows.map((row) => ({
    applicationId: row.application_id,
    creditItemId: row.credit_item_id,
    debitItemId: row.debit_item_id,
    amount: new Decimal(row.amount),
    appliedOn: row.applied_on,
  }))
}

import { type Decimal, decimal } from '../../domain/kernel/decimal.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { Queryable } from '../pool.js'

export interface UnusedPayment {
  readonly amount: Decimal
  /** When the latest of it came. */
  readonly on: LocalDate
  /** Names these payments as they stand now: their item and what is left of it. */
  readonly source: string
}

/** Money of payments that is left on accounts that owe nothing that is open; accounts without are absent. */
export async function paidBeyondDebts(db: Queryable, accountIds: readonly string[]): Promise<ReadonlyMap<string, UnusedPayment>> {
  const found = await db.query<{ account_id: string; amount: string; on: string; item_id: number }>(
    `select account_id, -sum(open_amount) as amount, max(original_on) as "on", max(item_id) as item_id from open_items i
     where account_id = any($1) and kind = 'payment' and open_amount < 0
       and not exists (select from open_items d where d.account_id = i.account_id and d.open_amount > 0)
     group by account_id order by account_id`,
    [accountIds],
  )
  return new Map(
    found.rows.map((row) => [
      row.account_id,
      { amount: decimal(row.amount), on: row.on, source: `${row.item_id}/${row.amount}` },
    ]),
  )
}

import type { Queryable } from '../pool.js'

export interface DepositInstalmentRecord {
  readonly number: number
  readonly amount: string
  readonly open: string
  readonly dueOn: string
  /** When the last of it was paid; null where something is open. */
  readonly paidOn: string | null
}

export async function instalmentsOfDeposit(db: Queryable, depositId: string): Promise<DepositInstalmentRecord[]> {
  const found = await db.query<DepositInstalmentRecord & Record<string, unknown>>(
    `select p.number, p.amount, i.open_amount as "open", p.due_on as "dueOn",
       case when i.open_amount = 0 then (select max(a.applied_on) from applications a where a.debit_item_id = p.item_id) end as "paidOn"
     from deposit_instalments p join open_items i using (item_id) where p.deposit_id = $1 order by p.number`,
    [depositId],
  )
  return found.rows
}

export interface DepositLogRecord {
  readonly id: number
  readonly act: string
  readonly sentence: string
  readonly amount: string | null
  readonly entryId: number | null
  readonly facts: Readonly<Record<string, unknown>>
  readonly businessDate: string
  readonly actor: string
  readonly recordedAt: Date
}

/** What happened to the deposit, the newest first. */
export async function depositLogOf(db: Queryable, depositId: string): Promise<DepositLogRecord[]> {
  const found = await db.query<DepositLogRecord & Record<string, unknown>>(
    `select l.log_id as "id", l.act, l.sentence, l.amount, l.entry_id as "entryId", l.facts, l.business_date as "businessDate",
       coalesce(u.name, l.recorded_by) as "actor", l.recorded_at as "recordedAt"
     from deposit_log l left join users u on u.user_id = l.recorded_by where l.deposit_id = $1 order by l.log_id desc limit 500`,
    [depositId],
  )
  return found.rows
}

/** Issued bills of the account of which something is open, the oldest due first. */
export async function openBillsOf(
  db: Queryable,
  accountId: string,
): Promise<{ readonly id: number; readonly number: string; readonly open: string }[]> {
  const found = await db.query<{ id: number; number: string; open: string }>(
    `select b.bill_id as "id", b.bill_number as "number", sum(i.open_amount)::numeric(14, 2) as "open"
     from open_items i join bills b using (bill_id) where i.account_id = $1 and i.open_amount > 0
     group by b.bill_id order by b.due_on, b.bill_id limit 100`,
    [accountId],
  )
  return found.rows
}

import type { BillOfYear } from '../../domain/deposits/average-bill.js'
import type { CreditHistory } from '../../domain/deposits/credit-history.js'
import { decimal } from '../../domain/kernel/decimal.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { Queryable } from '../pool.js'

/** Whom a deposit is asked of, and by which service's rules. */
export interface DepositAccount {
  readonly accountId: string
  readonly customerId: string
  readonly customerName: string
  readonly customerClass: string
  readonly status: 'pending' | 'active' | 'closed'
  readonly bornOn: LocalDate | null
  /** The service that was billed most within the year; of an account without bills one that it takes, else `account`. */
  readonly service: string
}

export async function depositAccounts(db: Queryable, accountIds: readonly string[]): Promise<Map<string, DepositAccount>> {
  const found = await db.query<DepositAccount & Record<string, unknown>>(
    `select a.account_id as "accountId", a.customer_id as "customerId", c.display_name as "customerName", a.customer_class as "customerClass",
       a.status, c.date_of_birth as "bornOn",
       coalesce((select s.service from service_agreements g join service_points s using (service_point_id)
          left join bill_segments b on b.agreement_id = g.agreement_id
        where g.account_id = a.account_id group by s.service order by coalesce(sum(b.amount), 0) desc, s.service limit 1), 'account') as service
     from accounts a join customers c using (customer_id) where a.account_id = any($1)`,
    [accountIds],
  )
  return new Map(found.rows.map((row) => [row.accountId, row]))
}

/** The issued bills of the account whose period ended within twelve months to the day. */
export async function billsOfYear(db: Queryable, accountId: string, today: LocalDate): Promise<BillOfYear[]> {
  const found = await db.query<{ total: string; period_from: string; period_to: string }>(
    `select total, period_from, period_to from bills where account_id = $1 and state = 'issued'
       and period_to > $2::date - interval '12 months' and period_to <= $2 order by bill_id`,
    [accountId, today],
  )
  return found.rows.map((row) => ({ amount: decimal(row.total), from: row.period_from, to: row.period_to }))
}

/** How these accounts have paid since the day: bills by their due day, and cuts for non-payment. Disputed ones that are unpaid are left out. */
export async function creditHistories(
  db: Queryable,
  accountIds: readonly string[],
  since: LocalDate,
): Promise<ReadonlyMap<string, CreditHistory>> {
  const bills = await db.query<{ account_id: string; due_on: string; paid_on: string | null }>(
    `select i.account_id, min(i.due_on) as due_on, case when bool_and(i.open_amount = 0) then max(a.applied_on) end as paid_on
     from open_items i left join lateral (select max(applied_on) as applied_on from applications where debit_item_id = i.item_id and amount > 0) a on true
     where i.account_id = any($1) and i.kind = 'bill' and i.original_amount > 0 and i.due_on > $2
       and not (i.open_amount > 0 and exists (select from disputes d where d.item_id = i.item_id and d.released_on is null))
     group by i.account_id, coalesce(i.bill_id, -i.item_id) order by 1, 2`,
    [accountIds, since],
  )
  const cuts = await db.query<{ account_id: string; cut_on: string }>(
    'select account_id, cut_on from disconnections where account_id = any($1) and cut_on > $2 order by cut_on',
    [accountIds, since],
  )
  return new Map(
    accountIds.map((accountId) => [
      accountId,
      {
        bills: bills.rows
          .filter((row) => row.account_id === accountId)
          .map((row) => ({ dueOn: row.due_on, paidOn: row.paid_on })),
        cuts: cuts.rows.filter((row) => row.account_id === accountId).map((row) => row.cut_on),
      },
    ]),
  )
}

/** Whether the account has ever been billed: what is known of its credit begins there. */
export async function hasBeenBilled(db: Queryable, accountId: string): Promise<boolean> {
  const found = await db.query(`select from bills where account_id = $1 and state = 'issued' limit 1`, [accountId])
  return found.rowCount !== 0
}

/** Another account of the same customer a deposit may move to. */
export async function sisterAccounts(db: Queryable, accountId: string): Promise<string[]> {
  const found = await db.query<{ account_id: string }>(
    `select o.account_id from accounts a join accounts o using (customer_id)
     where a.account_id = $1 and o.account_id <> $1 and o.status <> 'closed' order by o.account_id limit 100`,
    [accountId],
  )
  return found.rows.map((row) => row.account_id)
}

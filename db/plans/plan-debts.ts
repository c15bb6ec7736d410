import { Decimal } from '../../domain/kernel/decimal.js'
import type { Queryable } from '../pool.js'

/**
 * What was paid of the debts of a division since it ended: what pays them now and neither paid them before it began nor was kept by its
 * own credit.
 */
export async function paidSince(db: Queryable, planId: number, division: number, creditItemId: number): Promise<Decimal> {
  const found = await db.query<{ paid: string }>(
    `select coalesce(sum(a.amount), 0) as paid from applications a join plan_debts d on d.item_id = a.debit_item_id
     where d.plan_id = $1 and d.division = $2 and a.credit_item_id <> $3
       and a.application_id > (select max(b.application_id) from applications b where b.credit_item_id = $3)`,
    [planId, division, creditItemId],
  )
  return new Decimal(found.rows[0]?.paid ?? '0')
}

/** Divisions of the account that have ended and of which instalments are open again, the oldest first. */
export async function openInstalmentsOfEndedDivisions(
  db: Queryable,
  accountId: string,
): Promise<{ readonly planId: number; readonly division: number }[]> {
  const found = await db.query<{ planId: number; division: number }>(
    `select distinct n.plan_id as "planId", n.division from plan_instalments n join open_items i using (item_id) join payment_plans p using (plan_id)
     where i.account_id = $1 and i.open_amount > 0 and not (p.state = 'active' and p.division = n.division) order by 1, 2`,
    [accountId],
  )
  return found.rows
}

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

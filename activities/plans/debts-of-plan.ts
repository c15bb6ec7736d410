import type { Queryable } from '../../db/pool.js'
import { paidSince } from '../../db/plans/plan-debts.js'
import { itemsOfDivision } from '../../db/plans/plan-store.js'
import type { Decimal } from '../../domain/kernel/decimal.js'

/** The debts a broken plan was made of, and what was paid of them since it broke. */
export async function debtsOfPlan(
  db: Queryable,
  planId: number,
  division: number,
): Promise<{ readonly itemIds: readonly number[]; readonly paidSinceBroken: Decimal }> {
  const { debts, creditItemId } = await itemsOfDivision(db, planId, division)
  return { itemIds: debts, paidSinceBroken: await paidSince(db, planId, division, creditItemId) }
}

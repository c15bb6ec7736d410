import type { Queryable } from '../pool.js'

/** Who pays a plan, and by which service's rules. */
export interface PlanCustomerRow {
  readonly accountId: string
  readonly customerId: string
  readonly customerClass: string
  /** The service most of the overdue debt is for; of an account that owes nothing, one that it takes; of one without any service `account`. */
  readonly service: string
}

export async function planCustomerOf(db: Queryable, accountId: string): Promise<PlanCustomerRow | undefined> {
  const found = await db.query<PlanCustomerRow & Record<string, unknown>>(
    `select a.account_id as "accountId", a.customer_id as "customerId", a.customer_class as "customerClass", coalesce(
       (select s.service from service_agreements g join service_points s using (service_point_id)
          left join open_items i on i.agreement_id = g.agreement_id and i.open_amount > 0
        where g.account_id = a.account_id group by s.service order by sum(coalesce(i.open_amount, 0)) desc, s.service limit 1), 'account') as service
     from accounts a where a.account_id = $1`,
    [accountId],
  )
  return found.rows[0]
}

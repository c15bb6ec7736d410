import type { Queryable } from '../pool.js'

/** Whom to tell of an order, and where it is. */
export interface OrderCustomer {
  readonly accountId: string
  readonly customerId: string
  readonly serviceAddress: string
}

/** The customer of the account that the order is for; nothing where it is for none. */
export async function findOrderCustomer(db: Queryable, workOrderId: string): Promise<OrderCustomer | undefined> {
  const found = await db.query<OrderCustomer & Record<string, unknown>>(
    `select o.account_id as "accountId", n.customer_id as "customerId", concat_ws(', ', m.line1, m.line2, m.city) as "serviceAddress"
     from work_orders o join accounts n using (account_id) join premises m using (premise_id) where o.work_order_id = $1`,
    [workOrderId],
  )
  return found.rows[0]
}

import type { CreditEvent } from '../../domain/collections/credit-history.js'
import type { Queryable } from '../pool.js'

/**
 * Everything that counts against the credit of an account, with the record that shows it: episodes of arrears, returned payments, cuts,
 * broken plans, debts written off that were not paid since.
 */
export async function creditEvents(db: Queryable, accountId: string): Promise<CreditEvent[]> {
  const found = await db.query<CreditEvent & Record<string, unknown>>(
    `select 'late_payment' as kind, opened_on as "on", collection_id as subject from collection_cases where account_id = $1
     union all select 'returned_payment', reversed_on, payment_id::text from payments where account_id = $1 and state = 'reversed'
     union all select 'disconnection', cut_on, collection_id from disconnections where account_id = $1
     union all select 'written_off', decided_on, write_off_id::text from write_offs
       where account_id = $1 and state = 'posted' and kind = 'bad_debt' and recovered < amount
     union all select 'broken_plan', broken_on, plan_id::text from payment_plans where account_id = $1 and broken_on is not null`,
    [accountId],
  )
  return found.rows
}

/** Whom the packs are asked about for an account as a whole; undefined where there is no such account. */
export async function accountForPolicy(
  db: Queryable,
  accountId: string,
): Promise<{ readonly customerClass: string; readonly service: string } | undefined> {
  const found = await db.query<{ customerClass: string; service: string }>(
    `select a.customer_class as "customerClass", coalesce((select p.service from service_agreements g join service_points p using (service_point_id)
         where g.account_id = a.account_id order by (g.stop_on is null) desc, g.stop_on desc, g.agreement_id limit 1), 'account') as service
     from accounts a where a.account_id = $1`,
    [accountId],
  )
  return found.rows[0]
}

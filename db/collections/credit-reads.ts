import type { Queryable } from '../pool.js'

export interface CreditEvents {
  readonly late: number
  readonly returned: number
  readonly cuts: number
  readonly brokenPlans: number
}

/** What counts against the credit of an account from a day on: episodes of arrears, returned payments, cuts, broken plans. */
export async function creditEvents(db: Queryable, accountId: string, from: string): Promise<CreditEvents> {
  const found = await db.query<CreditEvents & Record<string, unknown>>(
    `select (select count(*) from collection_cases where account_id = $1 and opened_on >= $2)::integer as late,
       (select count(*) from payments where account_id = $1 and state = 'reversed' and reversed_on >= $2)::integer as returned,
       (select count(*) from disconnections where account_id = $1 and cut_on >= $2)::integer as cuts,
       (select count(*) from payment_plans where account_id = $1 and broken_on >= $2)::integer as "brokenPlans"`,
    [accountId, from],
  )
  return found.rows[0] ?? { late: 0, returned: 0, cuts: 0, brokenPlans: 0 }
}

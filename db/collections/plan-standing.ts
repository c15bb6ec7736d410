import type { DisconnectionFacts } from '../../domain/collections/disconnection-facts.js'
import type { Queryable } from '../pool.js'

/** The payment plan of an account as collection sees it: one that is active is kept; a broken one protects no more. */
export async function planStanding(db: Queryable, accountId: string): Promise<DisconnectionFacts['plan']> {
  const found = await db.query<{ plan_id: number; state: string }>(
    `select plan_id, state from payment_plans where account_id = $1 and state in ('active', 'broken') order by state, plan_id desc limit 1`,
    [accountId],
  )
  const plan = found.rows[0]
  return plan === undefined ? null : { name: String(plan.plan_id), isInGoodStanding: plan.state === 'active' }
}

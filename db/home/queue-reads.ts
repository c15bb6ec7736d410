import type { Queryable } from '../pool.js'

/** A queue of things that wait for a person. */
export interface QueueRow {
  readonly key: string
  readonly waiting: number
  readonly claimed: number
  readonly oldestSince: Date | null
  /** Decimal text, of queues that hold money. */
  readonly amount: string | null
}

/** Open tasks by queue. */
export async function taskQueues(db: Queryable): Promise<QueueRow[]> {
  const found = await db.query<QueueRow>(
    `select queue as "key", count(*) filter (where state = 'open') as "waiting", count(*) filter (where state = 'claimed') as "claimed",
       min(created_at) as "oldestSince", null as "amount"
     from tasks where state in ('open', 'claimed') group by queue order by count(*) desc, queue`,
  )
  return found.rows
}

/** Accounts parked in runs that are not over, by the reason. */
export async function parkedQueues(db: Queryable): Promise<QueueRow[]> {
  const found = await db.query<QueueRow>(
    `select a.reason_code as "key", count(*) as "waiting", 0 as "claimed", min(a.parked_at) as "oldestSince", null as "amount"
     from run_accounts a join bill_runs r using (run_id)
     where a.outcome = 'parked' and r.state in ('computing', 'review', 'issuing', 'open')
     group by a.reason_code order by count(*) desc, a.reason_code`,
  )
  return found.rows
}

/** Payments that name no account of ours. */
export async function suspenseQueue(db: Queryable): Promise<QueueRow | undefined> {
  const found = await db.query<QueueRow>(
    `select 'suspense' as "key", count(*) as "waiting", 0 as "claimed", min(recorded_at) as "oldestSince",
       coalesce(sum(amount), 0)::numeric(16, 2) as "amount"
     from payments where state = 'suspense'`,
  )
  return found.rows[0]
}

/** Versions of tariffs that wait for the approval of another person. */
export async function tariffVersionQueue(db: Queryable): Promise<QueueRow | undefined> {
  const found = await db.query<QueueRow>(
    `select 'tariff-versions' as "key", count(*) as "waiting", 0 as "claimed", min(proposed_at) as "oldestSince", null as "amount"
     from tariff_versions where state = 'proposed'`,
  )
  return found.rows[0]
}

/** Corrections of bills that wait for a decision. */
export async function correctionQueue(db: Queryable): Promise<QueueRow | undefined> {
  const found = await db.query<QueueRow>(
    `select 'corrections' as "key", count(*) as "waiting", 0 as "claimed", min(proposed_at) as "oldestSince",
       coalesce(sum(difference), 0)::numeric(16, 2) as "amount"
     from bill_corrections where state = 'proposed'`,
  )
  return found.rows[0]
}

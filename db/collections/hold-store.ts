import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

export interface NewHold {
  readonly scope: 'account' | 'class' | 'area'
  readonly scopeValue: string
  readonly reason: string
  readonly fromOn: string
  readonly toOn: string | null
}

export interface HoldRow extends NewHold {
  readonly holdId: number
  readonly placedBy: string
  readonly releasedOn: string | null
  readonly releasedBy: string | null
}

const SELECT = `select hold_id as "holdId", scope, scope_value as "scopeValue", reason, from_on as "fromOn", to_on as "toOn", placed_by as "placedBy",
  released_on as "releasedOn", released_by as "releasedBy" from collection_holds`

export async function insertHold(tx: Transaction, hold: NewHold, placedBy: string): Promise<number> {
  const added = await tx.client.query<{ hold_id: number }>(
    'insert into collection_holds (scope, scope_value, reason, from_on, to_on, placed_by) values ($1, $2, $3, $4, $5, $6) returning hold_id',
    [hold.scope, hold.scopeValue, hold.reason, hold.fromOn, hold.toOn, placedBy],
  )
  return (added.rows[0] as { hold_id: number }).hold_id
}

/** Releases a hold; undefined where it was released or never was. */
export async function markHoldReleased(
  tx: Transaction,
  holdId: number,
  released: { readonly on: string; readonly by: string; readonly reason: string },
): Promise<HoldRow | undefined> {
  const found = await tx.client.query<HoldRow & Record<string, unknown>>(
    `update collection_holds set released_on = $2, released_by = $3, release_reason = $4 where hold_id = $1 and released_on is null
     returning hold_id as "holdId", scope, scope_value as "scopeValue", reason, from_on as "fromOn", to_on as "toOn", placed_by as "placedBy",
       released_on as "releasedOn", released_by as "releasedBy"`,
    [holdId, released.on, released.by, released.reason],
  )
  return found.rows[0]
}

/**
 * Holds that stand over an account: its own, of its class, of its read route. A stop of its case holds like one until the case has ended.
 */
export async function holdsOver(
  db: Queryable,
  of: { readonly accountId: string; readonly customerClass: string; readonly readRoute: string },
): Promise<HoldRow[]> {
  const found = await db.query<HoldRow & Record<string, unknown>>(
    `${SELECT} where released_on is null and (scope, scope_value) in (('account', $1), ('class', $2), ('area', $3))
     union all
     select s.stop_id, s.scope, s.scope_value, s.reason, s.placed_on, null, s.placed_by, null, null
       from collection_stops s join collection_stop_cases x using (stop_id) join collection_cases k using (collection_id)
      where k.account_id = $1 and k.state in ('dunning', 'cut_ordered')
     order by 1`,
    [of.accountId, of.customerClass, of.readRoute],
  )
  return found.rows
}

/** Every hold that is not released and not over, the newest first. */
export async function standingHolds(db: Queryable, today: string): Promise<HoldRow[]> {
  const found = await db.query<HoldRow & Record<string, unknown>>(
    `${SELECT} where released_on is null and (to_on is null or to_on >= $1) order by hold_id desc limit 200`,
    [today],
  )
  return found.rows
}

/** How many accounts with an open collection case a hold reaches, and what they owe. */
export async function heldBy(
  db: Queryable,
  hold: Pick<NewHold, 'scope' | 'scopeValue'>,
): Promise<{ cases: number; owed: string }> {
  const found = await db.query<{ cases: number; owed: string }>(
    `select count(*)::integer as cases, coalesce(sum((select sum(i.open_amount) from open_items i where i.account_id = k.account_id
         and i.open_amount > 0)), 0)::numeric(16, 2) as owed
     from collection_cases k join accounts a using (account_id) join service_points p on p.service_point_id = k.service_point_id
       join premises m using (premise_id)
     where k.state <> 'closed' and case $1 when 'account' then k.account_id = $2 when 'class' then a.customer_class = $2 else m.read_route = $2 end`,
    [hold.scope, hold.scopeValue],
  )
  return found.rows[0] ?? { cases: 0, owed: '0.00' }
}

/** The accounts with an open collection case that a hold reaches. */
export async function accountsUnder(db: Queryable, hold: Pick<NewHold, 'scope' | 'scopeValue'>): Promise<string[]> {
  const found = await db.query<{ account_id: string }>(
    `select k.account_id from collection_cases k join accounts a using (account_id) join service_points p on p.service_point_id = k.service_point_id
       join premises m using (premise_id)
     where k.state <> 'closed' and case $1 when 'account' then k.account_id = $2 when 'class' then a.customer_class = $2 else m.read_route = $2 end`,
    [hold.scope, hold.scopeValue],
  )
  return found.rows.map((row) => row.account_id)
}

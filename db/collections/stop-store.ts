import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

/** Collection of a class of customers, or in a read route, is ended. */
export interface NewStop {
  readonly scope: 'class' | 'area'
  readonly scopeValue: string
  readonly reason: string
  readonly placedOn: string
}

/** Cases a stop reaches: those whose service is not off. */
const REACHED = `collection_cases k join accounts a using (account_id) join service_points p on p.service_point_id = k.service_point_id
    join premises m using (premise_id)
  where k.state in ('dunning', 'cut_ordered') and case $1 when 'class' then a.customer_class = $2 else m.read_route = $2 end`
const OWED = `(select coalesce(sum(i.open_amount), 0) from open_items i where i.account_id = k.account_id and i.open_amount > 0)`

export interface StopReach {
  readonly cases: number
  readonly owed: string
}

/** How many cases a stop would end, and what their accounts owe. */
export async function stopReach(db: Queryable, stop: Pick<NewStop, 'scope' | 'scopeValue'>): Promise<StopReach> {
  const found = await db.query<StopReach & Record<string, unknown>>(
    `select count(*)::integer as cases, coalesce(sum(${OWED}), 0)::numeric(16, 2) as owed from ${REACHED}`,
    [stop.scope, stop.scopeValue],
  )
  return found.rows[0] ?? { cases: 0, owed: '0.00' }
}

/** The accounts whose cases a stop would end. */
export async function accountsToStop(db: Queryable, stop: Pick<NewStop, 'scope' | 'scopeValue'>): Promise<string[]> {
  const found = await db.query<{ account_id: string }>(`select k.account_id from ${REACHED}`, [stop.scope, stop.scopeValue])
  return found.rows.map((row) => row.account_id)
}

/** Writes a stop down with the cases it reaches among accounts that are locked. */
export async function insertStop(
  tx: Transaction,
  stop: NewStop,
  accountIds: readonly string[],
  placedBy: string,
): Promise<StopReach & { readonly stopId: number }> {
  const added = await tx.client.query<{ stop_id: number }>(
    'insert into collection_stops (scope, scope_value, reason, placed_on, placed_by) values ($1, $2, $3, $4, $5) returning stop_id',
    [stop.scope, stop.scopeValue, stop.reason, stop.placedOn, placedBy],
  )
  const stopId = (added.rows[0] as { stop_id: number }).stop_id
  const reached = await tx.client.query<StopReach & Record<string, unknown>>(
    `with reached as (
       insert into collection_stop_cases (stop_id, collection_id, owed)
       select $1, k.collection_id, ${OWED} from collection_cases k where k.account_id = any($2) and k.state in ('dunning', 'cut_ordered') returning owed)
     select count(*)::integer as cases, coalesce(sum(owed), 0)::numeric(16, 2) as owed from reached`,
    [stopId, accountIds],
  )
  return { stopId, cases: 0, owed: '0.00', ...reached.rows[0] }
}

/** The stop that ends a case that has not ended yet; undefined where there is none. */
export async function stopOfCase(
  db: Queryable,
  collectionId: string,
): Promise<{ readonly reason: string; readonly placedBy: string; readonly placedByName: string } | undefined> {
  const found = await db.query<{ reason: string; placedBy: string; placedByName: string }>(
    `select s.reason, s.placed_by as "placedBy", coalesce(u.name, s.placed_by) as "placedByName"
     from collection_stop_cases x join collection_stops s using (stop_id) left join users u on u.user_id = s.placed_by
     where x.collection_id = $1 order by s.stop_id limit 1`,
    [collectionId],
  )
  return found.rows[0]
}

export interface StopRow extends NewStop, StopReach {
  readonly stopId: number
  readonly placedBy: string
  /** Of its cases, those that have ended. */
  readonly ended: number
}

/** Stops of the last days, and every one that still has cases to end; the newest first. */
export async function recentStops(db: Queryable, since: string): Promise<StopRow[]> {
  const found = await db.query<StopRow & Record<string, unknown>>(
    `select s.stop_id as "stopId", s.scope, s.scope_value as "scopeValue", s.reason, s.placed_on as "placedOn", coalesce(u.name, s.placed_by) as "placedBy",
       count(*)::integer as cases, sum(x.owed)::numeric(16, 2) as owed, count(*) filter (where k.state = 'closed')::integer as ended
     from collection_stops s join collection_stop_cases x using (stop_id) join collection_cases k using (collection_id)
       left join users u on u.user_id = s.placed_by
     group by s.stop_id, u.name having s.placed_on >= $1 or bool_or(k.state <> 'closed') order by s.stop_id desc limit 50`,
    [since],
  )
  return found.rows
}

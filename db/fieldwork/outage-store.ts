import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'
import { BUSINESS_DATE_SQL } from '../utility/business-date-sql.js'

/** The outage that pauses disconnections in a read route on a day, if one does. */
export async function outagePausing(
  db: Queryable,
  at: { readonly readRoute: string; readonly on: string },
): Promise<{ readonly outageId: number; readonly name: string } | undefined> {
  const found = await db.query<{ outageId: number; name: string }>(
    `select o.outage_id as "outageId", o.name from outages o join outage_areas a using (outage_id)
     where a.read_route = $1 and o.pauses_disconnections and o.starts_on <= $2 and (o.ends_on is null or o.ends_on >= $2)
     order by o.outage_id limit 1`,
    [at.readRoute, at.on],
  )
  return found.rows[0]
}

/** The outages that pause disconnections at premises on a day, by premise; of several the one that lasts longest. */
export async function outagesPausingAt(
  db: Queryable,
  at: { readonly premiseIds: readonly string[]; readonly on: string },
): Promise<ReadonlyMap<string, { readonly name: string; readonly endsOn: string | null }>> {
  const found = await db.query<{ premiseId: string; name: string; endsOn: string | null }>(
    `select distinct on (m.premise_id) m.premise_id as "premiseId", o.name, o.ends_on as "endsOn"
     from premises m join outage_areas a on a.read_route = m.read_route join outages o using (outage_id)
     where m.premise_id = any($1) and o.pauses_disconnections and o.starts_on <= $2 and (o.ends_on is null or o.ends_on >= $2)
     order by m.premise_id, o.ends_on desc nulls first, o.outage_id`,
    [at.premiseIds, at.on],
  )
  return new Map(found.rows.map(({ premiseId, ...outage }) => [premiseId, outage]))
}

export interface OutagePoint {
  /** As the list named it: a premise or a service point. */
  readonly named: string
  readonly servicePointId: string
  readonly premiseId: string
  readonly readRoute: string
  /** Who takes service there now. */
  readonly accountId: string | null
  readonly agreementId: string | null
}

/** The points of a service that a list of premises and service points names. */
export async function findOutagePoints(db: Queryable, named: readonly string[], service: string): Promise<OutagePoint[]> {
  const found = await db.query<OutagePoint & Record<string, unknown>>(
    `select distinct on (p.service_point_id) x.named, p.service_point_id as "servicePointId", p.premise_id as "premiseId", m.read_route as "readRoute",
       g.account_id as "accountId", g.agreement_id as "agreementId"
     from unnest($1::text[]) as x(named) join service_points p on x.named in (p.service_point_id, p.premise_id)
       join premises m on m.premise_id = p.premise_id
       left join lateral (select account_id, agreement_id from service_agreements
         where service_point_id = p.service_point_id and state in ('active', 'pending_stop', 'reactivated') order by start_on desc limit 1) g on true
     where p.service = $2 order by p.service_point_id, x.named`,
    [named, service],
  )
  return found.rows
}

export interface NewOutage {
  readonly name: string
  readonly startsOn: string
  readonly endsOn: string | null
  readonly pausesDisconnections: boolean
  readonly createdBy: string
  readonly servicePointIds: readonly string[]
  readonly readRoutes: readonly string[]
}

export async function insertOutage(tx: Transaction, outage: NewOutage): Promise<number> {
  const added = await tx.client.query<{ outage_id: number }>(
    `insert into outages (name, starts_on, ends_on, pauses_disconnections, created_by) values ($1, $2, $3, $4, $5) returning outage_id`,
    [outage.name, outage.startsOn, outage.endsOn, outage.pausesDisconnections, outage.createdBy],
  )
  const outageId = added.rows[0]?.outage_id as number
  await tx.client.query('insert into outage_points (outage_id, service_point_id) select $1, * from unnest($2::text[])', [
    outageId,
    outage.servicePointIds,
  ])
  await tx.client.query('insert into outage_areas (outage_id, read_route) select $1, * from unnest($2::text[])', [
    outageId,
    outage.readRoutes,
  ])
  return outageId
}

export interface LockedOutage {
  readonly outageId: number
  readonly name: string
  readonly startsOn: string
  readonly endsOn: string | null
}

export async function lockOutage(tx: Transaction, outageId: number): Promise<LockedOutage | undefined> {
  const found = await tx.client.query<LockedOutage>(
    'select outage_id as "outageId", name, starts_on as "startsOn", ends_on as "endsOn" from outages where outage_id = $1 for update',
    [outageId],
  )
  return found.rows[0]
}

export async function saveOutageEnd(tx: Transaction, outageId: number, endsOn: string): Promise<void> {
  await tx.client.query('update outages set ends_on = $2 where outage_id = $1', [outageId, endsOn])
}

/** An outage as a list shows it. */
export type OutageRecord = {
  readonly id: number
  readonly name: string
  readonly startsOn: string
  readonly endsOn: string | null
  readonly pausesDisconnections: boolean
  readonly isOpen: boolean
  readonly points: number
  readonly areas: readonly string[]
  readonly openOrders: number
  readonly completedOrders: number
}

const IS_OPEN = `(o.ends_on is null or o.ends_on >= ${BUSINESS_DATE_SQL})`

export const OUTAGE_COLUMNS: ListColumns = {
  sortable: { id: 'o.outage_id', name: 'o.name', startsOn: 'o.starts_on', endsOn: 'o.ends_on' },
  filterable: {
    id: { sql: 'o.outage_id', type: 'integer', match: 'equals' },
    isOpen: { sql: IS_OPEN, type: 'boolean', match: 'equals' },
    q: { sql: 'o.name', type: 'text', match: 'contains' },
  },
  defaultSort: { field: 'id', direction: 'desc' },
  tieBreaker: 'o.outage_id',
}

const SELECT = `o.outage_id as "id", o.name, o.starts_on as "startsOn", o.ends_on as "endsOn", o.pauses_disconnections as "pausesDisconnections",
  ${IS_OPEN} as "isOpen", (select count(*) from outage_points p where p.outage_id = o.outage_id) as "points",
  (select coalesce(array_agg(a.read_route order by a.read_route), '{}') from outage_areas a where a.outage_id = o.outage_id) as "areas",
  (select count(*) from work_orders w where w.outage_id = o.outage_id and w.state not in ('completed', 'incomplete', 'cancelled')) as "openOrders",
  (select count(*) from work_orders w where w.outage_id = o.outage_id and w.state = 'completed') as "completedOrders"`

export function listOutages(db: Queryable, window: ListWindow): Promise<ListPage<OutageRecord>> {
  return readWindow<OutageRecord>(db, window, { select: SELECT, from: 'outages o' })
}

export async function findOutage(db: Queryable, outageId: number): Promise<OutageRecord | undefined> {
  return (await db.query<OutageRecord>(`select ${SELECT} from outages o where o.outage_id = $1`, [outageId])).rows[0]
}

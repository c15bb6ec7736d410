import type { Queryable } from '../pool.js'

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

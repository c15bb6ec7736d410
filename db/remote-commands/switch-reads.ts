import type { Queryable } from '../pool.js'

/** A meter in place, as far as it can be reached from afar. */
export interface ReachableMeter {
  readonly meterId: string
  readonly service: string
  readonly isRemoteCapable: boolean
  readonly hasSwitch: boolean
}

/** Meters that serve at a point now. */
export async function metersAtPoint(db: Queryable, servicePointId: string): Promise<ReachableMeter[]> {
  const found = await db.query<ReachableMeter & Record<string, unknown>>(
    `select distinct t.meter_id as "meterId", t.service, t.is_remote_capable as "isRemoteCapable", t.has_switch as "hasSwitch"
     from meter_installs i join meters t using (meter_id) where i.service_point_id = $1 and i.removed_on is null order by 1`,
    [servicePointId],
  )
  return found.rows
}

/** Where a meter serves now and for whom; undefined where it hangs nowhere. */
export async function placeOfMeter(
  db: Queryable,
  meterId: string,
): Promise<{ servicePointId: string; premiseId: string; accountId: string | null; agreementId: string | null } | undefined> {
  const found = await db.query<{
    servicePointId: string
    premiseId: string
    accountId: string | null
    agreementId: string | null
  }>(
    `select p.service_point_id as "servicePointId", p.premise_id as "premiseId", g.account_id as "accountId", g.agreement_id as "agreementId"
     from meter_installs i join service_points p using (service_point_id)
       left join service_agreements g on g.service_point_id = p.service_point_id and g.state in ('active', 'pending_stop', 'reactivated')
     where i.meter_id = $1 and i.removed_on is null order by i.register, g.agreement_id limit 1`,
    [meterId],
  )
  return found.rows[0]
}

/** The premise of a service point that is there. */
export async function premiseOfPoint(db: Queryable, servicePointId: string): Promise<string> {
  const found = await db.query<{ id: string }>('select premise_id as id from service_points where service_point_id = $1', [
    servicePointId,
  ])
  return (found.rows[0] as { id: string }).id
}

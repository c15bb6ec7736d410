import type { Queryable } from '../pool.js'

export interface ReadWanted {
  readonly premiseId: string
  readonly servicePointId: string
  readonly meterId: string
  readonly accountId: string | null
  readonly agreementId: string | null
}

const AGREEMENT = `left join lateral (select account_id, agreement_id from service_agreements
  where service_point_id = i.service_point_id and state in ('active', 'pending_stop', 'reactivated') order by start_on desc limit 1) g on true`
const PLACE = `p.premise_id as "premiseId", i.service_point_id as "servicePointId", i.meter_id as "meterId", g.account_id as "accountId",
  g.agreement_id as "agreementId"`

/** The points of a read route whose meter has no actual read since a day, in the order they are walked. */
export async function unreadPoints(
  db: Queryable,
  route: { readonly readRoute: string; readonly since: string },
): Promise<ReadWanted[]> {
  const found = await db.query<ReadWanted & Record<string, unknown>>(
    `select ${PLACE} from premises m join service_points p using (premise_id)
       join lateral (select distinct i.service_point_id, i.meter_id from meter_installs i
         where i.service_point_id = p.service_point_id and i.removed_on is null) i on true ${AGREEMENT}
     where m.read_route = $1 and not exists (select from reads r where r.meter_id = i.meter_id and r.superseded_by is null and r.kind = 'actual' and r.read_on >= $2)
     order by m.read_sequence, p.service_point_id`,
    [route.readRoute, route.since],
  )
  return found.rows
}

/** Where the meter of a read hangs now; nothing where it was taken out. */
export async function placeOfRead(
  db: Queryable,
  readId: number,
): Promise<(ReadWanted & { readonly readOn: string; readonly value: string }) | undefined> {
  const found = await db.query<ReadWanted & { readOn: string; value: string }>(
    `select ${PLACE}, r.read_on as "readOn", r.value from reads r join meter_installs i on i.meter_id = r.meter_id and i.register = r.register and i.removed_on is null
       join service_points p on p.service_point_id = i.service_point_id ${AGREEMENT} where r.read_id = $1`,
    [readId],
  )
  return found.rows[0]
}

import type { Queryable } from '../pool.js'

/** Where an order is to be carried out, and whether what it names belongs together. */
export interface OrderPlace {
  readonly premiseId: string
  readonly readRoute: string
  readonly postcode: string
  readonly latitude: number
  readonly longitude: number
  /** Of the service point named: its service; null where none was named, undefined fields are not of this premise. */
  readonly service: string | null
}

/** The premise, with the service of the point where one is named. Undefined where either is unknown or the point is elsewhere. */
export async function findPlace(
  db: Queryable,
  at: { readonly premiseId: string; readonly servicePointId: string | null },
): Promise<OrderPlace | undefined> {
  const found = await db.query<OrderPlace>(
    `select m.premise_id as "premiseId", m.read_route as "readRoute", m.postcode, m.latitude::float8 as latitude, m.longitude::float8 as longitude,
       p.service
     from premises m left join service_points p on p.service_point_id = $2 and p.premise_id = m.premise_id
     where m.premise_id = $1 and ($2::text is null or p.service_point_id is not null)`,
    [at.premiseId, at.servicePointId],
  )
  return found.rows[0]
}

/** True where the account (and the agreement, of that account) exists. */
export async function hasParties(
  db: Queryable,
  parties: { readonly accountId: string | null; readonly agreementId: string | null },
): Promise<boolean> {
  const found = await db.query<{ known: boolean }>(
    `select ($1::text is null or exists (select from accounts where account_id = $1))
       and ($2::text is null or exists (select from service_agreements where agreement_id = $2 and ($1::text is null or account_id = $1))) as known`,
    [parties.accountId, parties.agreementId],
  )
  return found.rows[0]?.known === true
}

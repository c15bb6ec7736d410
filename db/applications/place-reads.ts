import type { OfferedPoint } from '../../domain/applications/offered-services.js'
import type { Queryable } from '../pool.js'

/** An address as the public page shows it and sends it back: nothing of who lives there, and no number of ours. */
export type PublicAddress = {
  readonly line1: string
  readonly line2: string | null
  readonly city: string
  readonly region: string
  readonly postcode: string
}

const ADDRESS = 'm.line1, m.line2, m.city, m.state as region, m.postcode'
const CANDIDATES = 200

/** Addresses that hold every word of the text, then those that are written alike; the best first. */
export async function suggestAddresses(db: Queryable, text: string, limit: number): Promise<PublicAddress[]> {
  const words = text
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .slice(0, 8)
  const patterns = words.map((word) => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`)
  const found = await db.query<PublicAddress>(
    `with hits as (
       (select premise_id, 0 as rank from premises where ${words.map((_word, index) => `search_text like fold($${index + 3})`).join(' and ')} limit ${CANDIDATES})
       union all (select premise_id, 1 from premises where fold($1) <% search_text limit ${CANDIDATES})),
     best as (select premise_id, min(rank) as rank from hits group by premise_id)
     select ${ADDRESS} from best join premises m using (premise_id)
     group by best.rank, m.line1, m.line2, m.city, m.state, m.postcode, m.search_text
     order by best.rank, word_similarity(fold($1), m.search_text) desc, length(m.search_text), m.search_text limit $2`,
    [text, limit, ...patterns],
  )
  return found.rows
}

/** The places at exactly this address, as it was chosen: none, one, or several that share it. */
export async function placesAt(db: Queryable, address: PublicAddress): Promise<string[]> {
  const found = await db.query<{ premise_id: string }>(
    `select premise_id from premises where search_text = fold($1 || ' ' || coalesce($2, '') || ' ' || $3 || ' ' || $4) and fold(state) = fold($5)
     order by premise_id limit 20`,
    [address.line1, address.line2, address.city, address.postcode, address.region],
  )
  return found.rows.map((row) => row.premise_id)
}

/** Service points of a place as far as an applicant may be told of them. */
export async function offeredPoints(db: Queryable, premiseId: string): Promise<OfferedPoint[]> {
  const found = await db.query<OfferedPoint & Record<string, unknown>>(
    `select p.service, p.in_service_on as "inServiceOn",
       exists (select from service_agreements g where g.service_point_id = p.service_point_id and g.state <> 'cancelled') as "hasTariff",
       not exists (select from meter_installs i join meters e using (meter_id)
         where i.service_point_id = p.service_point_id and i.removed_on is null and not e.is_remote_capable) as "isRemote"
     from service_points p where p.premise_id = $1 order by p.service_point_id`,
    [premiseId],
  )
  return found.rows
}

/** The service points of a place that deliver these services and have had a tariff: what an accepted application begins. */
export async function pointsOfServices(db: Queryable, premiseId: string, services: readonly string[]): Promise<string[]> {
  const found = await db.query<{ service_point_id: string }>(
    `select p.service_point_id from service_points p where p.premise_id = $1 and p.service = any($2)
       and exists (select from service_agreements g where g.service_point_id = p.service_point_id and g.state <> 'cancelled')
     order by p.service_point_id`,
    [premiseId, services],
  )
  return found.rows.map((row) => row.service_point_id)
}

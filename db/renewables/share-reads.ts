import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { Queryable } from '../pool.js'

/** A share as bills count it: on days on which its agreement is served and its generator runs, both included. */
export interface ShareRow {
  readonly generatorId: string
  readonly name: string
  readonly hostPointId: string
  readonly counts: 'delivered' | 'received'
  readonly agreementId: string
  readonly percent: string
  readonly from: LocalDate
  readonly to: LocalDate | null
}

/** Shares that belong to some agreements, and shares of generators at some service points; each once. */
export async function loadShareRows(
  db: Queryable,
  agreementIds: readonly string[],
  servicePointIds: readonly string[],
): Promise<ShareRow[]> {
  const found = await db.query<{ [Key in keyof ShareRow]: ShareRow[Key] }>(
    `select n.generator_id as "generatorId", n.name, n.service_point_id as "hostPointId", n.counts, s.agreement_id as "agreementId", s.percent,
            greatest(s.from_on, g.start_on, n.began_on) as "from", least(s.to_on, g.stop_on, n.ended_on) as "to"
       from generator_shares s join generators n using (generator_id) join service_agreements g using (agreement_id)
      where (s.agreement_id = any($1) or n.service_point_id = any($2)) and g.state <> 'cancelled'
        and (s.to_on is null or s.to_on >= s.from_on)
        and greatest(s.from_on, g.start_on, n.began_on) <= coalesce(least(s.to_on, g.stop_on, n.ended_on), 'infinity')
      order by s.share_id`,
    [agreementIds, servicePointIds],
  )
  return found.rows
}

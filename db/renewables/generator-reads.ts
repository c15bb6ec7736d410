import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { Queryable } from '../pool.js'
import type { Technology } from './generator-store.js'

export type GeneratorRecord = {
  readonly id: string
  readonly name: string
  readonly servicePointId: string
  readonly premiseId: string
  readonly address: string
  /** Which way its meters count generation. */
  readonly counts: 'received' | 'delivered'
  readonly technology: Technology
  readonly capacityKw: string
  readonly beganOn: LocalDate
  readonly endedOn: LocalDate | null
  /** Shares that hold today, and what they sum to. */
  readonly shares: number
  readonly percentShared: string
}

const GENERATOR = `n.generator_id as id, n.name, n.service_point_id as "servicePointId", p.premise_id as "premiseId",
  concat_ws(', ', m.line1, m.line2) as address, n.counts, n.technology, n.capacity_kw as "capacityKw", n.began_on as "beganOn", n.ended_on as "endedOn",
  t.shares, t.percent as "percentShared"`
const GENERATOR_FROM = `generators n join service_points p using (service_point_id) join premises m using (premise_id)
  cross join lateral (select count(*)::integer as shares, coalesce(sum(h.percent), 0) as percent from generator_shares h, utility u
                       where h.generator_id = n.generator_id and h.from_on <= u.business_date and (h.to_on is null or h.to_on >= u.business_date)) t`

/** Generators by number; those at one service point where it is named. */
export async function listGenerators(db: Queryable, limit: number, servicePointId?: string): Promise<GeneratorRecord[]> {
  const found = await db.query<GeneratorRecord>(
    `select ${GENERATOR} from ${GENERATOR_FROM} where $2::text is null or n.service_point_id = $2 order by n.generator_id limit $1`,
    [limit, servicePointId ?? null],
  )
  return found.rows
}

export async function findGenerator(db: Queryable, generatorId: string): Promise<GeneratorRecord | undefined> {
  const found = await db.query<GeneratorRecord>(`select ${GENERATOR} from ${GENERATOR_FROM} where n.generator_id = $1`, [
    generatorId,
  ])
  return found.rows[0]
}

export type ShareRecord = {
  readonly id: number
  readonly generatorId: string
  readonly generatorName: string
  readonly agreementId: string
  readonly accountId: string
  readonly customerName: string
  readonly percent: string
  readonly from: LocalDate
  readonly to: LocalDate | null
  /** It was taken back before it counted. */
  readonly isTakenBack: boolean
  readonly recordedBy: string
}

/** Shares of a generator, an agreement or an account, the earliest first. */
export async function listShares(
  db: Queryable,
  of: { readonly generatorId?: string; readonly agreementId?: string; readonly accountId?: string },
  limit: number,
): Promise<ShareRecord[]> {
  const found = await db.query<ShareRecord>(
    `select h.share_id as id, h.generator_id as "generatorId", n.name as "generatorName", h.agreement_id as "agreementId", g.account_id as "accountId",
            c.display_name as "customerName", h.percent, h.from_on as "from", h.to_on as "to", coalesce(h.to_on < h.from_on, false) as "isTakenBack",
            coalesce(u.name, h.recorded_by) as "recordedBy"
       from generator_shares h join generators n using (generator_id) join service_agreements g using (agreement_id) join accounts a using (account_id)
       join customers c using (customer_id) left join users u on u.user_id = h.recorded_by
      where ($1::text is null or h.generator_id = $1) and ($2::text is null or h.agreement_id = $2) and ($3::text is null or g.account_id = $3)
      order by h.from_on, h.share_id limit $4`,
    [of.generatorId ?? null, of.agreementId ?? null, of.accountId ?? null, limit],
  )
  return found.rows
}

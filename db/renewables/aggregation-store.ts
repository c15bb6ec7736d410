import type pg from 'pg'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { Candidate } from '../../domain/renewables/aggregation-rules.js'
import type { Queryable } from '../pool.js'
import { BILLED_DAYS } from '../billing/billed-days.js'

/** An agreement as it stands for being billed together with others; undefined where there is none. */
export async function findCandidate(client: pg.PoolClient, agreementId: string): Promise<Candidate | undefined> {
  const found = await client.query<Candidate>(
    `select g.agreement_id as "agreementId", g.account_id as "accountId", p.service,
            coalesce((select max(x.last) + 1 from ${BILLED_DAYS} x where x.agreement_id = g.agreement_id), g.start_on) as "nextDay",
            coalesce((select x.aggregation_id from aggregations x where x.lead_agreement_id = g.agreement_id
                       and exists (select from aggregation_members o where o.aggregation_id = x.aggregation_id and o.to_on is null)),
                     (select m.aggregation_id from aggregation_members m where m.agreement_id = g.agreement_id and m.to_on is null)) as "isIn"
       from service_agreements g join service_points p using (service_point_id) where g.agreement_id = $1`,
    [agreementId],
  )
  return found.rows[0]
}

export interface NewAggregation {
  readonly aggregationId: string
  readonly name: string
  readonly accountId: string
  readonly leadAgreementId: string
  readonly method: 'sum' | 'rank'
}

/** Adds it; false where the number is taken. */
export async function insertAggregation(client: pg.PoolClient, added: NewAggregation, recordedBy: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into aggregations (aggregation_id, name, account_id, lead_agreement_id, method, recorded_by) values ($1, $2, $3, $4, $5, $6)
     on conflict (aggregation_id) do nothing`,
    [added.aggregationId, added.name, added.accountId, added.leadAgreementId, added.method, recordedBy],
  )
  return rowCount === 1
}

export async function findAggregation(client: pg.PoolClient, aggregationId: string): Promise<NewAggregation | undefined> {
  const found = await client.query<NewAggregation>(
    `select aggregation_id as "aggregationId", name, account_id as "accountId", lead_agreement_id as "leadAgreementId", method
       from aggregations where aggregation_id = $1`,
    [aggregationId],
  )
  return found.rows[0]
}

/** Adds a member behind all that are or were in it; its place is the answer. */
export async function insertMember(
  client: pg.PoolClient,
  member: { readonly aggregationId: string; readonly agreementId: string; readonly from: LocalDate },
  recordedBy: string,
): Promise<number> {
  const found = await client.query<{ rank: number }>(
    `insert into aggregation_members (aggregation_id, agreement_id, rank, from_on, recorded_by)
     select $1, $2, coalesce(max(rank), 0) + 1, $3, $4 from aggregation_members where aggregation_id = $1 returning rank`,
    [member.aggregationId, member.agreementId, member.from, recordedBy],
  )
  return (found.rows[0] as { rank: number }).rank
}

export interface StoredMember {
  readonly memberId: number
  readonly aggregationId: string
  readonly agreementId: string
  readonly accountId: string
  readonly from: LocalDate
  readonly to: LocalDate | null
  /** The last day billed of it. */
  readonly billedTo: LocalDate | null
}

export async function findMember(client: pg.PoolClient, memberId: number): Promise<StoredMember | undefined> {
  const found = await client.query<StoredMember>(
    `select m.member_id as "memberId", m.aggregation_id as "aggregationId", m.agreement_id as "agreementId", x.account_id as "accountId",
            m.from_on as "from", m.to_on as "to",
            (select max(x.last) from ${BILLED_DAYS} x where x.agreement_id = m.agreement_id) as "billedTo"
       from aggregation_members m join aggregations x using (aggregation_id) where m.member_id = $1`,
    [memberId],
  )
  return found.rows[0]
}

export async function endMemberRow(client: pg.PoolClient, memberId: number, to: LocalDate): Promise<void> {
  await client.query('update aggregation_members set to_on = $2 where member_id = $1', [memberId, to])
}

export type AggregationRecord = {
  readonly id: string
  readonly name: string
  readonly method: 'sum' | 'rank'
  readonly leadAgreementId: string
  readonly members: readonly {
    readonly id: number
    readonly agreementId: string
    readonly rank: number
    readonly from: LocalDate
    readonly to: LocalDate | null
  }[]
}

/** The aggregations an agreement is or was in. */
export async function aggregationsOfAgreement(db: Queryable, agreementId: string): Promise<AggregationRecord[]> {
  const found = await db.query<AggregationRecord>(
    `select x.aggregation_id as id, x.name, x.method, x.lead_agreement_id as "leadAgreementId",
            coalesce(json_agg(json_build_object('id', m.member_id, 'agreementId', m.agreement_id, 'rank', m.rank, 'from', m.from_on, 'to', m.to_on)
                              order by m.rank) filter (where m.to_on is null or m.to_on >= m.from_on), '[]') as members
       from aggregations x left join aggregation_members m using (aggregation_id)
      where x.lead_agreement_id = $1 or exists (select from aggregation_members o where o.aggregation_id = x.aggregation_id and o.agreement_id = $1)
      group by x.aggregation_id order by x.aggregation_id`,
    [agreementId],
  )
  return found.rows
}

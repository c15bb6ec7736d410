import type { Aggregation } from '../../domain/billing/aggregation.js'
import type { Queryable } from '../pool.js'

/** The aggregations of accounts with those that are or were in them, by rank. */
export async function loadAggregations(db: Queryable, accountIds: readonly string[]): Promise<Map<string, Aggregation[]>> {
  const found = await db.query<{ account_id: string } & { [Key in keyof Aggregation]: Aggregation[Key] }>(
    `select x.account_id, x.aggregation_id as "aggregationId", x.name, x.method, x.lead_agreement_id as "leadAgreementId",
            json_agg(json_build_object('agreementId', m.agreement_id, 'from', m.from_on, 'to', m.to_on) order by m.rank, m.from_on) as members
       from aggregations x join aggregation_members m using (aggregation_id)
      where x.account_id = any($1) and (m.to_on is null or m.to_on >= m.from_on) group by x.aggregation_id order by x.aggregation_id`,
    [accountIds],
  )
  const byAccount = new Map<string, Aggregation[]>()
  for (const { account_id: accountId, ...aggregation } of found.rows)
    byAccount.set(accountId, [...(byAccount.get(accountId) ?? []), aggregation])
  return byAccount
}

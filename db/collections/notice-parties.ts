import type { Queryable } from '../pool.js'

export interface NoticeParties {
  readonly serviceAddress: string
  /** Customers who get a copy of notices to the account. */
  readonly thirdParties: readonly string[]
}

/** Where the service of a case is, and who beside the customer is told. */
export async function noticeParties(
  db: Queryable,
  of: { readonly accountId: string; readonly servicePointId: string },
  on: string,
): Promise<NoticeParties> {
  const found = await db.query<{ address: string; parties: string[] }>(
    `select concat_ws(', ', m.line1, nullif(m.line2, ''), m.city) as address,
       array(select x.customer_id from account_people x where x.account_id = $1 and x.role = 'third_party_notice'
         and (x.from_on is null or x.from_on <= $3) and (x.to_on is null or $3 <= x.to_on) order by 1) as parties
     from service_points p join premises m using (premise_id) where p.service_point_id = $2`,
    [of.accountId, of.servicePointId, on],
  )
  const row = found.rows[0]
  return { serviceAddress: row?.address ?? '', thirdParties: row?.parties ?? [] }
}

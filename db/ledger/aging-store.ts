import type { AgingBucket } from '../../domain/receivables/aging.js'
import type { Queryable } from '../pool.js'

export interface AgedTotal {
  readonly code: string
  readonly accounts: number
  readonly amount: string
}

/** All open items of the utility by age: for each bucket its amount and the accounts in it. Every item stands in exactly one. */
export async function loadAging(db: Queryable, buckets: readonly AgingBucket[]): Promise<AgedTotal[]> {
  const found = await db.query<AgedTotal>(
    `select b.code, count(distinct i.account_id) as accounts, coalesce(sum(i.open_amount), 0)::numeric(16, 2) as amount
       from unnest($1::text[], $2::date[], $3::date[]) with ordinality as b (code, due_from, due_to, place)
       left join open_items i on i.open_amount <> 0 and case when b.code = 'credit' then i.original_amount < 0
         else i.original_amount > 0 and (b.due_from is null or i.due_on >= b.due_from) and (b.due_to is null or i.due_on <= b.due_to) end
      group by b.code, b.place order by b.place`,
    [buckets.map(({ code }) => code), buckets.map(({ dueFrom }) => dueFrom ?? null), buckets.map(({ dueTo }) => dueTo ?? null)],
  )
  return found.rows
}

import type { Queryable } from '../pool.js'

/**
 * Programmes that accounts take part in on a day, as policies look at them: those recorded as protections, and `low_income` where the
 * account has the discount. Accounts in none are absent.
 */
export async function programmesOf(
  db: Queryable,
  accountIds: readonly string[],
  on: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = await db.query<{ account_id: string; programmes: string[] }>(
    `select account_id, array_agg(distinct programme order by programme) as programmes from (
       select account_id, 'low_income' as programme from accounts where account_id = any($1) and low_income_discount
       union all
       select account_id, programme from protections where account_id = any($1) and kind = 'programme'
         and begins_on <= $2 and (ends_on is null or $2 <= ends_on) and (ended_on is null or $2 < ended_on)) as held
     group by account_id`,
    [accountIds, on],
  )
  return new Map(found.rows.map((row) => [row.account_id, row.programmes]))
}

import type { AddedAccount, ChartAdditions } from '../../domain/utility/chart-additions.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

/** Accounts that were added to the chart, and codes of lines that were given an account, in the order of their codes. */
export async function loadChartAdditions(db: Queryable): Promise<ChartAdditions> {
  const found = await db.query<{ [Key in keyof ChartAdditions]: ChartAdditions[Key] }>(
    `select (select coalesce(json_agg(json_build_object('code', g.code, 'name', g.name, 'kind', g.kind) order by g.code), '[]')
               from added_accounts a join gl_accounts g using (code)) as accounts,
            (select coalesce(json_agg(json_build_object('lineCode', line_code, 'account', account_code) order by line_code), '[]')
               from line_accounts) as lines`,
  )
  return found.rows[0] ?? { accounts: [], lines: [] }
}

export async function insertAddedAccount(
  tx: Transaction,
  { code, name, kind }: AddedAccount,
  { reason, recordedBy }: { readonly reason: string; readonly recordedBy: string },
): Promise<void> {
  await tx.client.query('insert into gl_accounts (code, name, kind) values ($1, $2, $3)', [code, name, kind])
  await tx.client.query('insert into added_accounts (code, reason, recorded_by) values ($1, $2, $3)', [code, reason, recordedBy])
}

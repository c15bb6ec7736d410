import type { LineAccount } from '../../domain/utility/line-accounts.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

export interface LineAccountRecord extends LineAccount {
  readonly reason: string
  readonly recordedAt: Date
  readonly recordedBy: string
}

/** Codes of lines that were given an account beside the settings, with who gave it and why, the latest first. */
export async function listLineAccounts(db: Queryable, limit: number): Promise<LineAccountRecord[]> {
  const found = await db.query<{ [Key in keyof LineAccountRecord]: LineAccountRecord[Key] }>(
    `select l.line_code as "lineCode", l.account_code as "account", l.reason, l.recorded_at as "recordedAt",
            coalesce(u.name, l.recorded_by) as "recordedBy"
       from line_accounts l left join users u on u.user_id = l.recorded_by order by l.recorded_at desc, l.line_code limit $1`,
    [limit],
  )
  return found.rows
}

export async function insertLineAccount(
  tx: Transaction,
  given: LineAccount & { readonly reason: string; readonly recordedBy: string },
): Promise<void> {
  await tx.client.query('insert into line_accounts (line_code, account_code, reason, recorded_by) values ($1, $2, $3, $4)', [
    given.lineCode,
    given.account,
    given.reason,
    given.recordedBy,
  ])
}

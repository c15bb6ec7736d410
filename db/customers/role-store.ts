import type { DaysHeld } from '../../domain/customers/days-held.js'
import type { GivenRole } from '../../domain/customers/person-kinds.js'
import type { Transaction } from '../transaction.js'

export interface AccountRole {
  readonly accountId: string
  readonly customerId: string
  readonly role: GivenRole
}

/** Gives somebody a part in an account, or changes its days. Returns the days it had, undefined where it is new. */
export async function saveRole(tx: Transaction, role: AccountRole, days: DaysHeld): Promise<DaysHeld | undefined> {
  const before = await tx.client.query<DaysHeld & Record<string, unknown>>(
    `select from_on as "fromOn", to_on as "toOn" from account_people where account_id = $1 and customer_id = $2 and role = $3 for update`,
    [role.accountId, role.customerId, role.role],
  )
  await tx.client.query(
    `insert into account_people (account_id, customer_id, role, from_on, to_on) values ($1, $2, $3, $4, $5)
     on conflict (account_id, customer_id, role) do update set from_on = excluded.from_on, to_on = excluded.to_on`,
    [role.accountId, role.customerId, role.role, days.fromOn, days.toOn],
  )
  return before.rows[0]
}

/** Takes the part away; the audit keeps it. Returns its days, or undefined where there was none. */
export async function deleteRole(tx: Transaction, role: AccountRole): Promise<DaysHeld | undefined> {
  const removed = await tx.client.query<DaysHeld & Record<string, unknown>>(
    `delete from account_people where account_id = $1 and customer_id = $2 and role = $3 returning from_on as "fromOn", to_on as "toOn"`,
    [role.accountId, role.customerId, role.role],
  )
  return removed.rows[0]
}

import type { NameKind } from '../../domain/customers/person-kinds.js'
import type { Transaction } from '../transaction.js'

export interface NewName {
  readonly customerId: string
  readonly kind: NameKind
  readonly name: string
  readonly fromOn: string | null
  readonly toOn: string | null
}

export async function insertName(tx: Transaction, name: NewName, recordedBy: string): Promise<number> {
  const added = await tx.client.query<{ name_id: number }>(
    'insert into customer_names (customer_id, kind, name, from_on, to_on, recorded_by) values ($1, $2, $3, $4, $5, $6) returning name_id',
    [name.customerId, name.kind, name.name, name.fromOn, name.toOn, recordedBy],
  )
  return (added.rows[0] as { name_id: number }).name_id
}

/** Removes a name that was never right. Returns it, or undefined where it is not there. */
export async function deleteName(tx: Transaction, customerId: string, nameId: number): Promise<NewName | undefined> {
  const removed = await tx.client.query<NewName>(
    `delete from customer_names where customer_id = $1 and name_id = $2
     returning customer_id as "customerId", kind, name, from_on as "fromOn", to_on as "toOn"`,
    [customerId, nameId],
  )
  return removed.rows[0]
}

export interface CallName {
  readonly givenName: string | null
  readonly familyName: string | null
  readonly organisationName: string | null
}

/** Writes the name on the bill and counts the version up. Returns the new version. */
export async function saveCallName(tx: Transaction, customerId: string, name: CallName): Promise<number> {
  const saved = await tx.client.query<{ version: number }>(
    `update customers set given_name = $2, family_name = $3, organisation_name = $4, version = version + 1
     where customer_id = $1 returning version`,
    [customerId, name.givenName, name.familyName, name.organisationName],
  )
  return (saved.rows[0] as { version: number }).version
}

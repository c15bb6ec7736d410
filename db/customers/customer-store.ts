import type pg from 'pg'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'
import { CUSTOMER_FACTS, type CustomerFacts } from './customer-reads.js'

export async function hasAccount(db: Queryable, accountId: string): Promise<boolean> {
  return (await db.query('select from accounts where account_id = $1', [accountId])).rowCount === 1
}

export async function hasCustomer(db: Queryable, customerId: string): Promise<boolean> {
  return (await db.query('select from customers where customer_id = $1', [customerId])).rowCount === 1
}

/** The customer, locked until the transaction ends. */
export async function lockCustomer(tx: Transaction, customerId: string): Promise<CustomerFacts | undefined> {
  const found = await tx.client.query<CustomerFacts>(
    `select ${CUSTOMER_FACTS} from customers where customer_id = $1 for update`,
    [customerId],
  )
  return found.rows[0]
}

/** Fields of a customer that people change, with their columns. Name and date of birth say who it is; they are not contact data. */
const COLUMNS = {
  email: 'email',
  phone: 'phone',
  language: 'language',
  mailLine1: 'mail_line1',
  mailLine2: 'mail_line2',
  mailCity: 'mail_city',
  mailState: 'mail_state',
  mailPostcode: 'mail_postcode',
  mailCountry: 'mail_country',
  lifeSupport: 'life_support',
  senior: 'senior',
  notes: 'notes',
} as const
export type ChangeableField = keyof typeof COLUMNS
export type CustomerChanges = Partial<Pick<CustomerFacts, ChangeableField>>

/** Writes these fields and counts the version up. Returns the new version. */
export async function updateCustomer(tx: Transaction, customerId: string, changes: CustomerChanges): Promise<number> {
  const fields = Object.keys(changes) as ChangeableField[]
  const sets = fields.map((field, index) => `${COLUMNS[field]} = $${index + 2}`)
  const updated = await tx.client.query<{ version: number }>(
    `update customers set ${[...sets, 'version = version + 1'].join(', ')} where customer_id = $1 returning version`,
    [customerId, ...fields.map((field) => changes[field])],
  )
  return (updated.rows[0] as { version: number }).version
}

/** Who changed the customer last, as the audit tells it. */
export async function lastChange(
  client: pg.PoolClient,
  subject: { kind: string; id: string },
): Promise<{ by: string; at: string } | undefined> {
  const found = await client.query<{ actor_name: string; at: Date }>(
    `select actor_name, at from audit_log where subject_kind = $1 and subject_id = $2 and before is not null order by audit_id desc limit 1`,
    [subject.kind, subject.id],
  )
  const row = found.rows[0]
  return row === undefined ? undefined : { by: row.actor_name, at: row.at.toISOString() }
}

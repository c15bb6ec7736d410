import type { CheckResult } from '../../domain/customers/identity-lock.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

export interface NewIdentityCheck {
  readonly customerId: string
  readonly accountId: string | null
  readonly method: 'pin' | 'questions' | 'supervisor'
  readonly questions: readonly string[]
  readonly result: CheckResult['result']
  readonly businessDate: string
  readonly interactionId: number | null
  readonly recordedBy: string
}

/** Adds a check of who is calling; it is never edited. Returns its id. */
export async function insertIdentityCheck(tx: Transaction, check: NewIdentityCheck): Promise<number> {
  const added = await tx.client.query<{ check_id: number }>(
    `insert into identity_checks (customer_id, account_id, method, questions, result, business_date, interaction_id, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning check_id`,
    [
      check.customerId,
      check.accountId,
      check.method,
      check.questions,
      check.result,
      check.businessDate,
      check.interactionId,
      check.recordedBy,
    ],
  )
  return (added.rows[0] as { check_id: number }).check_id
}

/** Checks of a customer on one business day, in their order. */
export async function checksOfDay(db: Queryable, customerId: string, businessDate: string): Promise<CheckResult[]> {
  const found = await db.query<CheckResult>(
    'select result from identity_checks where customer_id = $1 and business_date = $2 order by check_id',
    [customerId, businessDate],
  )
  return found.rows
}

export async function findPinHash(db: Queryable, customerId: string): Promise<string | undefined> {
  const found = await db.query<{ pin_hash: string }>('select pin_hash from customer_pins where customer_id = $1', [customerId])
  return found.rows[0]?.pin_hash
}

/** Sets or replaces the PIN; false where there was none before. */
export async function savePin(tx: Transaction, pin: { customerId: string; pinHash: string; setBy: string }): Promise<boolean> {
  const before = await tx.client.query('select from customer_pins where customer_id = $1', [pin.customerId])
  await tx.client.query(
    `insert into customer_pins (customer_id, pin_hash, set_by) values ($1, $2, $3)
     on conflict (customer_id) do update set pin_hash = excluded.pin_hash, set_by = excluded.set_by, set_at = now()`,
    [pin.customerId, pin.pinHash, pin.setBy],
  )
  return before.rowCount !== 0
}

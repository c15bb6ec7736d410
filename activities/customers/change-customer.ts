import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { type CustomerChanges, lastChange, lockCustomer, updateCustomer } from '../../db/customers/customer-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { changedFields, conflictsOf } from '../../domain/customers/changed-fields.js'
import { emailAddress, telephoneNumber } from '../../domain/customers/contact-details.js'
import { runCommand } from '../run-command.js'
import { requireAlertsRead } from './require-alerts-read.js'
import { requireVerified } from './require-verified.js'

export interface ChangeCustomerInput {
  readonly customerId: string
  /** The version that was on the screen. */
  readonly version: number
  /** Absent fields stay; null empties one. */
  readonly changes: CustomerChanges
}

/**
 * Changes how a customer is reached and treated. Somebody else's change in the meantime is never overwritten: refuses
 * CHANGED_MEANWHILE with both values of each field. Refuses NOT_FOUND, EMAIL_INVALID, PHONE_INVALID.
 */
export function changeCustomer(
  pool: pg.Pool,
  command: Command<ChangeCustomerInput>,
): Promise<{ customerId: string; version: number }> {
  return runCommand(pool, 'customers.change-customer', command, async (tx) => {
    const { customerId, version } = command.input
    const current = await lockCustomer(tx, customerId)
    if (current === undefined) refuse('NOT_FOUND', `There is no customer ${customerId}.`)
    await requireAlertsRead(tx, command.actor, { customerId })
    await requireVerified(tx, 'change_contact_data', command.actor, { customerId })
    const changes = checked(command.input.changes)
    if (current.version !== version) {
      const last = await lastChange(tx.client, { kind: 'customer', id: customerId })
      refuse(
        'CHANGED_MEANWHILE',
        `${last?.by ?? 'Somebody'} changed this customer while you had it open. Look at both values and save again.`,
        {
          version: current.version,
          changedBy: last?.by,
          changedAt: last?.at,
          conflicts: conflictsOf(current, changes),
        },
      )
    }
    const { before, after } = changedFields(current, changes)
    if (Object.keys(after).length === 0) return { customerId, version }
    const next = await updateCustomer(tx, customerId, after)
    await recordAudit(tx, {
      actor: command.actor,
      action: 'customers.customer.change',
      subjectKind: 'customer',
      subjectId: customerId,
      reason: command.reason,
      before,
      after,
    })
    return { customerId, version: next }
  })
}

function checked(changes: CustomerChanges): CustomerChanges {
  const { email, phone } = changes
  return {
    ...changes,
    ...(typeof email === 'string' ? { email: valueOf(emailAddress(email)) } : {}),
    ...(typeof phone === 'string' ? { phone: valueOf(telephoneNumber(phone)) } : {}),
  }
}

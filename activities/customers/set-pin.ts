import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { lockCustomer } from '../../db/customers/customer-store.js'
import { savePin } from '../../db/customers/identity-store.js'
import { checkPin } from '../../domain/customers/pin.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { hashPassword } from '../access/password-hash.js'
import { runCommand } from '../run-command.js'
import { requireVerified } from './require-verified.js'

/** Sets or replaces the PIN a caller is asked for; only its hash is kept. Refuses NOT_FOUND, PIN_FORM, PIN_WEAK, IDENTITY_NOT_VERIFIED. */
export function setPin(pool: pg.Pool, command: Command<{ customerId: string; pin: string }>): Promise<{ customerId: string }> {
  const { customerId, pin } = command.input
  // The PIN stays out of the stored hash of the request, from which it could be found.
  return runCommand(pool, 'customers.set-pin', { ...command, input: { customerId } }, async (tx) => {
    const customer = await lockCustomer(tx, customerId)
    if (customer === undefined) refuse('NOT_FOUND', `There is no customer ${customerId}.`)
    await requireVerified(tx, 'change_pin', command.actor, { customerId })
    const pinHash = await hashPassword(valueOf(checkPin(pin, customer.dateOfBirth)))
    const isReplaced = await savePin(tx, { customerId, pinHash, setBy: command.actor.id })
    await recordAudit(tx, {
      actor: command.actor,
      action: 'customers.pin.set',
      subjectKind: 'customer',
      subjectId: customerId,
      reason: command.reason,
      after: { isReplaced },
    })
    return { customerId }
  })
}

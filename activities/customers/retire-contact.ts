import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { retireContact as saveRetired } from '../../db/customers/contact-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { requireVerified } from './require-verified.js'

/** Gives a way to reach a customer up; the audit keeps it. Refuses NOT_FOUND. */
export function retireContact(
  pool: pg.Pool,
  command: Command<{ customerId: string; contactId: number }>,
): Promise<{ contactId: number }> {
  return runCommand(pool, 'customers.retire-contact', command, async (tx) => {
    const { customerId, contactId } = command.input
    await requireVerified(tx, 'change_contact_data', command.actor, { customerId })
    const retired = await saveRetired(tx, customerId, contactId)
    if (retired === undefined) refuse('NOT_FOUND', 'This contact is not in use any more.')
    await recordAudit(tx, {
      actor: command.actor,
      action: 'customers.contact.retire',
      subjectKind: 'customer',
      subjectId: customerId,
      reason: command.reason,
      before: retired,
    })
    return { contactId }
  })
}

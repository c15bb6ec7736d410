import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { saveContact } from '../../db/customers/contact-store.js'
import type { ContactRow } from '../../db/customers/customer-reads.js'
import { lockCustomer } from '../../db/customers/customer-store.js'
import { emailAddress, telephoneNumber } from '../../domain/customers/contact-details.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { requireVerified } from './require-verified.js'

export interface AddContactInput {
  readonly customerId: string
  readonly kind: ContactRow['kind']
  readonly value: string
  readonly label: string | null
}

/** Adds a further way to reach a customer. Refuses NOT_FOUND, EMAIL_INVALID, PHONE_INVALID. */
export function addContact(pool: pg.Pool, command: Command<AddContactInput>): Promise<{ contactId: number }> {
  return runCommand(pool, 'customers.add-contact', command, async (tx) => {
    const { customerId, kind, label } = command.input
    if ((await lockCustomer(tx, customerId)) === undefined) refuse('NOT_FOUND', `There is no customer ${customerId}.`)
    await requireVerified(tx, 'change_contact_data', command.actor, { customerId })
    const value = checkedValue(kind, command.input.value)
    const contactId = await saveContact(tx, { customerId, kind, value, label })
    await recordAudit(tx, {
      actor: command.actor,
      action: 'customers.contact.add',
      subjectKind: 'customer',
      subjectId: customerId,
      reason: command.reason,
      after: { contactId, kind, value, label },
    })
    return { contactId }
  })
}

function checkedValue(kind: ContactRow['kind'], value: string): string {
  if (kind === 'email') return valueOf(emailAddress(value))
  return kind === 'post' ? value.trim() : valueOf(telephoneNumber(value))
}

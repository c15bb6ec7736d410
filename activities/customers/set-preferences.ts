import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { customerContacts, customerPreferences, type PreferenceRow } from '../../db/customers/customer-reads.js'
import { lockCustomer } from '../../db/customers/customer-store.js'
import { savePreferences } from '../../db/customers/preference-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { requireAlertsRead } from './require-alerts-read.js'
import { requireVerified } from './require-verified.js'

export interface SetPreferencesInput {
  readonly customerId: string
  /** A null channel takes the choice back: the account's delivery holds again. */
  readonly choices: readonly {
    readonly messageKind: PreferenceRow['messageKind']
    readonly channel: PreferenceRow['channel'] | null
  }[]
}

/**
 * Sets by which channel a customer gets which kind of message. A channel that cannot reach them (no e-mail address, no telephone
 * number) is refused: NO_ADDRESS_FOR_CHANNEL. A bill always reaches somebody: channel `none` for bills is refused. Refuses NOT_FOUND.
 */
export function setPreferences(pool: pg.Pool, command: Command<SetPreferencesInput>): Promise<{ preferences: PreferenceRow[] }> {
  return runCommand(pool, 'customers.set-preferences', command, async (tx) => {
    const { customerId, choices } = command.input
    const customer = await lockCustomer(tx, customerId)
    if (customer === undefined) refuse('NOT_FOUND', `There is no customer ${customerId}.`)
    await requireAlertsRead(tx, command.actor, { customerId })
    await requireVerified(tx, 'change_contact_data', command.actor, { customerId })
    const contacts = await customerContacts(tx.client, customerId)
    const hasEmail = customer.email !== null || contacts.some((contact) => contact.kind === 'email')
    const hasPhone = customer.phone !== null || contacts.some((contact) => contact.kind === 'phone' || contact.kind === 'mobile')
    for (const { messageKind, channel } of choices) {
      const reaches = channel === 'email' ? hasEmail : channel === 'sms' || channel === 'phone' ? hasPhone : true
      if (!reaches) {
        const missing = channel === 'email' ? 'an e-mail address' : 'a telephone number'
        refuse('NO_ADDRESS_FOR_CHANNEL', `Add ${missing} first: ${messageKind} messages cannot go by ${channel}.`, {
          messageKind,
          channel,
        })
      }
      if (messageKind === 'bill' && channel === 'none') {
        refuse('NO_ADDRESS_FOR_CHANNEL', 'A bill is always sent: choose e-mail or post for it.', { messageKind, channel })
      }
    }
    const before = await customerPreferences(tx.client, customerId)
    await savePreferences(tx, customerId, choices)
    const after = await customerPreferences(tx.client, customerId)
    await recordAudit(tx, {
      actor: command.actor,
      action: 'customers.preferences.set',
      subjectKind: 'customer',
      subjectId: customerId,
      reason: command.reason,
      before,
      after,
    })
    return { preferences: after }
  })
}

import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { insertConsent, type NewConsent } from '../../db/customers/consent-store.js'
import { hasCustomer } from '../../db/customers/customer-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'

/** Keeps what a customer agreed to or took back, as of the business date; nothing before it is changed. Refuses NOT_FOUND, NO_UTILITY. */
export function recordConsent(pool: pg.Pool, command: Command<Omit<NewConsent, 'givenOn'>>): Promise<{ consentId: number }> {
  return runCommand(pool, 'customers.record-consent', command, async (tx) => {
    const { input, actor } = command
    if (!(await hasCustomer(tx.client, input.customerId))) refuse('NOT_FOUND', `There is no customer ${input.customerId}.`)
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
    const consentId = await insertConsent(tx, { ...input, givenOn: utility.today }, actor.id)
    const { customerId, ...consent } = input
    await recordAudit(tx, {
      actor,
      action: 'customers.consent.record',
      subjectKind: 'customer',
      subjectId: customerId,
      reason: command.reason,
      after: { consentId, ...consent },
    })
    return { consentId }
  })
}

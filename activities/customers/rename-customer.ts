import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { lockCustomer } from '../../db/customers/customer-store.js'
import { type CallName, insertName, saveCallName } from '../../db/customers/name-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { requireAlertsRead } from './require-alerts-read.js'
import { requireVerified } from './require-verified.js'

export interface RenameCustomerInput extends CallName {
  readonly customerId: string
  /** The version that was on the screen. */
  readonly version: number
}

/**
 * Changes the name on the bill, from the next one on: a marriage, a new firm. The name until now is kept as a former one, so that the
 * customer is still found by it. Refuses NOT_FOUND, NO_UTILITY, CHANGED_MEANWHILE, NAME_MISSING, IDENTITY_NOT_VERIFIED.
 */
export function renameCustomer(
  pool: pg.Pool,
  command: Command<RenameCustomerInput>,
): Promise<{ customerId: string; version: number }> {
  return runCommand(pool, 'customers.rename', command, async (tx) => {
    const { customerId, version, ...wanted } = command.input
    const customer = await lockCustomer(tx, customerId)
    if (customer === undefined) refuse('NOT_FOUND', `There is no customer ${customerId}.`)
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
    await requireAlertsRead(tx, command.actor, { customerId })
    await requireVerified(tx, 'change_persons', command.actor, { customerId })
    if (customer.version !== version) {
      refuse('CHANGED_MEANWHILE', 'Somebody changed this customer while you had it open. Look again and save anew.', {
        version: customer.version,
      })
    }
    const isPerson = customer.kind === 'person'
    const name: CallName = {
      givenName: isPerson ? wanted.givenName : null,
      familyName: isPerson ? wanted.familyName : null,
      organisationName: isPerson ? null : wanted.organisationName,
    }
    if ((name.givenName ?? name.familyName ?? name.organisationName) === null) {
      refuse('NAME_MISSING', isPerson ? 'A person has a given or a family name.' : 'An organisation has a name.')
    }
    const next = await saveCallName(tx, customerId, name)
    const former = { customerId, kind: 'former', name: customer.name, fromOn: null, toOn: utility.today } as const
    await insertName(tx, former, command.actor.id)
    await recordAudit(tx, {
      actor: command.actor,
      action: 'customers.customer.rename',
      subjectKind: 'customer',
      subjectId: customerId,
      reason: command.reason,
      before: { givenName: customer.givenName, familyName: customer.familyName, organisationName: customer.organisationName },
      after: name,
    })
    return { customerId, version: next }
  })
}

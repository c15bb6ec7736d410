import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { lockCustomer } from '../../db/customers/customer-store.js'
import { loadIdentificationRules } from '../../db/customers/identity-reads.js'
import { checksOfDay, insertIdentityCheck } from '../../db/customers/identity-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { triesLeft } from '../../domain/customers/identity-lock.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'

/** Lets a caller try again who failed too often today. Refuses NOT_FOUND, NO_UTILITY, IDENTITY_NOT_LOCKED. */
export function unlockIdentity(pool: pg.Pool, command: Command<{ customerId: string }>): Promise<{ triesLeft: number }> {
  return runCommand(pool, 'customers.unlock-identity', command, async (tx) => {
    const { customerId } = command.input
    if ((await lockCustomer(tx, customerId)) === undefined) refuse('NOT_FOUND', `There is no customer ${customerId}.`)
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
    const rules = await loadIdentificationRules(tx.client)
    const checks = await checksOfDay(tx.client, customerId, utility.today)
    if (triesLeft(checks, rules.wrongTries) > 0) refuse('IDENTITY_NOT_LOCKED', 'The caller may try already; nothing is locked.')
    const checkId = await insertIdentityCheck(tx, {
      customerId,
      accountId: null,
      method: 'supervisor',
      questions: [],
      result: 'unlocked',
      businessDate: utility.today,
      interactionId: null,
      recordedBy: command.actor.id,
    })
    await recordAudit(tx, {
      actor: command.actor,
      action: 'customers.identity.unlock',
      subjectKind: 'customer',
      subjectId: customerId,
      reason: command.reason,
      after: { checkId },
    })
    return { triesLeft: rules.wrongTries }
  })
}

import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { accountOfProtection, markProtectionEnded } from '../../db/collections/protection-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { wakeCollectionOf } from './wake-collection.js'

/** Ends a protection from the business date on. Refuses NOT_FOUND, NO_UTILITY and PROTECTION_ENDED. */
export function endProtection(
  pool: pg.Pool,
  command: Command<{ readonly protectionId: number }>,
): Promise<{ protectionId: number; endedOn: string }> {
  return runCommand(pool, 'collections.end-protection', command, async (tx) => {
    const { input, actor, reason } = command
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
    const accountId = await accountOfProtection(tx.client, input.protectionId)
    if (accountId === undefined) refuse('NOT_FOUND', `There is no protection ${input.protectionId}.`)
    await lockAccounts(tx.client, [accountId])
    const ended = { on: utility.today, by: actor.id, reason }
    if (!(await markProtectionEnded(tx, input.protectionId, ended)))
      refuse('PROTECTION_ENDED', 'This protection has been ended already.')
    await recordAudit(tx, {
      actor,
      action: 'collections.protection.end',
      subjectKind: 'account',
      subjectId: accountId,
      reason,
      after: { protectionId: input.protectionId, endedOn: utility.today },
    })
    await wakeCollectionOf(tx.client, [accountId])
    return { protectionId: input.protectionId, endedOn: utility.today }
  })
}

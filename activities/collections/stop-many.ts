import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { accountsToStop, insertStop, type NewStop, type StopReach } from '../../db/collections/stop-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { wakeCollectionOf } from './wake-collection.js'

/**
 * Ends every collection case of a class of customers or in a read route whose service is not off. From the commit on nothing is cut for
 * them; each case then ends by its own process, which takes its orders back. Cases that open later are not reached. Refuses NO_UTILITY, and
 * NO_CASE_TO_STOP where no case would end.
 */
export function stopMany(
  pool: pg.Pool,
  command: Command<Pick<NewStop, 'scope' | 'scopeValue'>>,
): Promise<StopReach & { readonly stopId: number }> {
  return runCommand(pool, 'collections.stop-many', command, async (tx) => {
    const { input, actor, reason } = command
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
    // Cuts of the same moment come before it, and keep their cases; or wait, and see it.
    const accountIds = await accountsToStop(tx.client, input)
    await lockAccounts(tx.client, accountIds)
    const stopped = await insertStop(tx, { ...input, reason, placedOn: utility.today }, accountIds, actor.id)
    if (stopped.cases === 0)
      refuse('NO_CASE_TO_STOP', `No collection case of ${input.scopeValue} could be stopped.`, { ...input })
    await recordAudit(tx, {
      actor,
      action: 'collections.stop-many',
      subjectKind: 'collection_stop',
      subjectId: String(stopped.stopId),
      reason,
      after: { ...input, cases: stopped.cases, owed: stopped.owed },
    })
    await wakeCollectionOf(tx.client, accountIds)
    return stopped
  })
}

import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { insertAcknowledgements } from '../../db/customers/alert-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'

/** Notes that the actor has read these alerts; that counts for the business day. Refuses NO_UTILITY. */
export function acknowledgeAlerts(
  pool: pg.Pool,
  command: Command<{ alertIds: readonly number[] }>,
): Promise<{ acknowledged: number }> {
  return runCommand(pool, 'customers.acknowledge-alerts', command, async (tx) => {
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
    const { alertIds } = command.input
    const added = await insertAcknowledgements(tx, { alertIds, userId: command.actor.id, businessDate: utility.today })
    for (const alertId of added) {
      await recordAudit(tx, {
        actor: command.actor,
        action: 'customers.alert.read',
        subjectKind: 'alert',
        subjectId: String(alertId),
        reason: command.reason,
        after: { businessDate: utility.today },
      })
    }
    return { acknowledged: added.length }
  })
}

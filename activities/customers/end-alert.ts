import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { markAlertEnded } from '../../db/customers/alert-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'

/** Takes an alert down before its day; it stays on record. Refuses NOT_FOUND. */
export function endAlert(pool: pg.Pool, command: Command<{ alertId: number }>): Promise<{ alertId: number }> {
  return runCommand(pool, 'customers.end-alert', command, async (tx) => {
    const { alertId } = command.input
    const ended = await markAlertEnded(tx, alertId, command.actor.id)
    if (ended === undefined) refuse('NOT_FOUND', 'This alert is not up any more.')
    await recordAudit(tx, {
      actor: command.actor,
      action: 'customers.alert.end',
      subjectKind: ended.subjectKind,
      subjectId: ended.subjectId,
      reason: command.reason,
      before: { alertId, text: ended.text },
    })
    return { alertId }
  })
}

import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { insertAlert, type NewAlert } from '../../db/customers/alert-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { maskCardNumbers } from '../../domain/kernel/mask-card-numbers.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'

export interface AddAlertInput extends Omit<NewAlert, 'fromOn'> {
  /** The business date where it is null. */
  readonly fromOn: string | null
}

/** Puts up what must be read before acting. Refuses NOT_FOUND, NO_UTILITY, ALERT_DATES where it would end before it begins or is over. */
export function addAlert(pool: pg.Pool, command: Command<AddAlertInput>): Promise<{ alertId: number }> {
  return runCommand(pool, 'customers.add-alert', command, async (tx) => {
    const { input, actor } = command
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
    const alert = { ...input, text: maskCardNumbers(input.text), fromOn: input.fromOn ?? utility.today }
    if (alert.toOn !== null && (alert.toOn < alert.fromOn || alert.toOn < utility.today)) {
      refuse('ALERT_DATES', 'An alert ends on or after the day it begins, and not in the past.', { from: alert.fromOn })
    }
    const alertId = await insertAlert(tx, alert, actor.id)
    if (alertId === undefined) refuse('NOT_FOUND', `There is no ${input.subjectKind} ${input.subjectId}.`)
    await recordAudit(tx, {
      actor,
      action: 'customers.alert.add',
      subjectKind: alert.subjectKind,
      subjectId: alert.subjectId,
      reason: command.reason,
      after: { alertId, severity: alert.severity, text: alert.text, fromOn: alert.fromOn, toOn: alert.toOn },
    })
    return { alertId }
  })
}

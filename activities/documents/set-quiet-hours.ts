import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { lockCustomer } from '../../db/customers/customer-store.js'
import { findQuietHours, type QuietHoursRow, saveQuietHours } from '../../db/documents/quiet-hours-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'

export interface SetQuietHoursInput {
  readonly customerId: string
  /** null: none. */
  readonly hours: QuietHoursRow | null
}

/**
 * Sets between which hours a customer gets no e-mail and no text message; what waits for the end of the old ones looks again by then.
 * Refuses NOT_FOUND and QUIET_HOURS_EMPTY.
 */
export function setQuietHours(pool: pg.Pool, command: Command<SetQuietHoursInput>): Promise<{ hours: QuietHoursRow | null }> {
  return runCommand(pool, 'documents.set-quiet-hours', command, async (tx) => {
    const { customerId, hours } = command.input
    if ((await lockCustomer(tx, customerId)) === undefined) refuse('NOT_FOUND', `There is no customer ${customerId}.`)
    if (hours !== null && hours.from === hours.to) {
      refuse('QUIET_HOURS_EMPTY', 'Quiet hours begin and end at different times; to have none, take them back.')
    }
    const before = await findQuietHours(tx.client, customerId)
    await saveQuietHours(tx, customerId, hours)
    await recordAudit(tx, {
      actor: command.actor,
      action: 'documents.quiet_hours.set',
      subjectKind: 'customer',
      subjectId: customerId,
      reason: command.reason,
      before: { hours: before },
      after: { hours },
    })
    return { hours }
  })
}

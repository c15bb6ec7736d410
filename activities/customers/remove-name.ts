import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { deleteName } from '../../db/customers/name-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'

/** Removes a name that was never right; the audit keeps it. Refuses NOT_FOUND. */
export function removeName(pool: pg.Pool, command: Command<{ customerId: string; nameId: number }>): Promise<{ nameId: number }> {
  return runCommand(pool, 'customers.remove-name', command, async (tx) => {
    const { customerId, nameId } = command.input
    const removed = await deleteName(tx, customerId, nameId)
    if (removed === undefined) refuse('NOT_FOUND', 'This name is not on record any more.')
    await recordAudit(tx, {
      actor: command.actor,
      action: 'customers.name.remove',
      subjectKind: 'customer',
      subjectId: customerId,
      reason: command.reason,
      before: removed,
    })
    return { nameId }
  })
}

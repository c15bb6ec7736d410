import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { deleteIdentifier } from '../../db/customers/identifier-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'

/** Forgets the number of a document. Refuses NOT_FOUND. */
export function removeIdentifier(
  pool: pg.Pool,
  command: Command<{ customerId: string; identifierId: number }>,
): Promise<{ identifierId: number }> {
  return runCommand(pool, 'customers.remove-identifier', command, async (tx) => {
    const { customerId, identifierId } = command.input
    const removed = await deleteIdentifier(tx, customerId, identifierId)
    if (removed === undefined) refuse('NOT_FOUND', 'This number is not on record any more.')
    await recordAudit(tx, {
      actor: command.actor,
      action: 'customers.identifier.remove',
      subjectKind: 'customer',
      subjectId: customerId,
      reason: command.reason,
      before: { identifierId, kind: removed.kind, lastCharacters: removed.lastCharacters },
    })
    return { identifierId }
  })
}

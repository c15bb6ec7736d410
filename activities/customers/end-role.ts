import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { type AccountRole, deleteRole } from '../../db/customers/role-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { requireAlertsRead } from './require-alerts-read.js'
import { requireVerified } from './require-verified.js'

/** Takes a person's part in an account away. Refuses NOT_FOUND, IDENTITY_NOT_VERIFIED. */
export function endRole(pool: pg.Pool, command: Command<AccountRole>): Promise<{ accountId: string }> {
  return runCommand(pool, 'customers.end-role', command, async (tx) => {
    const { accountId, customerId, role } = command.input
    await requireAlertsRead(tx, command.actor, { accountId })
    await requireVerified(tx, 'change_persons', command.actor, { accountId })
    const days = await deleteRole(tx, { accountId, customerId, role })
    if (days === undefined) refuse('NOT_FOUND', 'This person has no such part in the account any more.')
    await recordAudit(tx, {
      actor: command.actor,
      action: 'customers.role.end',
      subjectKind: 'account',
      subjectId: accountId,
      reason: command.reason,
      before: { customerId, role, ...days },
    })
    return { accountId }
  })
}

import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { lockCustomer } from '../../db/customers/customer-store.js'
import { insertName, type NewName } from '../../db/customers/name-store.js'
import { daysHeld } from '../../domain/customers/days-held.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { requireVerified } from './require-verified.js'

/** Adds a name besides the one on the bill. Refuses NOT_FOUND, DAYS_REVERSED, IDENTITY_NOT_VERIFIED. */
export function addName(pool: pg.Pool, command: Command<NewName>): Promise<{ nameId: number }> {
  return runCommand(pool, 'customers.add-name', command, async (tx) => {
    const { customerId, kind, name } = command.input
    if ((await lockCustomer(tx, customerId)) === undefined) refuse('NOT_FOUND', `There is no customer ${customerId}.`)
    await requireVerified(tx, 'change_persons', command.actor, { customerId })
    const { fromOn, toOn } = valueOf(daysHeld(command.input))
    const nameId = await insertName(tx, { customerId, kind, name: name.trim(), fromOn, toOn }, command.actor.id)
    await recordAudit(tx, {
      actor: command.actor,
      action: 'customers.name.add',
      subjectKind: 'customer',
      subjectId: customerId,
      reason: command.reason,
      after: { nameId, kind, name: name.trim(), fromOn, toOn },
    })
    return { nameId }
  })
}

import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { lockAccountRow } from '../../db/customers/account-store.js'
import { hasCustomer } from '../../db/customers/customer-store.js'
import { type AccountRole, saveRole } from '../../db/customers/role-store.js'
import { type DaysHeld, daysHeld } from '../../domain/customers/days-held.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { requireAlertsRead } from './require-alerts-read.js'
import { requireVerified } from './require-verified.js'

export type GiveRoleInput = AccountRole & DaysHeld

/**
 * Gives a person a part in an account, or changes the days of one they have. Refuses NOT_FOUND, DAYS_REVERSED, IDENTITY_NOT_VERIFIED, and
 * ROLE_NEEDS_DAYS for a power of attorney without the day it begins.
 */
export function giveRole(pool: pg.Pool, command: Command<GiveRoleInput>): Promise<{ accountId: string }> {
  return runCommand(pool, 'customers.give-role', command, async (tx) => {
    const { accountId, customerId, role } = command.input
    if ((await lockAccountRow(tx, accountId)) === undefined) refuse('NOT_FOUND', `There is no account ${accountId}.`)
    if (!(await hasCustomer(tx.client, customerId))) refuse('NOT_FOUND', `There is no customer ${customerId}.`)
    await requireAlertsRead(tx, command.actor, { accountId })
    await requireVerified(tx, 'change_persons', command.actor, { accountId })
    const { fromOn, toOn } = valueOf(daysHeld(command.input))
    if (role === 'power_of_attorney' && fromOn === null) {
      refuse('ROLE_NEEDS_DAYS', 'Say from which day the power of attorney holds, as the document does.')
    }
    const before = await saveRole(tx, { accountId, customerId, role }, { fromOn, toOn })
    await recordAudit(tx, {
      actor: command.actor,
      action: 'customers.role.give',
      subjectKind: 'account',
      subjectId: accountId,
      reason: command.reason,
      ...(before === undefined ? {} : { before: { customerId, role, ...before } }),
      after: { customerId, role, fromOn, toOn },
    })
    return { accountId }
  })
}

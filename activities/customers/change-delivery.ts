import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { lockAccountRow, saveDelivery } from '../../db/customers/account-store.js'
import { lastChange } from '../../db/customers/customer-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { requireAlertsRead } from './require-alerts-read.js'
import { requireVerified } from './require-verified.js'

export interface ChangeDeliveryInput {
  readonly accountId: string
  /** The version that was on the screen. */
  readonly version: number
  readonly delivery: 'email' | 'post' | 'both'
}

/**
 * Changes how the bills of an account are delivered, from the next bill on. Refuses NOT_FOUND, CHANGED_MEANWHILE, and
 * NO_ADDRESS_FOR_CHANNEL where e-mail is asked for and the main customer has no address.
 */
export function changeDelivery(
  pool: pg.Pool,
  command: Command<ChangeDeliveryInput>,
): Promise<{ accountId: string; version: number }> {
  return runCommand(pool, 'customers.change-delivery', command, async (tx) => {
    const { accountId, version, delivery } = command.input
    const account = await lockAccountRow(tx, accountId)
    if (account === undefined) refuse('NOT_FOUND', `There is no account ${accountId}.`)
    await requireAlertsRead(tx, command.actor, { accountId })
    await requireVerified(tx, 'change_delivery', command.actor, { accountId })
    if (account.version !== version) {
      const last = await lastChange(tx.client, { kind: 'account', id: accountId })
      refuse(
        'CHANGED_MEANWHILE',
        `${last?.by ?? 'Somebody'} changed this account while you had it open. Look at both values and save again.`,
        {
          version: account.version,
          changedBy: last?.by,
          changedAt: last?.at,
          conflicts: [{ field: 'delivery', yours: delivery, theirs: account.delivery }],
        },
      )
    }
    if (delivery !== 'post' && account.customerEmail === null) {
      refuse('NO_ADDRESS_FOR_CHANNEL', 'Add an e-mail address to the main customer first: bills cannot go by e-mail without one.')
    }
    if (delivery === account.delivery) return { accountId, version }
    const next = await saveDelivery(tx, accountId, delivery)
    await recordAudit(tx, {
      actor: command.actor,
      action: 'customers.delivery.change',
      subjectKind: 'account',
      subjectId: accountId,
      reason: command.reason,
      before: { delivery: account.delivery },
      after: { delivery },
    })
    return { accountId, version: next }
  })
}

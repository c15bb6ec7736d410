import { alertsOfAccount, alertsOfCustomer } from '../../db/customers/alert-reads.js'
import type { Transaction } from '../../db/transaction.js'
import type { Actor } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'

/** Whom an act is about. */
export type ActedOn = { readonly accountId: string } | { readonly customerId: string }

/**
 * Refuses ALERTS_UNREAD, with the alerts, where something must be read before acting on the account or customer and the actor has not read
 * it on this business day. Asked of people alone: a machine with a token, or a process of Penstock, reads nothing.
 */
export async function requireAlertsRead(tx: Transaction, actor: Actor, subject: ActedOn): Promise<void> {
  if (actor.kind !== 'user') return
  const alerts =
    'accountId' in subject
      ? await alertsOfAccount(tx.client, subject.accountId, actor.id)
      : await alertsOfCustomer(tx.client, subject.customerId, actor.id)
  const unread = alerts.filter(({ isRead }) => !isRead)
  if (unread.length === 0) return
  refuse('ALERTS_UNREAD', `Read this first: ${unread.map(({ text }) => text).join(' · ')}`, { alerts: unread })
}

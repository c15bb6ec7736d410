import { loadIdentificationRules, wasVerified } from '../../db/customers/identity-reads.js'
import type { Transaction } from '../../db/transaction.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { DemandingAct } from '../../domain/customers/identification-rules.js'
import type { Actor } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'

/**
 * Refuses IDENTITY_NOT_VERIFIED where the utility demands for this act that the caller was verified today and nobody was. Asked of people
 * alone: a machine with a token, or a process of Penstock, talks to no caller.
 */
export async function requireVerified(
  tx: Transaction,
  act: DemandingAct,
  actor: Actor,
  subject: { readonly customerId?: string; readonly accountId?: string },
): Promise<void> {
  if (actor.kind !== 'user') return
  const rules = await loadIdentificationRules(tx.client)
  if (!rules.demandedFor.includes(act)) return
  const utility = await loadUtility(tx.client)
  if (utility !== undefined && (await wasVerified(tx.client, subject, utility.today))) return
  refuse('IDENTITY_NOT_VERIFIED', 'Verify who is calling first: the utility demands it for this act.', { act })
}

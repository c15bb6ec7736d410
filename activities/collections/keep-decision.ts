import { insertDecision } from '../../db/collections/decision-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { Decision } from '../../domain/collections/decide-disconnection.js'
import type { DisconnectionFacts } from '../../domain/collections/disconnection-facts.js'
import { type CollectionRules, packsOf } from './load-collection.js'

/** Keeps a decision with its facts, its trace and the versions of the packs, in the transaction of what it decided. Returns its id. */
export function keepDecision(
  tx: Transaction,
  of: { readonly accountId: string; readonly askedAt: 'contact' | 'notice' | 'dispatch' | 'cut'; readonly decidedFor: string },
  decision: Decision,
  facts: DisconnectionFacts,
  rules: Pick<CollectionRules, 'chain'>,
): Promise<number> {
  // What the calendar of the utility is does not change from one decision to the next; it is left out.
  const { calendar: _calendar, ...kept } = facts
  return insertDecision(tx, {
    ...of,
    on: decision.moment.on,
    at: decision.moment.at,
    outcome: decision.outcome,
    earliest: decision.earliest,
    service: facts.service,
    packs: packsOf(rules.chain),
    facts: kept,
    trace: decision.trace,
  })
}

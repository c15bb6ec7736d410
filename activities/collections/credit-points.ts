import { creditEvents } from '../../db/collections/credit-reads.js'
import type { Queryable } from '../../db/pool.js'
import type { DisconnectionFacts } from '../../domain/collections/disconnection-facts.js'
import { subjectOf } from '../../domain/collections/rule-context.js'
import { addMonths } from '../../domain/kernel/local-date.js'
import { findPolicy } from '../../domain/policy/find-policy.js'
import type { CollectionRules } from './load-collection.js'

/** Credit points of an account on this day by the rule of the packs; 0 where they have none. */
export async function creditPointsOf(
  db: Queryable,
  accountId: string,
  facts: DisconnectionFacts,
  rules: CollectionRules,
): Promise<number> {
  const found = findPolicy(rules.chain, 'credit.points', subjectOf({ facts, on: rules.today }), rules.today)
  if (!found.ok || found.value.value === null) return 0
  const points = found.value.value
  const { late, returned, cuts, brokenPlans } = await creditEvents(db, accountId, addMonths(rules.today, -points.decay_months))
  return (
    late * points.late_payment +
    returned * points.returned_payment +
    cuts * points.disconnection +
    brokenPlans * points.broken_plan
  )
}

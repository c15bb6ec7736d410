import type { DisconnectionFacts } from '../../domain/collections/disconnection-facts.js'
import type { CaseStanding } from '../../domain/collections/next-step.js'
import { subjectOf } from '../../domain/collections/rule-context.js'
import { decimal } from '../../domain/kernel/decimal.js'
import { findPolicy } from '../../domain/policy/find-policy.js'
import type { CollectionRules } from './load-collection.js'

/** Where a case would stand that was opened today; undefined where the packs state no strategy. Credit history is left out: there is no case yet. */
export function strategyOf(facts: DisconnectionFacts, rules: CollectionRules): CaseStanding | undefined {
  const subject = subjectOf({ facts, on: rules.today })
  const start = findPolicy(rules.chain, 'dunning.start', subject, rules.today)
  const steps = findPolicy(rules.chain, 'dunning.steps', subject, rules.today)
  if (!start.ok || !steps.ok || start.value.value === null || steps.value.value === null) return undefined
  return {
    steps: steps.value.value,
    next: 0,
    previousOn: rules.today,
    startAmount: decimal(start.value.value.amount),
    creditPoints: 0,
    asked: [],
  }
}

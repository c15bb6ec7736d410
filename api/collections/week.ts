import { standingOf } from '../../activities/collections/advance-dunning.js'
import { loadCollectionRules, loadFacts } from '../../activities/collections/load-collection.js'
import { findCollection } from '../../db/collections/case-store.js'
import { casesDueBy } from '../../db/collections/collection-reads.js'
import { targetOfAgreement } from '../../db/collections/facts-reads.js'
import type { Queryable } from '../../db/pool.js'
import { pastDue } from '../../domain/collections/debt-rules.js'
import { projectCase } from '../../domain/collections/project-case.js'
import { subjectOf } from '../../domain/collections/rule-context.js'
import { decimal, type Decimal, ZERO } from '../../domain/kernel/decimal.js'
import { addDays } from '../../domain/kernel/local-date.js'
import { findPolicy } from '../../domain/policy/find-policy.js'
import type { CollectionsWeekJson } from './overview-contract.js'

/** Cases lived through for the week. */
const CASES_MAX = 1000
const DAYS = 7

/**
 * What collection would do on each of the next seven days, today included, when nothing changes but the day: every open case is lived
 * through by the rule its process asks, supposing that notices arrive and that staff do what they are asked. New arrears that a sweep
 * would find are not in it.
 */
export async function weekOf(db: Queryable): Promise<CollectionsWeekJson> {
  const rules = await loadCollectionRules(db)
  const days = Array.from({ length: DAYS }, (_, ahead) => addDays(rules.today, ahead))
  const to = days.at(-1) ?? rules.today
  const due = await casesDueBy(db, to, CASES_MAX)
  const sums = new Map<string, { cases: number; owed: Decimal }>()
  let cutsPerDay: number | null = null
  for (const { collectionId, agreementId } of due) {
    const entry = await findCollection(db, collectionId)
    const target = await targetOfAgreement(db, agreementId)
    if (entry === undefined || target === undefined) continue
    const facts = await loadFacts(db, target, entry, rules)
    const capacity = findPolicy(rules.chain, 'dunning.capacity', subjectOf({ facts, on: rules.today }), rules.today)
    if (capacity.ok && capacity.value.value !== null) cutsPerDay = capacity.value.value.cuts_per_day
    const standing = await standingOf(db, { entry, target, facts, rules })
    for (const { on, step } of projectCase(facts, rules.chain, standing, rules.today).steps) {
      if (on > to) break
      const act = entry.steps.find((each) => each.step === step)?.act ?? step
      const { cases, owed } = sums.get(`${on} ${act}`) ?? { cases: 0, owed: ZERO }
      sums.set(`${on} ${act}`, { cases: cases + 1, owed: owed.plus(decimal(pastDue(facts, on).toFixed(2))) })
    }
  }
  return {
    from: rules.today,
    to,
    isComplete: due.length < CASES_MAX,
    cutsPerDay,
    days: days.map((on) => ({
      on,
      acts: [...sums]
        .filter(([key]) => key.startsWith(on))
        .map(([key, { cases, owed }]) => ({ act: key.slice(on.length + 1), cases, owed: owed.toFixed(2) }))
        .toSorted((left, right) => (left.act < right.act ? -1 : 1)),
    })),
  }
}

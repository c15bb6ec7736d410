import { standingOf } from '../../activities/collections/advance-dunning.js'
import { loadCollectionRules, loadFacts } from '../../activities/collections/load-collection.js'
import { findCollection } from '../../db/collections/case-store.js'
import { casesDueBy } from '../../db/collections/collection-reads.js'
import { targetOfAgreement } from '../../db/collections/facts-reads.js'
import type { Queryable } from '../../db/pool.js'
import { pastDue } from '../../domain/collections/debt-rules.js'
import { nextStep } from '../../domain/collections/next-step.js'
import { decimal, sum } from '../../domain/kernel/decimal.js'
import type { CollectionsPreviewJson } from './contract.js'

/** Cases looked at for a preview; each is decided like the process would. */
const CASES_MAX = 1000

/**
 * What collection would do on a day, today or the next, when nothing changes until then: the steps of open cases, counted by act with the
 * money behind them. New arrears that a sweep would find are not in it.
 */
export async function previewOf(db: Queryable, date: string | undefined): Promise<CollectionsPreviewJson> {
  const rules = await loadCollectionRules(db, date)
  const on = date ?? rules.today
  const due = await casesDueBy(db, on, CASES_MAX)
  const cases: CollectionsPreviewJson['cases'] = []
  for (const { collectionId, agreementId } of due) {
    const entry = await findCollection(db, collectionId)
    const target = await targetOfAgreement(db, agreementId)
    if (entry === undefined || target === undefined) continue
    const facts = await loadFacts(db, target, entry, rules)
    let standing = await standingOf(db, { entry, target, facts, rules })
    // Steps whose conditions do not hold are passed over on the way.
    for (let index = 0; index <= entry.steps.length; index += 1) {
      const next = nextStep(facts, rules.chain, standing, on)
      if (next.kind === 'pass_over') standing = { ...standing, next: standing.next + 1 }
      else if (next.kind === 'go_back') standing = { ...standing, next: next.to }
      else {
        if (next.kind === 'take') {
          cases.push({
            id: collectionId,
            accountId: entry.accountId,
            step: next.step.step,
            act: next.step.act,
            pastDue: pastDue(facts, on).toFixed(2),
          })
        }
        break
      }
    }
  }
  const acts = [...new Set(cases.map(({ act }) => act))].toSorted()
  return {
    on,
    isComplete: due.length < CASES_MAX,
    acts: acts.map((act) => {
      const of = cases.filter((each) => each.act === act)
      return { act, cases: of.length, owed: sum(of.map((each) => decimal(each.pastDue))).toFixed(2) }
    }),
    cases,
  }
}

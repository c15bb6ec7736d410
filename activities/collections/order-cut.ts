import { approvalOf, askApproval, cutsOrderedFor, insertCollectionStep } from '../../db/collections/case-store.js'
import { lockDay } from '../../db/fieldwork/planned-jobs.js'
import type { Transaction } from '../../db/transaction.js'
import { pastDue } from '../../domain/collections/debt-rules.js'
import { decideAct } from '../../domain/collections/decide-disconnection.js'
import { subjectOf } from '../../domain/collections/rule-context.js'
import { addDays } from '../../domain/kernel/local-date.js'
import { valueOf } from '../../domain/kernel/outcome.js'
import type { DunningStep } from '../../domain/policy/collection-parameters.js'
import { findPolicy } from '../../domain/policy/find-policy.js'
import type { Advanced } from './advanced.js'
import { arrangeCut } from './arrange-cut.js'
import { keepDecision } from './keep-decision.js'
import { recordCollection } from './record-collection.js'
import { PENSTOCK, type StepScene } from './send-notice.js'

/** Orders the disconnection that was just found lawful, from the meter or from a crew: once a supervisor has released it, where the packs ask for that, and within the day's capacity. */
export async function orderCut(tx: Transaction, scene: StepScene, step: DunningStep): Promise<Advanced> {
  const { entry, facts, rules } = scene
  const by = { today: rules.today, actor: PENSTOCK.name }
  const subject = subjectOf({ facts, on: rules.today })
  const owed = pastDue(facts, rules.today).toFixed(2)
  const cutNo = entry.cutOrders + 1
  const asksFor = valueOf(findPolicy(rules.chain, 'dunning.approval', subject, rules.today)).value
  if (asksFor === true) {
    const approval = await approvalOf(tx.client, entry.collectionId, cutNo)
    if (approval?.approved !== true) {
      if (approval === undefined) {
        await askApproval(tx, { collectionId: entry.collectionId, cutNo, askedOn: rules.today, pastDue: owed })
      }
      await recordCollection(
        tx,
        entry,
        {
          key: `approval/${cutNo}`,
          sentence: `A supervisor was asked to release the disconnection for ${owed}.`,
          waits: { for: 'release by a supervisor', owner: 'supervisor', dueOn: approval?.askedOn ?? rules.today },
        },
        by,
      )
      return { kind: 'wait', until: null }
    }
  }
  const capacity = valueOf(findPolicy(rules.chain, 'dunning.capacity', subject, rules.today)).value
  await lockDay(tx, rules.today)
  if (capacity !== null && (await cutsOrderedFor(tx.client, rules.today)) >= capacity.cuts_per_day) {
    const until = addDays(rules.today, 1)
    await recordCollection(
      tx,
      entry,
      {
        key: `capacity/${cutNo}/${rules.today}`,
        sentence: `${capacity.cuts_per_day} disconnections are ordered for ${rules.today}; this one comes later.`,
        waits: { for: 'room in the day', owner: 'collections', until },
      },
      by,
    )
    return { kind: 'wait', until }
  }
  const decision = decideAct('cut', facts, rules.chain, { on: rules.today, at: null })
  const decisionId = await keepDecision(
    tx,
    { accountId: entry.accountId, askedAt: 'dispatch', decidedFor: PENSTOCK.name },
    decision,
    facts,
    rules,
  )
  const arranged = await arrangeCut(tx, scene, cutNo)
  await insertCollectionStep(tx, {
    collectionId: entry.collectionId,
    step: step.step,
    act: step.act,
    how: 'taken',
    on: rules.today,
    pastDue: owed,
    decisionId,
    sentence: `Disconnection ${arranged.words}: ${arranged.id}.`,
    recordedBy: PENSTOCK.id,
  })
  await recordCollection(
    tx,
    entry,
    {
      key: `order/${cutNo}`,
      sentence: `Disconnection for ${owed} ${arranged.words}: ${arranged.id}.`,
      change: { state: 'cut_ordered', cutOrders: cutNo },
      links: arranged.links,
    },
    by,
  )
  return { kind: 'again' }
}

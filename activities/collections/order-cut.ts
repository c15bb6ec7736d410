import { approvalOf, askApproval, cutsOrderedFor, insertCollectionStep } from '../../db/collections/case-store.js'
import { lockDay } from '../../db/fieldwork/planned-jobs.js'
import { ordersOf } from '../../db/fieldwork/work-order-store.js'
import type { Transaction } from '../../db/transaction.js'
import { pastDue } from '../../domain/collections/debt-rules.js'
import { decideAct, type Decision } from '../../domain/collections/decide-disconnection.js'
import { subjectOf } from '../../domain/collections/rule-context.js'
import { publicReason } from '../../domain/collections/what-is-shown.js'
import { isOrderEnded } from '../../domain/fieldwork/work-order-states.js'
import { addDays, later } from '../../domain/kernel/local-date.js'
import { valueOf } from '../../domain/kernel/outcome.js'
import type { DunningStep } from '../../domain/policy/collection-parameters.js'
import { findPolicy } from '../../domain/policy/find-policy.js'
import { dunningWorkflowId } from '../../workflows/collections/contract.js'
import { cancelWorkOrder } from '../fieldwork/cancel-work-order.js'
import { createWorkOrder } from '../fieldwork/create-work-order.js'
import type { Advanced } from './advanced.js'
import { keepDecision } from './keep-decision.js'
import { recordCollection } from './record-collection.js'
import { PENSTOCK, type StepScene } from './send-notice.js'

/** A day an order may wait for by the calendar alone before it is taken back. */
const CALENDAR_WAIT_DAYS = 7

/** Orders the disconnection that was just found lawful: once a supervisor has released it, where the packs ask for that, and within the day's capacity. */
export async function orderCut(tx: Transaction, scene: StepScene, step: DunningStep): Promise<Advanced> {
  const { entry, target, facts, rules } = scene
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
  const visit = valueOf(findPolicy(rules.chain, 'dunning.field_visit', subject, rules.today)).value
  const { workOrderId } = await createWorkOrder(
    tx,
    {
      orderKey: `dunning/${entry.collectionId}/cut/${cutNo}`,
      typeCode: 'DISCONNECT',
      premiseId: target.premiseId,
      servicePointId: entry.servicePointId,
      accountId: entry.accountId,
      agreementId: entry.agreementId,
      requestedBy: dunningWorkflowId(entry),
      wantedOn: rules.today,
      priority: 'normal',
      note: `For non-payment of ${owed}. ${visit === 'collect_or_leave' ? 'Takes the customer a payment at the door: leave, and write down "Left: the customer pays".' : 'No money is taken at the door: who shows a receipt or pays by telephone is left connected.'} Penstock decides anew when the cut is written down.`,
    },
    { actor: PENSTOCK, reason: `collection ${entry.collectionId}`, today: rules.today },
  )
  await insertCollectionStep(tx, {
    collectionId: entry.collectionId,
    step: step.step,
    act: step.act,
    how: 'taken',
    on: rules.today,
    pastDue: owed,
    decisionId,
    sentence: `Disconnection ordered: ${workOrderId}.`,
    recordedBy: PENSTOCK.id,
  })
  await recordCollection(
    tx,
    entry,
    {
      key: `order/${cutNo}`,
      sentence: `Disconnection for ${owed} ordered: ${workOrderId}.`,
      change: { state: 'cut_ordered', cutOrders: cutNo },
      links: [{ subjectKind: 'work_order', subjectId: workOrderId }],
    },
    by,
  )
  return { kind: 'again' }
}

/** Watches an ordered disconnection: what is no longer lawful is taken back, and a case whose order came to nothing stands at its step again. */
export async function watchCut(tx: Transaction, scene: StepScene): Promise<Advanced> {
  const { entry, facts, rules } = scene
  const by = { today: rules.today, actor: PENSTOCK.name }
  const orders = (await ordersOf(tx.client, dunningWorkflowId(entry))).filter(({ typeCode }) => typeCode === 'DISCONNECT')
  const open = orders.filter(({ state }) => !isOrderEnded(state))
  if (open.length === 0) {
    const last = orders.at(-1)
    await recordCollection(
      tx,
      entry,
      {
        key: `no_cut/${entry.cutOrders}`,
        sentence: `${last?.workOrderId ?? 'The order'} ended without a cut${last?.resultCode == null ? '' : ` (${last.resultCode})`}; what comes next is decided anew.`,
        change: { state: 'dunning', previousOn: rules.today, asked: [] },
      },
      by,
    )
    return { kind: 'again' }
  }
  const decision = decideAct('cut', facts, rules.chain, { on: rules.today, at: null })
  if (decision.outcome === 'act' || isOnlyTheDay(decision)) {
    await recordCollection(
      tx,
      entry,
      {
        key: `crew/${entry.cutOrders}/${decision.outcome === 'act' ? 'may' : (decision.earliest?.on ?? '')}`,
        sentence:
          decision.outcome === 'act' ? 'Waits for the crew.' : `The crew may not cut before ${decision.earliest?.on ?? ''}.`,
        waits: { for: 'the crew', owner: 'field', until: decision.earliest?.on ?? null },
      },
      by,
    )
    return { kind: 'wait', until: decision.outcome === 'act' ? null : (decision.earliest?.on ?? null) }
  }
  const failed = decision.trace.find(({ allows }) => !allows)
  const says = failed === undefined ? '' : publicReason(failed).says
  for (const { workOrderId } of open) {
    await cancelWorkOrder(tx, workOrderId, { actor: PENSTOCK, reason: 'No longer lawful', today: rules.today })
  }
  await keepDecision(tx, { accountId: entry.accountId, askedAt: 'dispatch', decidedFor: PENSTOCK.name }, decision, facts, rules)
  await recordCollection(
    tx,
    entry,
    {
      key: `take_back/${entry.cutOrders}`,
      sentence: `${open.map(({ workOrderId }) => workOrderId).join(', ')} taken back: ${says}`,
      change: { state: 'dunning', asked: [] },
    },
    by,
  )
  return { kind: 'again' }
}

/** True where only days, hours or the weather keep the crew away, and for some days at most. */
export function isOnlyTheDay(decision: Decision): boolean {
  const isCalendar = decision.trace.every(({ allows, group }) => allows || group === 'calendar')
  const { on } = decision.moment
  return (
    isCalendar &&
    decision.earliest !== null &&
    later(decision.earliest.on, addDays(on, CALENDAR_WAIT_DAYS)) !== decision.earliest.on
  )
}

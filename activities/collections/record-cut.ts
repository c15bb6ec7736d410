import { cutsOrderedFor, insertCollectionStep, lockCollection, type CollectionCase } from '../../db/collections/case-store.js'
import { insertDisconnection } from '../../db/collections/disconnection-store.js'
import { targetOfAgreement } from '../../db/collections/facts-reads.js'
import { noticeParties } from '../../db/collections/notice-parties.js'
import type { WorkOrderRow } from '../../db/fieldwork/work-order-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import type { Transaction } from '../../db/transaction.js'
import { pastDue } from '../../domain/collections/debt-rules.js'
import { decideAct, type Decision, isOnlyTheDay } from '../../domain/collections/decide-disconnection.js'
import { subjectOf } from '../../domain/collections/rule-context.js'
import { publicReason } from '../../domain/collections/what-is-shown.js'
import type { Actor } from '../../domain/kernel/command.js'
import { invariant } from '../../domain/kernel/invariant.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { findPolicy } from '../../domain/policy/find-policy.js'
import { queueMessage } from '../documents/queue-message.js'
import type { ChangedBy } from '../fieldwork/changed-by.js'
import { keepDecision } from './keep-decision.js'
import { loadCollectionRules, loadFacts } from './load-collection.js'
import { recordCollection } from './record-collection.js'
import { PENSTOCK, type StepScene } from './send-notice.js'

type CutOrder = Pick<WorkOrderRow, 'workOrderId' | 'typeCode' | 'requestedBy' | 'accountId'>

/** True where an order disconnects for non-payment. */
export function isCutOrder(order: Pick<CutOrder, 'typeCode' | 'requestedBy'>): boolean {
  return order.typeCode === 'DISCONNECT' && order.requestedBy !== null && order.requestedBy.startsWith('dunning/')
}

/**
 * Locks the account of a disconnection for non-payment before its order is locked: accounts come first everywhere, so that a payment of
 * the same moment is either seen by the cut or sees it.
 */
export async function lockAccountOfCut(tx: Transaction, workOrderId: string): Promise<void> {
  const found = await tx.client.query<{ account_id: string }>(
    `select account_id from work_orders where work_order_id = $1 and type_code = 'DISCONNECT' and requested_by like 'dunning/%'`,
    [workOrderId],
  )
  if (found.rows[0] !== undefined) await lockAccounts(tx.client, [found.rows[0].account_id])
}

/** Refuses CUT_NOT_LAWFUL where the disconnection may not happen on the day a crew is given for it, and CREW_CUTS_FULL. */
export async function refuseUnlawfulDispatch(
  tx: Transaction,
  order: CutOrder,
  to: { readonly crewId: string; readonly on: LocalDate },
): Promise<void> {
  if (!isCutOrder(order)) return
  const scene = await sceneOf(tx, order)
  const decision = decideAct('cut', scene.facts, scene.rules.chain, { on: to.on, at: null })
  if (decision.outcome !== 'act') refuseCut(decision)
  const subject = subjectOf({ facts: scene.facts, on: to.on })
  const capacity = valueOf(findPolicy(scene.rules.chain, 'dunning.capacity', subject, to.on)).value
  if (capacity !== null && (await cutsOrderedFor(tx.client, to.on, to.crewId)) >= capacity.cuts_per_crew) {
    refuse('CREW_CUTS_FULL', `The crew has ${capacity.cuts_per_crew} disconnections on ${to.on}; it takes no more.`, {
      cutsPerCrew: capacity.cuts_per_crew,
    })
  }
}

/**
 * Decides for the last time, in the transaction that writes the cut down, and writes it down: a payment, a protection, a hold, a dispute,
 * a plan or weather that came meanwhile counts. Refuses CUT_NOT_LAWFUL with the reasons; then nothing of the result is kept.
 */
export async function recordCut(tx: Transaction, order: CutOrder, doneOn: LocalDate, by: ChangedBy): Promise<void> {
  const scene = await sceneOf(tx, order)
  const { entry, facts, rules } = scene
  if (entry.state !== 'cut_ordered') refuse('CUT_NOT_LAWFUL', 'This disconnection was taken back. Leave the service connected.')
  const decision = decideAct('cut', facts, rules.chain, { on: doneOn, at: doneOn === rules.today ? rules.at : '12:00' })
  if (decision.outcome !== 'act') refuseCut(decision)
  await writeCut(tx, scene, decision, { workOrderId: order.workOrderId }, by)
}

/** What allows a cut from afar to be sent now: the decision kept for it; or why not, and whether only the hour or the day is in the way. */
export type MaySend =
  | { readonly may: true; readonly decisionId: number }
  | { readonly may: false; readonly because: string; readonly isOnlyTheDay: boolean }

/** Decides anew, in the transaction that marks a command as sent. The account is locked. */
export async function maySendCut(tx: Transaction, command: Pick<CutOrder, 'requestedBy'>): Promise<MaySend> {
  const scene = await sceneOf(tx, command)
  const { entry, facts, rules } = scene
  if (entry.state !== 'cut_ordered') return { may: false, because: 'The disconnection was taken back.', isOnlyTheDay: false }
  const decision = decideAct('cut', facts, rules.chain, { on: rules.today, at: rules.at })
  if (decision.outcome !== 'act') return { may: false, because: reasonsOf(decision), isOnlyTheDay: isOnlyTheDay(decision) }
  const of = { accountId: entry.accountId, askedAt: 'dispatch', decidedFor: PENSTOCK.name } as const
  return { may: true, decisionId: await keepDecision(tx, of, decision, facts, rules) }
}

/**
 * Decides for the last time about a switch that a meter says it has opened, at the moment at which it opened, by everything that is known
 * now; writes the cut down where it is lawful. Else nothing is a disconnection: the answer says why service must be on again.
 */
export async function recordRemoteCut(
  tx: Transaction,
  command: { readonly commandId: string; readonly requestedBy: string | null },
  moment: { readonly on: LocalDate; readonly at: string },
): Promise<{ readonly isLawful: true } | { readonly isLawful: false; readonly because: string }> {
  const scene = await sceneOf(tx, command)
  const { entry, facts, rules } = scene
  const by = { actor: PENSTOCK, today: rules.today }
  if (entry.state !== 'cut_ordered') return { isLawful: false, because: 'The disconnection was taken back.' }
  const decision = decideAct('cut', facts, rules.chain, moment)
  if (decision.outcome === 'act') {
    await writeCut(tx, scene, decision, { remoteCommandId: command.commandId }, by)
    return { isLawful: true }
  }
  await keepDecision(tx, { accountId: entry.accountId, askedAt: 'cut', decidedFor: PENSTOCK.name }, decision, facts, rules)
  const because = reasonsOf(decision)
  await recordCollection(
    tx,
    entry,
    {
      key: `reversed/${entry.cutOrders}`,
      sentence: `${command.commandId} cut when it was no longer lawful: ${because} Service is switched on again at once.`,
      change: { state: 'dunning', previousOn: rules.today, asked: [] },
    },
    { today: rules.today, actor: PENSTOCK.name },
  )
  return { isLawful: false, because }
}

/** Writes down a cut that was just decided upon: the disconnection, the step, the letter, where the case stands. */
async function writeCut(
  tx: Transaction,
  { entry, target, facts, rules }: StepScene,
  decision: Decision,
  way: { readonly workOrderId: string } | { readonly remoteCommandId: string },
  by: { readonly actor: Actor; readonly reason?: string },
): Promise<void> {
  const doneOn = decision.moment.on
  const number = 'workOrderId' in way ? way.workOrderId : way.remoteCommandId
  const decisionId = await keepDecision(
    tx,
    { accountId: entry.accountId, askedAt: 'cut', decidedFor: by.actor.name },
    decision,
    facts,
    rules,
  )
  const owed = pastDue(facts, doneOn).toFixed(2)
  await insertDisconnection(tx, {
    collectionId: entry.collectionId,
    accountId: entry.accountId,
    agreementId: entry.agreementId,
    servicePointId: entry.servicePointId,
    workOrderId: 'workOrderId' in way ? way.workOrderId : null,
    remoteCommandId: 'remoteCommandId' in way ? way.remoteCommandId : null,
    decisionId,
    cutOn: doneOn,
    pastDue: owed,
  })
  await insertCollectionStep(tx, {
    collectionId: entry.collectionId,
    step: 'cut',
    act: 'disconnect',
    how: 'taken',
    on: doneOn,
    pastDue: owed,
    decisionId,
    sentence: `Service was cut for ${owed}.`,
    recordedBy: by.actor.id,
  })
  const { serviceAddress } = await noticeParties(tx.client, entry, rules.today)
  await queueMessage(tx, {
    messageKey: `dunning/${entry.collectionId}/cut/${number}`,
    templateCode: 'SERVICE_CUT',
    accountId: entry.accountId,
    customerId: target.customerId,
    fields: { amount: owed, service: target.service, date: doneOn, serviceAddress },
    businessDate: rules.today,
    actor: PENSTOCK,
  })
  await recordCollection(
    tx,
    entry,
    { key: `cut/${entry.cutOrders}`, sentence: `Service was cut for ${owed}: ${number}.`, change: { state: 'cut' } },
    { today: rules.today, actor: by.actor.name, ...(by.reason === undefined ? {} : { reason: by.reason }) },
  )
}

function refuseCut(decision: Decision): never {
  return refuse('CUT_NOT_LAWFUL', `Not lawful now: ${reasonsOf(decision)} Leave the service connected.`, {
    reasons: decision.trace.filter(({ allows }) => !allows).map(publicReason),
    earliest: decision.earliest,
  })
}

/** Why not, in sentences that everybody may read. */
function reasonsOf(decision: Decision): string {
  const reasons = decision.trace.filter(({ allows }) => !allows).map(publicReason)
  return [...new Set(reasons.map(({ says }) => says))].join(' ')
}

async function sceneOf(tx: Transaction, order: Pick<CutOrder, 'requestedBy'>): Promise<StepScene> {
  const [, accountId = '', episode = ''] = (order.requestedBy ?? '').split('/')
  const entry: CollectionCase | undefined = await lockCollection(tx, `${accountId}-${episode}`)
  invariant(entry !== undefined, 'a disconnection for non-payment without its case', { ...order })
  const rules = await loadCollectionRules(tx.client)
  const target = await targetOfAgreement(tx.client, entry.agreementId)
  invariant(target !== undefined, 'a case without its agreement', { ...order })
  return { entry, target, rules, facts: await loadFacts(tx.client, target, entry, rules) }
}

import { approvalOf, findCollection, stepsOfCase } from '../../db/collections/case-store.js'
import { confirmationsOf, type DisconnectionRow, standingCut } from '../../db/collections/disconnection-store.js'
import { findCollectionRecord } from '../../db/collections/collection-reads.js'
import { decisionsOf } from '../../db/collections/decision-store.js'
import { contactsSince, noticesOfCase } from '../../db/collections/facts-reads.js'
import type { Queryable } from '../../db/pool.js'
import { findProcess } from '../../db/processes/process-reads.js'
import type { Permission } from '../../domain/access/permissions.js'
import { COLLECTION_ACTS, type CollectionAct, mayActOnCollection } from '../../domain/collections/collection-acts.js'
import type { TraceRow } from '../../domain/collections/trace.js'
import { dunningWorkflowId } from '../../workflows/collections/contract.js'
import { found } from '../errors.js'
import { buildingJson } from './building.js'
import type { CollectionPageJson } from './contract.js'
import { traceJson } from './decision.js'

/** Which right an act needs. */
export const ACT_PERMISSIONS: Readonly<Record<CollectionAct, Permission>> = {
  release_cut: 'collections.release',
  refuse_cut: 'collections.release',
  skip: 'collections.work',
  stop: 'collections.release',
  order_reconnection: 'collections.release',
}

const DECISIONS_SHOWN = 12

/** One case with everything that belongs to it, as the person who asks may see it and act on it. */
export async function collectionPageOf(
  db: Queryable,
  id: string,
  may: (permission: Permission) => boolean,
): Promise<CollectionPageJson> {
  const record = found(await findCollectionRecord(db, id))
  const entry = found(await findCollection(db, id))
  const processId = dunningWorkflowId(entry)
  const [steps, notices, contacts, process, decisions, approval, cut] = await Promise.all([
    stepsOfCase(db, id),
    noticesOfCase(db, id),
    contactsSince(db, entry.accountId, entry.openedOn),
    findProcess(db, processId),
    decisionsOf(db, entry.accountId, DECISIONS_SHOWN),
    approvalOf(db, id, entry.cutOrders + 1),
    standingCut(db, id),
  ])
  const standing = { ...entry, isApprovalAsked: approval !== undefined && approval.decidedOn === null }
  const sees = may('collections.read_protections')
  return {
    ...record,
    version: entry.version,
    agreementId: entry.agreementId,
    servicePointId: entry.servicePointId,
    processId,
    strategy: entry.steps.map(({ step, act }, index) => ({
      step,
      act,
      isNext: entry.state === 'dunning' && index === entry.nextStep,
      isDone: entry.state !== 'dunning' || index < entry.nextStep,
    })),
    steps: steps.map(({ stepNo, step, how, on, pastDue, sentence }) => ({ stepNo, step, how, on, pastDue, sentence })),
    notices: notices.map(({ noticeId, madeOn: _made, ...notice }) => ({ id: noticeId, ...notice })),
    contacts: contacts.map(({ contactId, ...contact }) => ({ id: contactId, ...contact })),
    log: (process?.steps ?? []).map(({ id: stepId, sentence, businessDate, actor, reason }) => ({
      id: stepId,
      sentence,
      businessDate,
      actor,
      reason,
    })),
    decisions: decisions.map(({ decisionId, askedAt, on, at, outcome, earliest, decidedAt, trace }) => ({
      id: decisionId,
      askedAt,
      on,
      at,
      outcome,
      earliestOn: earliest?.on ?? null,
      decidedAt: decidedAt.toISOString(),
      trace: traceJson(trace as TraceRow[], sees),
    })),
    cut: cut === undefined ? null : await cutJson(db, cut, entry.state),
    building: entry.state === 'dunning' || entry.state === 'cut_ordered' ? await buildingJson(db, entry) : null,
    acts: COLLECTION_ACTS.map((act) => {
      const decided = mayActOnCollection(act, standing)
      const isAllowed = may(ACT_PERMISSIONS[act])
      return {
        act,
        may: isAllowed && decided.ok,
        because: !isAllowed ? 'Your role may not do this.' : decided.ok ? null : decided.refusal.message,
      }
    }),
  }
}

/** The standing cut of a case. A reconnection that nobody is under way for waits for the word of the household. */
async function cutJson(db: Queryable, cut: DisconnectionRow, state: string): Promise<CollectionPageJson['cut']> {
  const { cutOn, pastDue, workOrderId, remoteCommandId, restoreFrom, restoreBy, reconnectOrderId, reconnectCommandId } = cut
  return {
    cutOn,
    pastDue,
    workOrderId,
    remoteCommandId,
    restoreFrom,
    restoreBy,
    reconnectOrderId,
    reconnectCommandId,
    awaitsHome: state === 'reconnecting' && reconnectOrderId === null && reconnectCommandId === null,
    confirmations: await confirmationsOf(db, cut.disconnectionId),
  }
}

import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import {
  approvalOf,
  type CollectionCase,
  decideApproval,
  findCollection,
  lockCollection,
} from '../../db/collections/case-store.js'
import { saveRestoration, standingCut } from '../../db/collections/disconnection-store.js'
import { targetOfAgreement } from '../../db/collections/facts-reads.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { enqueueSignal } from '../../db/processes/outbox-store.js'
import type { Transaction } from '../../db/transaction.js'
import { mayActOnCollection, type CollectionAct } from '../../domain/collections/collection-acts.js'
import type { Actor, Command } from '../../domain/kernel/command.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { dunningWorkflowId } from '../../workflows/collections/contract.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import { runCommand } from '../run-command.js'
import { leaveStep } from './advance-dunning.js'
import { loadCollectionRules, loadFacts } from './load-collection.js'
import { closeCollection, recordCollection } from './record-collection.js'
import type { StepScene } from './send-notice.js'
import { stopCase } from './stop-case.js'

export interface ActInput {
  readonly collectionId: string
  readonly act: CollectionAct
  /** Of the case, as it was seen. */
  readonly version?: number
}

export interface ActAnswer {
  readonly id: string
  readonly state: CollectionCase['state']
}

/**
 * A person acts on a case: skips its step, stops it, releases or refuses its disconnection, or orders service back. Refuses NOT_FOUND,
 * CHANGED_MEANWHILE and what `mayActOnCollection` refuses.
 */
export function actOnCollection(pool: pg.Pool, command: Command<ActInput>): Promise<ActAnswer> {
  return runCommand(pool, 'collections.act', command, async (tx) => {
    const { input, actor, reason } = command
    const seen = await findCollection(tx.client, input.collectionId)
    if (seen === undefined) refuse('NOT_FOUND', `There is no collection case ${input.collectionId}.`)
    await lockAccounts(tx.client, [seen.accountId])
    const entry = await lockCollection(tx, input.collectionId)
    invariant(entry !== undefined, 'a case that was there', { ...input })
    if (input.version !== undefined && input.version !== entry.version) {
      refuse('CHANGED_MEANWHILE', 'This case went on meanwhile. Look at it again.', { version: entry.version })
    }
    const approval = await approvalOf(tx.client, entry.collectionId, entry.cutOrders + 1)
    valueOf(mayActOnCollection(input.act, { ...entry, isApprovalAsked: approval !== undefined && approval.decidedOn === null }))
    const rules = await loadCollectionRules(tx.client)
    const target = await targetOfAgreement(tx.client, entry.agreementId)
    invariant(target !== undefined, 'a case without its agreement', { ...input })
    const scene: StepScene = { entry, target, rules, facts: await loadFacts(tx.client, target, entry, rules) }
    const changed = await carryOutAct(tx, scene, input.act, { actor, reason })
    return { id: entry.collectionId, state: changed.state }
  })
}

/** Carries out an act that was found possible on a locked case, with its audit, and wakes its process. */
export async function carryOutAct(
  tx: Transaction,
  scene: StepScene,
  what: CollectionAct,
  { actor, reason }: { readonly actor: Actor; readonly reason: string },
): Promise<CollectionCase> {
  const { entry } = scene
  const changed = await act(tx, scene, what, { actor, reason })
  await recordAudit(tx, {
    actor,
    action: `collections.case.${what}`,
    subjectKind: 'collection',
    subjectId: entry.collectionId,
    reason,
    before: { state: entry.state, nextStep: entry.nextStep },
    after: { state: changed.state, nextStep: changed.nextStep },
  })
  await enqueueSignal(tx, { workflowId: dunningWorkflowId(entry), signal: WAKE_SIGNAL })
  return changed
}

async function act(
  tx: Transaction,
  scene: StepScene,
  what: CollectionAct,
  by: { readonly actor: Actor; readonly reason: string },
): Promise<CollectionCase> {
  const { entry, rules } = scene
  const moved = { today: rules.today, actor: by.actor.name, reason: by.reason }
  switch (what) {
    case 'skip': {
      const step = entry.steps[entry.nextStep]
      invariant(step !== undefined, 'a step that may be skipped', { collectionId: entry.collectionId })
      const left = { how: 'skipped', sentence: `Skipped: ${by.reason}`, next: entry.nextStep + 1 } as const
      return leaveStep(tx, scene, step, { ...left, actor: by.actor.name, reason: by.reason })
    }
    case 'stop':
      return stopCase(tx, entry, { ...by, today: rules.today })
    case 'release_cut':
    case 'refuse_cut': {
      const approved = what === 'release_cut'
      await decideApproval(
        tx,
        { collectionId: entry.collectionId, cutNo: entry.cutOrders + 1 },
        { on: rules.today, by: by.actor.name, approved, reason: by.reason },
      )
      if (!approved) return closeCollection(tx, entry, { code: 'STOPPED', sentence: `Not released: ${by.reason}` }, moved)
      return recordCollection(
        tx,
        entry,
        { key: `released/${entry.cutOrders + 1}`, sentence: 'The disconnection was released.', change: {} },
        moved,
      )
    }
    case 'order_reconnection': {
      const cut = await standingCut(tx.client, entry.collectionId)
      invariant(cut !== undefined, 'a case with service cut and no cut', { collectionId: entry.collectionId })
      await saveRestoration(tx, cut.disconnectionId, { ...cut, restoreFrom: rules.today, restoreReason: 'ordered' })
      return recordCollection(
        tx,
        entry,
        { key: `reconnection_ordered/${cut.disconnectionId}`, sentence: `Reconnection ordered: ${by.reason}`, change: {} },
        moved,
      )
    }
  }
}

import type pg from 'pg'
import { accountsOfCases, approvalOf, lockCollection } from '../../db/collections/case-store.js'
import { targetOfAgreement } from '../../db/collections/facts-reads.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import type { Transaction } from '../../db/transaction.js'
import { mayActOnCollection } from '../../domain/collections/collection-acts.js'
import { pastDue } from '../../domain/collections/debt-rules.js'
import { decideAct, isOnlyTheDay } from '../../domain/collections/decide-disconnection.js'
import { publicReason } from '../../domain/collections/what-is-shown.js'
import type { Command } from '../../domain/kernel/command.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { runCommand } from '../run-command.js'
import { carryOutAct } from './act-on-collection.js'
import { type CollectionRules, loadCollectionRules, loadFacts } from './load-collection.js'

export interface ApprovalsInput {
  readonly collectionIds: readonly string[]
  readonly act: 'release_cut' | 'refuse_cut'
}

/** What became of one case: done, or left as it was and why. */
export interface ApprovalResult {
  readonly collectionId: string
  readonly isDone: boolean
  readonly says: string
  readonly pastDue: string | null
}

/**
 * Releases or refuses many disconnections that wait for a supervisor, in one transaction. Each is decided anew first: one that is no longer
 * lawful, or where only something else than the day would make it so, is not released and goes on waiting; a case that does not wait is left
 * alone. Refuses NO_UTILITY, POLICY_NOT_GOVERNED and POLICY_CHAIN_BROKEN.
 */
export function decideApprovals(pool: pg.Pool, command: Command<ApprovalsInput>): Promise<{ results: ApprovalResult[] }> {
  return runCommand(pool, 'collections.decide-approvals', command, async (tx) => {
    const ids = [...new Set(command.input.collectionIds)]
    const rules = await loadCollectionRules(tx.client)
    await lockAccounts(tx.client, await accountsOfCases(tx.client, ids))
    const results: ApprovalResult[] = []
    for (const id of ids.toSorted()) results.push(await decideOne(tx, id, command, rules))
    return { results }
  })
}

async function decideOne(
  tx: Transaction,
  collectionId: string,
  { input: { act }, actor, reason }: Command<ApprovalsInput>,
  rules: CollectionRules,
): Promise<ApprovalResult> {
  const left = (says: string, owed: string | null = null): ApprovalResult => ({
    collectionId,
    isDone: false,
    says,
    pastDue: owed,
  })
  const entry = await lockCollection(tx, collectionId)
  if (entry === undefined) return left(`There is no collection case ${collectionId}.`)
  const approval = await approvalOf(tx.client, collectionId, entry.cutOrders + 1)
  const may = mayActOnCollection(act, { ...entry, isApprovalAsked: approval !== undefined && approval.decidedOn === null })
  if (!may.ok) return left(may.refusal.message)
  const target = await targetOfAgreement(tx.client, entry.agreementId)
  invariant(target !== undefined, 'a case without its agreement', { collectionId })
  const facts = await loadFacts(tx.client, target, entry, rules)
  const owed = pastDue(facts, rules.today).toFixed(2)
  if (act === 'release_cut') {
    const decision = decideAct('cut', facts, rules.chain, { on: rules.today, at: null })
    if (decision.outcome !== 'act' && !isOnlyTheDay(decision)) {
      const reasons = decision.trace.filter(({ allows }) => !allows).map((row) => publicReason(row).says)
      return left(`Not released: ${[...new Set(reasons)].join(' ')}`, owed)
    }
  }
  await carryOutAct(tx, { entry, target, rules, facts }, act, { actor, reason })
  return {
    collectionId,
    isDone: true,
    says: act === 'release_cut' ? 'Released.' : 'Not released; the case has ended.',
    pastDue: owed,
  }
}
